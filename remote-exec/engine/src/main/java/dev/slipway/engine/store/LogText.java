package dev.slipway.engine.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The text of a log's line ⇄ a column: long lines are deflated, a task prints many that are alike. Stateless.
public final class LogText {
    /// Columns to ask for, so that `of` can read them.
    public static final String COLUMNS = "text, typeof(text) = 'blob' AS packed";

    private static final int LONG = 1000;
    private static final int BUFFER_BYTES = 1 << 10;

    private LogText() {}

    /// Returns the text as it is read from `COLUMNS`.
    ///
    /// @throws IOException if the column is damaged
    public static String of(Row row) throws IOException {
        if (row.number("packed") == 0) {
            return row.text("text");
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(row.bytes("text")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Returns what is written for `text`: itself, or bytes where those are fewer.
    static Object column(String text) {
        if (text.length() <= LONG) {
            return text;
        }
        var plain = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        try (var fast = new Deflater(Deflater.BEST_SPEED);
                var out = new DeflaterOutputStream(bytes, fast, BUFFER_BYTES)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.size() < plain.length ? bytes.toByteArray() : text;
    }
}
