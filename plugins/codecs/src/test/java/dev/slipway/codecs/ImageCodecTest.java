package dev.slipway.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCodecTest {
    private final ImageCodec codec = new ImageCodec();

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_BYTE_BINARY
            })
    void thePixelsOfEveryKindOfImageComeBack(int type) throws IOException {
        var image = image(type);

        var back = (BufferedImage) codec.decode(new ByteArrayInputStream(encode(image)), new TestTypes());

        for (int x = 0; x < image.getWidth(); x++) {
            assertThat(back.getRGB(x, 1)).isEqualTo(image.getRGB(x, 1));
        }
        assertThat(encode(back)).isEqualTo(encode(image));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void anImageIsExportedInTheFormatsPeopleUse(String extension) throws IOException {
        var out = new ByteArrayOutputStream();

        codec.export(new ByteArrayInputStream(encode(image(BufferedImage.TYPE_INT_ARGB))), extension, out);

        assertThat(ImageIO.read(new ByteArrayInputStream(out.toByteArray())).getWidth())
                .isEqualTo(8);
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        var encoded = encode(image(BufferedImage.TYPE_INT_RGB));

        assertThatThrownBy(() -> codec.export(new ByteArrayInputStream(encoded), "csv", new ByteArrayOutputStream()))
                .hasMessage("an image can be written as png, jpg, gif or bmp, not as csv");
    }

    private byte[] encode(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        codec.encode(image, out, new TestTypes());
        return out.toByteArray();
    }

    private static BufferedImage image(int type) {
        var image = new BufferedImage(8, 2, type);
        for (int x = 0; x < 8; x++) {
            image.setRGB(x, 0, 0xFF000000 | ((x * 30) << 16));
            image.setRGB(x, 1, x % 2 == 0 ? 0xFFFFFFFF : 0xFF000000);
        }
        return image;
    }
}
