package dev.slipway.kernel.display;

import static java.lang.System.Logger.Level.WARNING;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.Plugins;
import dev.slipway.api.spi.ValueRenderer;
import dev.slipway.kernel.table.Tables;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Values as MIME bundles, by the renderers on the class path of the cells. Thread-safe.
public final class Renderings {
    private static final System.Logger LOG = System.getLogger(Renderings.class.getName());

    private final ClassLoader libraries;
    private final Tables tables;
    private volatile @Nullable List<ValueRenderer<?>> renderers;

    /// @param libraries the loader whose providers are asked; when the first value is shown
    /// @param tables says which values are tables, and keeps those that are shown
    public Renderings(ClassLoader libraries, Tables tables) {
        this.libraries = libraries;
        this.tables = tables;
    }

    /// Returns `value` in its forms, richest first, always with plain text. A renderer that fails costs only itself.
    public MimeBundle of(@Nullable Object value) {
        if (value instanceof MimeBundle bundle) {
            return withText(bundle, () -> String.join(", ", bundle.content().keySet()));
        }
        if (value == null || value instanceof CharSequence || value instanceof Number) {
            return MimeBundle.text(PlainText.of(value));
        }
        try {
            var nearest = nearest(value);
            if (nearest != null) {
                return withTable(withText(render(nearest, value), () -> PlainText.of(value)), value);
            }
            if (value instanceof BufferedImage image) {
                return image(image);
            }
            var tree = ValueTree.of(value);
            if (tree.isPresent()) {
                return MimeBundle.of(MimeBundle.TREE, tree.get(), PlainText.of(value));
            }
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.log(WARNING, "cannot show a " + value.getClass().getName(), e);
        }
        return MimeBundle.text(PlainText.of(value));
    }

    /// Returns `value` as content of type `mime`: text as it is, bytes and images as base64.
    public static MimeBundle as(String mime, @Nullable Object value) {
        var content = switch (value) {
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case BufferedImage image
            when mime.equals(MimeBundle.PNG) -> {
                try {
                    yield base64(image);
                } catch (IOException e) {
                    throw new IllegalArgumentException("not an image that can be shown as " + mime, e);
                }
            }
            case null, default -> PlainText.of(value);
        };
        return MimeBundle.of(mime, content, MimeBundle.isText(mime) ? content : mime);
    }

    private static MimeBundle withText(MimeBundle bundle, Supplier<String> text) {
        return bundle.form(MimeBundle.TEXT).isPresent() ? bundle : bundle.with(MimeBundle.TEXT, text.get());
    }

    private MimeBundle withTable(MimeBundle bundle, Object value) {
        var form = tables.form(value);
        return form == null ? bundle : bundle.with(MimeBundle.TABLE, form);
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
        return MimeBundle.of(MimeBundle.PNG, base64(image), "image, " + image.getWidth() + " × " + image.getHeight());
    }

    private static String base64(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private @Nullable ValueRenderer<?> nearest(Object value) {
        ValueRenderer<?> nearest = null;
        for (var renderer : renderers()) {
            boolean isNearer = renderer.type().isInstance(value)
                    && (nearest == null || nearest.type().isAssignableFrom(renderer.type()))
                    && shows(renderer, value);
            nearest = isNearer ? renderer : nearest;
        }
        return nearest;
    }

    private List<ValueRenderer<?>> renderers() {
        var known = renderers;
        if (known == null) {
            known = Plugins.load(ValueRenderer.class, libraries).stream()
                    .<ValueRenderer<?>>map(renderer -> renderer)
                    .toList();
            renderers = known;
        }
        return known;
    }
}
