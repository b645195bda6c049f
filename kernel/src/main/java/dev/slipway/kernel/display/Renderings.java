package dev.slipway.kernel.display;

import static java.lang.System.Logger.Level.WARNING;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.Plugins;
import dev.slipway.api.spi.ValueRenderer;
import dev.slipway.kernel.table.Tables;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Values as MIME bundles, by the renderers on the class path of the cells. Thread-safe.
public final class Renderings {
    private static final System.Logger LOG = System.getLogger(Renderings.class.getName());
    /// Longest text that is shown as it is. Unit: UTF-16 units.
    private static final int LARGEST = 1 << 25;

    private final ClassLoader libraries;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Tables tables;
    private volatile @Nullable List<ValueRenderer<?>> renderers;

    /// @param libraries the loader whose providers are asked; when the first value is shown
    /// @param tables says which values are tables, and keeps those that are shown
    public Renderings(ClassLoader libraries, Tables tables) {
        this.libraries = libraries;
        this.tables = tables;
    }

    /// Returns `value` in its forms, richest first, always with plain text. A renderer that fails costs only itself:
    /// the next nearest is asked, and the cell's errors say so once.
    public MimeBundle of(@Nullable Object value) {
        if (value instanceof MimeBundle bundle) {
            return withText(bundle, () -> String.join(", ", bundle.content().keySet()));
        }
        if (value == null || value instanceof CharSequence || value instanceof Number) {
            return MimeBundle.text(PlainText.of(value));
        }
        try {
            for (var renderer : fitting(value)) {
                var shown = shown(renderer, value);
                if (shown != null) {
                    return withTable(withText(shown, () -> PlainText.of(value)), value);
                }
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
    ///
    /// @throws IllegalArgumentException if it is too large, or no image
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
            case CharSequence text -> whole(mime, text);
            case null, default -> PlainText.of(value);
        };
        return MimeBundle.of(mime, content, MimeBundle.isText(mime) ? PlainText.of(content) : mime);
    }

    private static String whole(String mime, CharSequence text) {
        if (text.length() > LARGEST) {
            throw new IllegalArgumentException(
                    "%,d characters of %s are too many to show, more than %,d. Write them to a file."
                            .formatted(text.length(), mime, LARGEST));
        }
        return text.toString();
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

    /// Returns the renderers whose types fit, the nearest first; of two for one type the later.
    private List<ValueRenderer<?>> fitting(Object value) {
        var fitting = new ArrayList<ValueRenderer<?>>();
        for (var renderer : renderers()) {
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
    private @Nullable MimeBundle shown(ValueRenderer<?> renderer, Object value) {
        try {
            return shows(renderer, value) ? Objects.requireNonNull(render(renderer, value), "it gave null") : null;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            var names = renderer.getClass().getName() + " cannot show a "
                    + value.getClass().getName();
            if (told.add(names)) {
                System.err.println(names + ": " + e + ". It is shown without it.");
            }
            return null;
        }
    }

    @SuppressWarnings({"CatchingUnchecked", "ConstantValue"}) // a plug-in's code
    private static boolean saysWhatItShows(ValueRenderer<?> renderer) {
        try {
            return renderer.type() != null;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.log(WARNING, "left out plug-in " + renderer.getClass().getName(), e);
            return false;
        }
    }

    private List<ValueRenderer<?>> renderers() {
        var known = renderers;
        if (known == null) {
            known = Plugins.load(ValueRenderer.class, libraries).stream()
                    .<ValueRenderer<?>>map(renderer -> renderer)
                    .filter(Renderings::saysWhatItShows)
                    .toList();
            renderers = known;
        }
        return known;
    }
}
