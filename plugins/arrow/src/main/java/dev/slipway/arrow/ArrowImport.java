package dev.slipway.arrow;

import dev.slipway.tablesaw.TableImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.Table;

/// Reads Arrow IPC files and streams, which Feather files of version 2 are. Stateless.
public final class ArrowImport implements TableImport {
    @Override
    public List<String> extensions() {
        return List.of("arrow", "arrows", "feather", "ipc");
    }

    @Override
    public List<String> tables(Path file) {
        return List.of(String.valueOf(file.getFileName()));
    }

    @Override
    public Table read(Path file, String name) throws IOException {
        if (!name.isEmpty() && !tables(file).getFirst().equalsIgnoreCase(name)) {
            throw new IOException(file + " holds one table, without a name: Tables.read(file).");
        }
        return ArrowFile.read(file);
    }
}
