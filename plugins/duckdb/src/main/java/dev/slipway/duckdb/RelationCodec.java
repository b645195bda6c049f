package dev.slipway.duckdb;

import dev.slipway.api.spi.ArtifactCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The format `slipway-relation/1`: the rows of a relation as Parquet. What is read back is a relation over a file of
/// this process, so neither side takes the rows into memory. Thread-safe.
public final class RelationCodec implements ArtifactCodec {
    private static final String FORMAT = "slipway-relation/1";
    private static final String PARQUET = ".parquet";
    private static final int PREFERENCE = 10;

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public int preference(@Nullable Object value) {
        return value instanceof Relation ? PREFERENCE : 0;
    }

    @Override
    public void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException {
        if (!(value instanceof Relation relation)) {
            throw new IllegalArgumentException("no relation: " + value);
        }
        var aside = Files.createTempFile("slipway-", PARQUET);
        try {
            Tables.write(relation, aside);
            Files.copy(aside, out);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    @Override
    public Object decode(InputStream in, NotebookTypes types) throws IOException {
        var file = Files.createTempFile("slipway-", PARQUET);
        file.toFile().deleteOnExit();
        try (var out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        return over(file);
    }

    private static Relation over(Path file) throws IOException {
        try {
            return Sql.empty().value("file", file).lazily("FROM read_parquet(:file)");
        } catch (SqlException e) {
            throw new IOException("the stored relation cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String extension() {
        return "parquet";
    }

    @Override
    public void export(InputStream encoded, String extension, OutputStream out) throws IOException {
        var file = Files.createTempFile("slipway-", PARQUET);
        var other = Files.createTempFile("slipway-", "." + extension);
        try {
            try (var aside = Files.newOutputStream(file)) {
                encoded.transferTo(aside);
            }
            switch (extension) {
                case "parquet" -> Files.copy(file, out);
                case "csv", "tsv", "json" -> {
                    Tables.write(over(file), other);
                    Files.copy(other, out);
                }
                default ->
                    throw new IOException(
                            "a relation can be written as parquet, csv, tsv or json, not as " + extension);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(other);
        }
    }

    @Override
    public String preview(@Nullable Object value) {
        var text = String.valueOf(value);
        return text.length() > 200 ? text.substring(0, 199) + "…" : text;
    }
}
