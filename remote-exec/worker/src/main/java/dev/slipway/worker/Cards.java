package dev.slipway.worker;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.Plugins;
import dev.slipway.api.spi.ValueRenderer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Values as cards, by the renderers that user code's class path has. Immutable.
final class Cards {
    private static final int LONGEST_TEXT = 1 << 20;
    /// Longest text that is shown as it is. Unit: UTF-16 units.
    private static final int LARGEST = 1 << 25;

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
            for (var renderer : fitting(value)) {
                var shown = shown(renderer, value);
                if (shown != null) {
                    return shown;
                }
            }
            try {
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
    ///
    /// @throws IllegalArgumentException if it is too large
    static MimeBundle as(String mime, @Nullable Object value) {
        var content = switch (value) {
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case CharSequence text -> whole(mime, text);
            case null, default -> text(value);
        };
        return MimeBundle.of(mime, content, MimeBundle.isText(mime) ? cut(content) : mime);
    }

    private static String whole(String mime, CharSequence text) {
        if (text.length() > LARGEST) {
            throw new IllegalArgumentException(
                    "%,d characters of %s are too many to show, more than %,d. Write them to a file."
                            .formatted(text.length(), mime, LARGEST));
        }
        return text.toString();
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

    /// Returns the renderers whose types fit, the nearest first; of two for one type the later.
    private List<ValueRenderer<?>> fitting(Object value) {
        var fitting = new ArrayList<ValueRenderer<?>>();
        for (var renderer : renderers) {
            if (renderer.type().isInstance(value)) {
                int at = 0;
                while (at < fitting.size() && !fitting.get(at).type().isAssignableFrom(renderer.type())) {
                    at++;
                }
                fitting.add(at, renderer);
            }
        }
        return fitting;
    }

    /// Returns what `renderer` makes of `value`; null if it does not show it, or fails.
    @SuppressWarnings("CatchingUnchecked") // a plug-in's code
    private static @Nullable MimeBundle shown(ValueRenderer<?> renderer, Object value) {
        try {
            return shows(renderer, value) ? Objects.requireNonNull(render(renderer, value), "it gave null") : null;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            System.err.println(renderer.getClass().getName() + " cannot show a "
                    + value.getClass().getName() + ": " + e + ". It is shown without it.");
            return null;
        }
    }

    /// Returns what a value says of itself; arrays show their elements.
    private static String text(@Nullable Object value) {
        try {
            var text = switch (value) {
                case Object[] array -> Arrays.deepToString(array);
                case Object array when array.getClass().isArray() -> elements(array);
                case null, default -> String.valueOf(value);
            };
            return cut(text);
        } catch (RuntimeException | StackOverflowError e) {
            return value == null ? "null" : value.getClass().getSimpleName() + " (its toString threw " + e + ")";
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT
                ? text.substring(0, LONGEST_TEXT) + "… (%,d characters in all)".formatted(text.length())
                : text;
    }

    private static String elements(Object array) {
        var text = new StringBuilder("[");
        for (int i = 0; i < Array.getLength(array) && text.length() < LONGEST_TEXT; i++) {
            text.append(i == 0 ? "" : ", ").append(Array.get(array, i));
        }
        return text.append("]").toString();
    }
}
