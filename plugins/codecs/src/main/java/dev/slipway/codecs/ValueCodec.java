package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The format `slipway-value/1`: values of the JDK, and records, enums and classes that cells declare.
///
/// Deterministic: unordered collections are sorted by the bytes of their elements, NaN has one form. Mutable objects
/// keep their identity within a value. What another codec knows (a table, an image) can be a part. Thread-safe.
public final class ValueCodec implements ArtifactCodec {
    private static final String FORMAT = "slipway-value/1";
    private static final byte[] MAGIC = {'S', 'L', 'V', 1};
    private static final int PREVIEW = 200;
    private static final List<String> TEXTS = List.of("json", "txt", "csv");

    private final List<ArtifactCodec> others;

    /// Uses the other codecs beside it for parts it does not know.
    public ValueCodec() {
        this(null);
    }

    ValueCodec(@Nullable List<ArtifactCodec> others) {
        this.others = others == null ? new OtherCodecs() : List.copyOf(others);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public int preference(@Nullable Object value) {
        return 1;
    }

    @Override
    public void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException {
        out.write(MAGIC);
        new ValueWriter(out, types, others).write(value);
    }

    @Override
    public @Nullable Object decode(InputStream in, NotebookTypes types) throws IOException {
        return read(in, new ObjectAssembly(types, others));
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public void export(InputStream encoded, String extension, OutputStream out) throws IOException {
        if (!TEXTS.contains(extension)) {
            requireMagic(encoded);
            if (!new Source(encoded).copyBytes(out)) {
                throw new IOException("a value can be written as json, csv or txt, not as " + extension);
            }
            return;
        }
        var value = read(encoded, new PlainAssembly(others));
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (extension.equals("txt") && value instanceof CharSequence text) {
            writer.append(text);
        } else if (extension.equals("csv")) {
            new CsvText(writer).write(value);
        } else {
            new JsonText(writer).write(value);
            writer.write('\n');
        }
        writer.flush();
    }

    @Override
    public String preview(@Nullable Object value) {
        return Previews.of(value, PREVIEW);
    }

    private static @Nullable Object read(InputStream in, Assembly assembly) throws IOException {
        requireMagic(in);
        return new ValueReader(in, assembly).read();
    }

    private static void requireMagic(InputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("not a value of the format " + FORMAT);
        }
    }
}
