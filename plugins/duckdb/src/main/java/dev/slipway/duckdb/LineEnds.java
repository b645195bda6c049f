package dev.slipway.duckdb;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ends of the lines of a text of quoted fields, as far as they are outside of the quotes. Stateless.
final class LineEnds {
    private LineEnds() {}

    /// Writes `file`, unpacked, to `target` with a plain line feed at each end; texts in quotes stay as they are.
    ///
    /// @return whether any end was another one
    static boolean makeEqual(Path file, Path target) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(target))) {
            return TextBytes.read(file, in -> makeEqual(in, out));
        }
    }

    private static boolean makeEqual(InputStream in, OutputStream out) throws IOException {
        boolean isQuoted = false;
        boolean isOther = false;
        boolean isReturn = false;
        for (int one = in.read(); one >= 0; one = in.read()) {
            isQuoted ^= one == '"';
            boolean isSecond = isReturn && one == '\n';
            isReturn = one == '\r' && !isQuoted;
            isOther |= isReturn;
            if (!isSecond) {
                out.write(isReturn ? '\n' : one);
            }
        }
        return isOther;
    }
}
