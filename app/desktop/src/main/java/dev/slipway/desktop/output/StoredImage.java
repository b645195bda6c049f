package dev.slipway.desktop.output;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// An image as an output holds it. A small one is decoded at once; a large one on a worker, and only as finely as it
/// can be looked at. UI thread only.
final class StoredImage {
    /// What is decoded at once at most. Unit: px
    static final long AT_ONCE = 4_000_000;

    /// The longer side of what is decoded at once, at most: graphics cards draw none that is much longer. Unit: px
    static final int LONGEST_AT_ONCE = 8_000;

    /// The longer side of what is decoded of a large one, at most. Unit: px
    static final int FINEST = 4_000;

    private static final int PNG_SIZE = 16; // where a PNG has its width, then its height
    private static final int SURELY_SMALL = 50_000; // bytes of an image of another kind

    private final byte[] bytes;
    private final int width;
    private final int height;
    private final List<Consumer<Optional<Image>>> waiting = new ArrayList<>();
    private @Nullable Image decoded;

    private StoredImage(byte[] bytes, int width, int height, @Nullable Image decoded) {
        this.bytes = bytes;
        this.width = width;
        this.height = height;
        this.decoded = decoded;
    }

    /// Returns the image that `bytes` are a file of; empty if they are none.
    static Optional<StoredImage> of(byte[] bytes, boolean isPng) {
        var size = isPng ? pngSize(bytes) : bytes.length < SURELY_SMALL ? new int[2] : size(bytes);
        boolean isLong = Math.max(size[0], size[1]) > LONGEST_AT_ONCE;
        if (isLong || (long) size[0] * size[1] > AT_ONCE) {
            return Optional.of(new StoredImage(bytes, size[0], size[1], null));
        }
        var image = new Image(new ByteArrayInputStream(bytes));
        return image.isError()
                ? Optional.empty()
                : Optional.of(new StoredImage(bytes, (int) image.getWidth(), (int) image.getHeight(), image));
    }

    /// Returns width and height, zeros if they are not told.
    private static int[] pngSize(byte[] bytes) {
        if (bytes.length < PNG_SIZE + 2 * Integer.BYTES) {
            return new int[2];
        }
        var head = ByteBuffer.wrap(bytes, PNG_SIZE, 2 * Integer.BYTES);
        return new int[] {Math.max(0, head.getInt()), Math.max(0, head.getInt())};
    }

    private static int[] size(byte[] bytes) {
        try {
            return read(bytes, reader -> new int[] {reader.getWidth(0), reader.getHeight(0)});
        } catch (IOException | RuntimeException unknown) {
            return new int[2];
        }
    }

    /// Returns its own width. Unit: px
    int width() {
        return width;
    }

    /// Returns its own height. Unit: px
    int height() {
        return height;
    }

    /// Hands what can be looked at to `then`, at once or once it is decoded; empty if it cannot be.
    void show(Links links, Consumer<Optional<Image>> then) {
        if (decoded != null) {
            then.accept(Optional.of(decoded));
            return;
        }
        waiting.add(then);
        if (waiting.size() == 1) {
            int step = Math.ceilDiv(Math.max(width, height), FINEST);
            links.work(() -> pixels(step), found -> {
                decoded = found.orElse(null);
                var all = List.copyOf(waiting);
                waiting.clear();
                all.forEach(one -> one.accept(found));
            });
        }
    }

    /// Hands all its pixels to `then`, at once or once they are decoded; says so if they cannot be.
    void whole(Links links, Consumer<Image> then) {
        boolean isWhole = decoded != null && (int) decoded.getWidth() == width && (int) decoded.getHeight() == height;
        if (decoded != null && isWhole) {
            then.accept(decoded);
        } else {
            links.work(
                    () -> pixels(1),
                    found -> found.ifPresentOrElse(
                            then,
                            () -> links.tell(
                                    "The picture was not copied.",
                                    "It is too large for the memory, or broken. It can be saved as a file instead.")));
        }
    }

    private Optional<Image> pixels(int step) {
        try {
            return Optional.of(SwingFXUtils.toFXImage(decode(step), null));
        } catch (UncheckedIOException | IllegalArgumentException | OutOfMemoryError cannot) {
            return Optional.empty();
        }
    }

    /// Returns every `step`th pixel of every `step`th row, on any thread.
    BufferedImage decode(int step) {
        try {
            return read(bytes, reader -> {
                var how = reader.getDefaultReadParam();
                how.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, how);
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private interface Reading<T> {
        T of(ImageReader reader) throws IOException;
    }

    private static <T> T read(byte[] bytes, Reading<T> reading) throws IOException {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("No image of a kind that can be decoded.");
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return reading.of(reader);
            } finally {
                reader.dispose();
            }
        }
    }
}
