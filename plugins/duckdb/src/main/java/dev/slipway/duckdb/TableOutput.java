package dev.slipway.duckdb;

import dev.slipway.api.sql.SqlText;
import dev.slipway.tablesaw.TableExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/// Tables → files, written aside and then moved. Stateless.
final class TableOutput {
    private TableOutput() {}

    static void write(Table table, Path file) throws IOException {
        var other = isOwn(file) ? null : OtherFiles.writer(file).orElse(null);
        if (other != null) {
            write(table, file.toAbsolutePath(), other);
            return;
        }
        write(new Query(SqlText.of("FROM t"), Map.of("t", table), Map.of(), Map.of()), file);
    }

    private static boolean isOwn(Path file) {
        return List.of("csv", "tsv", "json", "ndjson", "jsonl", "parquet").contains(TableInput.kind(file));
    }

    private static void write(Table table, Path file, TableExport format) throws IOException {
        var aside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(aside))) {
                format.write(table, out);
            }
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    static void write(Relation relation, Path file) throws IOException {
        if (!isOwn(file) && OtherFiles.writer(file).isPresent()) {
            write(relation.table(), file);
            return;
        }
        write(new Query(SqlText.of("FROM t"), Map.of("t", relation), Map.of(), Map.of()), file);
    }

    private static void write(Query query, Path file) throws IOException {
        var target = file.toAbsolutePath();
        var options = options(target);
        var aside = target.resolveSibling("." + target.getFileName() + ".part");
        var opened = new HashSet<>(query.fence().files());
        opened.add(aside.toString());
        try {
            Session.run(
                    query, new Database.Fence(opened, query.fence().folders(), query.database()), (connection, _) -> {
                        try (var statement = connection.createStatement()) {
                            return statement.execute("COPY (" + OtherNumbers.written(statement, TableInput.kind(target))
                                    + ") TO " + Literals.text(aside.toString()) + " (" + options
                                    + ", USE_TMP_FILE false)");
                        } catch (SQLException e) {
                            throw Faults.of(e, query, null);
                        }
                    });
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (SqlException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static String options(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        var compression =
                name.endsWith(".gz") ? ", COMPRESSION gzip" : name.endsWith(".zst") ? ", COMPRESSION zstd" : "";
        return switch (TableInput.kind(file)) {
            case "csv" -> "FORMAT csv, HEADER" + compression;
            case "tsv" -> "FORMAT csv, HEADER, DELIMITER '\t'" + compression;
            case "json" -> "FORMAT json, ARRAY true" + compression;
            case "ndjson", "jsonl" -> "FORMAT json" + compression;
            case "parquet" -> "FORMAT parquet, COMPRESSION zstd";
            default ->
                throw new IOException("cannot tell from the name of " + file
                        + " what to write. Give it the extension csv, tsv, json, parquet or xlsx.");
        };
    }
}
