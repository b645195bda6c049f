package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Images as PNG: the pixels come back, in a form that holds them without loss. Thread-safe.
public final class ImageCodec implements ArtifactCodec {
    private static final String PNG = "png";
    private static final int PREFERENCE = 10;
    private static final long MOST_PIXELS = 400_000_000;

    @Override
    public String format() {
        return "image/png";
    }

    @Override
    public int preference(@Nullable Object value) {
        return value instanceof BufferedImage ? PREFERENCE : 0;
    }

    @Override
    public void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException {
        if (!(value instanceof BufferedImage image)) {
            throw new IllegalArgumentException("not an image: " + value);
        }
        types.met(image, () -> "");
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, PNG, stream) && !ImageIO.write(withAlpha(image), PNG, stream)) {
                throw new IOException("this machine's JDK cannot write PNG");
            }
        }
        bytes.writeTo(out);
    }

    @Override
    public Object decode(InputStream in, NotebookTypes types) throws IOException {
        var bytes = in.readAllBytes();
        requireSensibleSize(bytes);
        try {
            var image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))); // closes it
            if (image == null) {
                throw new IOException("not a PNG image");
            }
            return image;
        } catch (RuntimeException e) {
            throw new IOException("not a whole PNG image", e);
        }
    }

    @Override
    public String extension() {
        return PNG;
    }

    @Override
    public void export(InputStream encoded, String extension, OutputStream out) throws IOException {
        switch (extension) {
            case PNG -> encoded.transferTo(out);
            case "jpg", "jpeg", "gif", "bmp" -> {
                var image = (BufferedImage) decode(encoded, NoTypes.INSTANCE);
                if (!ImageIO.write(opaque(image), extension, out)) {
                    throw new IOException("this machine's JDK cannot write " + extension);
                }
            }
            default -> throw new IOException("an image can be written as png, jpg, gif or bmp, not as " + extension);
        }
    }

    @Override
    public String preview(@Nullable Object value) {
        return value instanceof BufferedImage image
                ? "image, " + image.getWidth() + " × " + image.getHeight()
                : String.valueOf(value);
    }

    /// Reads width and height from the header, so that a broken one takes no memory.
    private static void requireSensibleSize(byte[] bytes) throws IOException {
        if (bytes.length < 24 || bytes[1] != 'P' || bytes[2] != 'N' || bytes[3] != 'G') {
            throw new IOException("not a PNG image");
        }
        var header = ByteBuffer.wrap(bytes);
        long width = header.getInt(16);
        long height = header.getInt(20);
        if (width < 1 || height < 1 || width * height > Math.min(MOST_PIXELS, 10_000L * bytes.length)) {
            throw new IOException(
                    "a PNG image of " + width + " × " + height + " pixels in " + bytes.length + " bytes cannot be");
        }
    }

    private static BufferedImage withAlpha(BufferedImage image) {
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        var graphics = copy.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }

    /// Returns the image on white: the other formats have no transparency.
    private static BufferedImage opaque(BufferedImage image) {
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    /// Knows no class of a notebook: images have none.
    private enum NoTypes implements NotebookTypes {
        INSTANCE;

        @Override
        public @Nullable String nameOf(Class<?> type) {
            return null;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            throw new IOException("an image names no type: " + name);
        }

        @Override
        public void met(Object mutable, Supplier<String> path) {
            // nothing is shared
        }
    }
}
