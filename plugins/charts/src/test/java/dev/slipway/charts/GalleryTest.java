package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every machine draws the pictures that were looked at.
class GalleryTest {
    private static final int DIGITS = 16;

    /// By pixels: how well a PNG is compressed depends on the JDK's zlib. Where a picture changes on purpose, look at
    /// it with `-Dslipway.gallery=FOLDER`, and put the lines of the failure into `gallery.txt`.
    @Test
    void everyPictureIsTheOneThatWasLookedAt() throws Exception {
        var known = Objects.requireNonNull(GalleryTest.class.getResourceAsStream("gallery.txt"));

        var drawn = new TreeMap<>(Gallery.plots())
                .entrySet().stream()
                        .map(plot -> plot.getKey() + " " + pixels(plot.getValue()) + " "
                                + hash(plot.getValue().toSvg().getBytes(StandardCharsets.UTF_8)))
                        .collect(Collectors.joining("\n", "", "\n"));

        assertThat(drawn).isEqualTo(new String(known.readAllBytes(), StandardCharsets.UTF_8));
    }

    static String pixels(Plot plot) {
        var image = plot.toImage();
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        bytes.asIntBuffer().put(pixels);
        return hash(bytes.array());
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
