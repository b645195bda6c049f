package dev.slipway.features;

import dev.slipway.api.spi.ArtifactCodec;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The format `slipway-features/1`: splits, parts and what was fitted. Deterministic. Thread-safe.
public final class FeatureCodec implements ArtifactCodec {
    private static final String FORMAT = "slipway-features/1";
    private static final byte[] MAGIC = {'S', 'L', 'F', 1};
    private static final int PREFERENCE = 10;
    private static final int LONGEST_PREVIEW = 200;

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public int preference(@Nullable Object value) {
        return value instanceof Split || value instanceof Part || value instanceof Fitted ? PREFERENCE : 0;
    }

    @Override
    public void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException {
        out.write(MAGIC);
        var writer = new FeatureWriter(new DataOutputStream(out));
        switch (value) {
            case Split split -> writer.split(split);
            case Part part -> writer.onePart(part);
            case Fitted fitted -> writer.oneFitted(fitted);
            case null, default -> throw new IllegalArgumentException("neither split, part nor fitted: " + value);
        }
    }

    @Override
    public Object decode(InputStream in, NotebookTypes types) throws IOException {
        return read(in);
    }

    private static Shown read(InputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("not of the format " + FORMAT);
        }
        try {
            return new FeatureReader(in).read();
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException("what is stored does not fit together: " + e.getMessage(), e);
        }
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public void export(InputStream encoded, String extension, OutputStream out) throws IOException {
        if (!extension.equals("txt") && !extension.equals("html")) {
            throw new IOException("this can be written as txt or html, not as " + extension);
        }
        var value = read(encoded);
        var text = extension.equals("html") ? Shown.html(value) : Shown.text(value) + "\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String preview(@Nullable Object value) {
        var text = value instanceof Shown shown ? shown.headline() : String.valueOf(value);
        return text.length() <= LONGEST_PREVIEW ? text : text.substring(0, LONGEST_PREVIEW - 1) + "…";
    }
}
