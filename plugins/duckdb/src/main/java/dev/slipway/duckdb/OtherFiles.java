package dev.slipway.duckdb;

import dev.slipway.api.spi.Plugins;
import dev.slipway.tablesaw.TableExport;
import dev.slipway.tablesaw.TableImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tech.tablesaw.api.Table;

/// Files of the kinds that other plug-ins read and write. Stateless.
final class OtherFiles {
    private OtherFiles() {}

    /// @throws IOException if no plug-in reads such files, or the one that does says so
    static Table read(Path file, String table) throws IOException {
        return reader(file).read(file, table);
    }

    static List<String> tables(Path file) throws IOException {
        return reader(file).tables(file);
    }

    private static TableImport reader(Path file) throws IOException {
        var kind = TableInput.kind(file);
        return Plugins.load(TableImport.class, loader()).stream()
                .filter(one -> one.extensions().contains(kind))
                .findFirst()
                .orElseThrow(() -> new IOException("cannot tell what " + file
                        + " is by its name. Give it the extension csv, tsv, json, parquet, xlsx, arrow or feather."));
    }

    static Optional<TableExport> writer(Path file) {
        var kind = TableInput.kind(file);
        return Plugins.load(TableExport.class, loader()).stream()
                .filter(one -> one.extension().equals(kind))
                .findFirst();
    }

    private static ClassLoader loader() {
        return Objects.requireNonNull(OtherFiles.class.getClassLoader());
    }
}
