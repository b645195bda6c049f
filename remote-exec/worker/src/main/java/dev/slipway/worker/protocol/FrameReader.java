package dev.slipway.worker.protocol;

import dev.slipway.api.run.ContentHash;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the bytes of one frame apart. One thread at a time.
final class FrameReader {
    private static final int HASH_BYTES = 32;

    private final DataInputStream in;

    FrameReader(byte[] frame) {
        in = new DataInputStream(new ByteArrayInputStream(frame));
    }

    /// Reads one value.
    @FunctionalInterface
    interface Part<T> {
        T read() throws IOException;
    }

    int kind() throws IOException {
        return in.readUnsignedByte();
    }

    long number() throws IOException {
        return in.readLong();
    }

    int small() throws IOException {
        return in.readInt();
    }

    double real() throws IOException {
        return in.readDouble();
    }

    String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() throws IOException {
        return exactly(count());
    }

    Path path() throws IOException {
        return Path.of(text());
    }

    ContentHash hash() throws IOException {
        return new ContentHash(HexFormat.of().formatHex(exactly(HASH_BYTES)));
    }

    Instant time() throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    <E extends Enum<E>> E choice(Class<E> type) throws IOException {
        var name = text();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("no " + type.getSimpleName() + " is named " + name, e);
        }
    }

    <T> List<T> all(Part<T> part) throws IOException {
        int count = count();
        var values = new ArrayList<T>(Math.min(count, 1024));
        for (int i = 0; i < count; i++) {
            values.add(part.read());
        }
        return values;
    }

    <T> @Nullable T maybe(Part<T> part) throws IOException {
        return in.readBoolean() ? part.read() : null;
    }

    @Nullable
    Object json() throws IOException {
        int kind = kind();
        return switch (kind) {
            case '0' -> null;
            case 's' -> text();
            case 't' -> true;
            case 'f' -> false;
            case 'l' -> number();
            case 'd' -> real();
            case 'i' -> new BigInteger(text());
            case 'b' -> new BigDecimal(text());
            case '[' -> {
                var list = new ArrayList<@Nullable Object>();
                for (int i = count(); i > 0; i--) {
                    list.add(json());
                }
                yield list;
            }
            case '{' -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                for (int i = count(); i > 0; i--) {
                    map.put(text(), json());
                }
                yield map;
            }
            default -> throw new IOException("no JSON value begins with " + kind);
        };
    }

    void end() throws IOException {
        if (in.available() > 0) {
            throw new IOException(in.available() + " bytes too many in a frame");
        }
    }

    int count() throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new EOFException("a frame claims " + count + " of something and has " + in.available() + " bytes");
        }
        return count;
    }

    private byte[] exactly(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("a frame is cut short");
        }
        return bytes;
    }
}
