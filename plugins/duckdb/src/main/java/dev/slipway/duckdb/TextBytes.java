package dev.slipway.duckdb;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// What a text file holds, unpacked if its name says that it is packed. Stateless.
final class TextBytes {
    private TextBytes() {}

    /// What is done with the bytes of a file.
    interface Reading<T> {
        T of(InputStream in) throws IOException;
    }

    static boolean isPacked(Path file) {
        var name = file.toString();
        return name.endsWith(".gz") || name.endsWith(".zst");
    }

    /// Returns what `reading` makes of the bytes of `file`.
    ///
    /// @throws IOException if it is not packed as its name says, too
    static <T> T read(Path file, Reading<T> reading) throws IOException {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file));
                var in = unpacked(file, bytes)) {
            return reading.of(in);
        } catch (EOFException e) {
            throw new IOException("the file " + file + " ends in the middle: it is not whole.", e);
        } catch (ZipException | ZstdIOException e) {
            var said = String.valueOf(e.getMessage());
            throw new IOException(
                    said.contains("Truncated") || said.contains("truncated")
                            ? "the file " + file + " ends in the middle: it is not whole."
                            : "the file " + file + " is not packed as its name says, or is broken: " + said + ".",
                    e);
        }
    }

    private static InputStream unpacked(Path file, InputStream bytes) throws IOException {
        var name = file.toString();
        if (name.endsWith(".gz")) {
            return new BufferedInputStream(new GZIPInputStream(bytes));
        }
        return name.endsWith(".zst") ? new BufferedInputStream(new ZstdInputStream(bytes)) : bytes;
    }

    /// Returns the encoding of a text that begins with `head`, by its mark; `asked` if it has none.
    ///
    /// @throws IOException if it has zero bytes that the encoding does not explain
    static Charset charset(Path file, byte[] head, Charset asked) throws IOException {
        if (begins(head, 0xFF, 0xFE, 0, 0) || begins(head, 0, 0, 0xFE, 0xFF)) {
            return Charset.forName("UTF-32");
        }
        if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16;
        }
        if (asked.equals(StandardCharsets.UTF_8)) {
            int line = 1;
            for (byte one : head) {
                if (one == 0) {
                    throw new IOException(
                            "the file " + file + " is no text in UTF-8: it holds a zero byte in line " + line + ".");
                }
                line += one == '\n' ? 1 : 0;
            }
        }
        return asked;
    }

    private static boolean begins(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || head[i] != (byte) mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// Returns what separates the values: a file called csv may have semicolons or tabs, as some programs and countries
    /// do.
    static String separator(byte[] head, String asked) {
        var first = new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        if (!asked.equals(",") || first.contains(",")) {
            return asked;
        }
        return first.contains(";") ? ";" : first.contains("\t") ? "\t" : asked;
    }
}
