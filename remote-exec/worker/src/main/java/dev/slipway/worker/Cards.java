package dev.slipway.worker;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.Plugins;
import dev.slipway.api.spi.ValueRenderer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Values as cards, by the renderers that user code's class path has. Immutable.
final class Cards {
    private static final int LONGEST_TEXT = 1 << 20;

    private final List<ValueRenderer<?>> renderers;

    Cards(ClassLoader libraries) {
        renderers = Plugins.load(ValueRenderer.class, libraries).stream()
                .<ValueRenderer<?>>map(renderer -> renderer)
                .toList();
    }

    /// Returns `value` in its forms. A renderer that fails costs only itself.
    MimeBundle of(@Nullable Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value != null) {
            var nearest = nearest(value);
            try {
                if (nearest != null) {
                    return render(nearest, value);
                }
                if (value instanceof BufferedImage image) {
                    return image(image);
                }
            } catch (IOException | RuntimeException | LinkageError e) {
                return MimeBundle.text(text(value));
            }
        }
        return MimeBundle.text(text(value));
    }

    /// Returns `value` as content of type `mime`: text as it is, bytes as base64.
    static MimeBundle as(String mime, @Nullable Object value) {
        var content = value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : text(value);
        return MimeBundle.of(mime, content, MimeBundle.isText(mime) ? content : mime);
    }

    @SuppressWarnings("unchecked") // the renderer's type is checked to fit
    private static boolean shows(ValueRenderer<?> renderer, Object value) {
        return ((ValueRenderer<Object>) renderer).shows(value);
    }

    @SuppressWarnings("unchecked") // the renderer's type is checked to fit
    private static MimeBundle render(ValueRenderer<?> renderer, Object value) {
        return ((ValueRenderer<Object>) renderer).render(value);
    }

    private static MimeBundle image(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        var text = "image, " + image.getWidth() + " × " + image.getHeight();
        return MimeBundle.of(MimeBundle.PNG, Base64.getEncoder().encodeToString(bytes.toByteArray()), text);
    }

    private @Nullable ValueRenderer<?> nearest(Object value) {
        ValueRenderer<?> nearest = null;
        for (var renderer : renderers) {
            boolean isNearer = renderer.type().isInstance(value)
                    && (nearest == null || nearest.type().isAssignableFrom(renderer.type()))
                    && shows(renderer, value);
            nearest = isNearer ? renderer : nearest;
        }
        return nearest;
    }

    /// Returns what a value says of itself; arrays show their elements.
    private static String text(@Nullable Object value) {
        try {
            var text = switch (value) {
                case Object[] array -> Arrays.deepToString(array);
                case Object array when array.getClass().isArray() -> elements(array);
                case null, default -> String.valueOf(value);
            };
            return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        } catch (RuntimeException | StackOverflowError e) {
            return value == null ? "null" : value.getClass().getSimpleName() + " (its toString threw " + e + ")";
        }
    }

    private static String elements(Object array) {
        var text = new StringBuilder("[");
        for (int i = 0; i < Array.getLength(array) && text.length() < LONGEST_TEXT; i++) {
            text.append(i == 0 ? "" : ", ").append(Array.get(array, i));
        }
        return text.append("]").toString();
    }
}
