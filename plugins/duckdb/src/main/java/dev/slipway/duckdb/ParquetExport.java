package dev.slipway.duckdb;

import dev.slipway.tablesaw.TableExport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import tech.tablesaw.api.Table;

/// Tables as Parquet. Thread-safe.
public final class ParquetExport implements TableExport {
    @Override
    public String extension() {
        return "parquet";
    }

    @Override
    public void write(Table table, OutputStream out) throws IOException {
        var aside = Files.createTempFile("slipway-", ".parquet");
        try {
            Tables.write(table, aside);
            Files.copy(aside, out);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
