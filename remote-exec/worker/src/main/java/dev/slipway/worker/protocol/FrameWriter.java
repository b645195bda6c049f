package dev.slipway.worker.protocol;

import dev.slipway.api.run.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds the bytes of one frame. One thread at a time.
final class FrameWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /// Writes one value; a method reference that writes the parts of a record.
    @FunctionalInterface
    interface Part<T> {
        void write(T value) throws IOException;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }

    void kind(int kind) throws IOException {
        out.writeByte(kind);
    }

    void number(long number) throws IOException {
        out.writeLong(number);
    }

    void small(int number) throws IOException {
        out.writeInt(number);
    }

    void real(double number) throws IOException {
        out.writeDouble(number);
    }

    void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    void path(Path path) throws IOException {
        text(path.toString());
    }

    void hash(ContentHash hash) throws IOException {
        out.write(HexFormat.of().parseHex(hash.hex()));
    }

    void time(Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    void choice(Enum<?> choice) throws IOException {
        text(choice.name());
    }

    <T> void all(Collection<T> values, Part<T> part) throws IOException {
        out.writeInt(values.size());
        for (var value : values) {
            part.write(value);
        }
    }

    <T> void maybe(@Nullable T value, Part<T> part) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            part.write(value);
        }
    }

    void json(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> kind('0');
            case String text -> tagged('s', text);
            case Boolean truth -> kind(truth ? 't' : 'f');
            case Long number -> {
                kind('l');
                number(number);
            }
            case Integer number -> {
                kind('l');
                number(number);
            }
            case Double number -> {
                kind('d');
                real(number);
            }
            case BigInteger number -> tagged('i', number.toString());
            case BigDecimal number -> tagged('b', number.toString());
            case List<?> list -> {
                kind('[');
                small(list.size());
                for (var element : list) {
                    json(element);
                }
            }
            case Map<?, ?> map -> {
                kind('{');
                small(map.size());
                for (var entry : map.entrySet()) {
                    text(String.valueOf(entry.getKey()));
                    json(entry.getValue());
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "not a JSON value: " + value.getClass().getName());
        }
    }

    private void tagged(int kind, String text) throws IOException {
        kind(kind);
        text(text);
    }
}
