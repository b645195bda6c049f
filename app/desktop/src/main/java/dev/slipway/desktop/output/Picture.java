package dev.slipway.desktop.output;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.figure.Figure;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// A picture that a cell has shown: a chart that is drawn in the colours of the theme, an image, or an SVG. UI thread
/// only.
public final class Picture {
    private static final String[] IMAGES = {MimeBundle.PNG, "image/jpeg", "image/gif"};
    private static final double SHARP = 2;
    private static final double SLIM = 4; // px

    private final @Nullable Figure chart;
    private final @Nullable StoredImage image;
    private final @Nullable SvgDrawing svg;
    private final String words;
    private final byte[] png;

    private Picture(
            @Nullable Figure chart, @Nullable StoredImage image, @Nullable SvgDrawing svg, String words, byte[] png) {
        this.chart = chart;
        this.image = image;
        this.svg = svg;
        this.words = words;
        this.png = png;
    }

    /// Returns the picture in `bundle`; empty if there is none, or it cannot be drawn.
    public static Optional<Picture> of(MimeBundle bundle) {
        var drawn = bundle.form(MimeBundle.CHART).flatMap(Figure::read);
        if (drawn.isPresent()) {
            return Optional.of(new Picture(drawn.get(), null, null, drawn.get().summary(), new byte[0]));
        }
        for (var type : IMAGES) {
            var form = bundle.form(type);
            if (form.isPresent()) {
                return decoded(form.get(), type, bundle.text());
            }
        }
        return bundle.form(MimeBundle.HTML).isPresent() ? Optional.empty() : svg(bundle);
    }

    /// Returns the SVG in `bundle`; empty if there is none.
    private static Optional<Picture> svg(MimeBundle bundle) {
        return bundle.form(MimeBundle.SVG).flatMap(text -> svg(text, bundle.text()));
    }

    /// Returns the picture of an SVG; empty if `text` is none.
    static Optional<Picture> svg(String text, String words) {
        return SvgDrawing.of(text).map(drawing -> new Picture(null, null, drawing, words, new byte[0]));
    }

    /// Tells whether `bundle` holds a picture, without decoding it.
    public static boolean isIn(MimeBundle bundle) {
        for (var type : IMAGES) {
            if (bundle.form(type).isPresent()) {
                return true;
            }
        }
        boolean isSvg = bundle.form(MimeBundle.SVG).isPresent()
                && bundle.form(MimeBundle.HTML).isEmpty();
        return isSvg || bundle.form(MimeBundle.CHART).isPresent();
    }

    private static Optional<Picture> decoded(String base64, String type, String words) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            boolean isPng = type.equals(MimeBundle.PNG);
            return StoredImage.of(bytes, isPng)
                    .map(image -> new Picture(null, image, null, words, isPng ? bytes : new byte[0]));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Returns what is seen, in words, possibly none.
    public String words() {
        return words;
    }

    /// Returns its own width. Unit: px.
    public double width() {
        return chart != null ? chart.width() : image != null ? image.width() : svg != null ? svg.width() : 0;
    }

    /// Returns its own height. Unit: px.
    public double height() {
        return chart != null ? chart.height() : image != null ? image.height() : svg != null ? svg.height() : 0;
    }

    /// Returns a node that shows it as large as its room allows, in its own proportions.
    public Region fitting(Links links) {
        if (chart != null) {
            return chart.fitting();
        }
        if (svg != null) {
            return new SvgPane(svg, words, links);
        }
        var view = new ImageView();
        view.setSmooth(true);
        view.setAccessibleText(words);
        var pane = new StackPane(view);
        pane.setMinSize(0, 0);
        view.setManaged(false);
        pane.layoutBoundsProperty().subscribe(room -> {
            double scale = Math.min(room.getWidth() / width(), room.getHeight() / height());
            view.setFitWidth(Math.max(1, width() * scale));
            view.setFitHeight(Math.max(1, height() * scale));
            view.relocate((room.getWidth() - width() * scale) / 2, (room.getHeight() - height() * scale) / 2);
        });
        Objects.requireNonNull(image)
                .show(
                        links,
                        found -> found.ifPresentOrElse(
                                view::setImage,
                                () -> pane.getChildren().setAll(Kit.text("This picture cannot be drawn", "t2"))));
        return pane;
    }

    /// Returns how many pixels it has if far from all of them are shown, or it is too slim to be seen as what it is;
    /// else nothing.
    ///
    /// @param scale how large it is shown
    Optional<String> size(double scale) {
        boolean isSlim = Math.min(width(), height()) * scale < SLIM && scale < 1;
        boolean isLarge = width() * height() > StoredImage.AT_ONCE;
        return image != null && (isSlim || isLarge)
                ? Optional.of(Words.count((long) width()) + " × " + Words.count((long) height()) + " px, shown smaller")
                : Optional.empty();
    }

    /// Returns a node like `fitting`; a chart tells its values under the pointer and can be looked at closely.
    public Region close(Links links) {
        return chart != null ? chart.close() : fitting(links);
    }

    /// Returns its text if it is an SVG.
    Optional<String> source() {
        return svg == null ? Optional.empty() : Optional.of(svg.source());
    }

    /// Copies its pixels; what is drawn, is drawn twice as large as it is, in the colours that `like` has.
    public void copy(Region like, Links links) {
        if (svg != null) {
            links.work(
                    () -> sharp(svg),
                    drawn -> drawn.ifPresentOrElse(
                            image -> links.copy(toImage(image)),
                            () -> links.tell(
                                    "The picture was not copied.",
                                    "It cannot be drawn. Its text can be saved instead.")));
        } else if (image != null) {
            image.whole(links, links::copy);
        } else {
            links.copy(pixels(like));
        }
    }

    private static Optional<BufferedImage> sharp(SvgDrawing svg) {
        return svg.draw(SHARP) instanceof SvgDrawing.Drawn.Pixels(var image) ? Optional.of(image) : Optional.empty();
    }

    private static Image toImage(BufferedImage image) {
        return SwingFXUtils.toFXImage(image, null);
    }

    private Image pixels(Region like) {
        var node = Objects.requireNonNull(chart).view();
        var ground = new StackPane(node);
        ground.getStyleClass().add("paper");
        var scene = new Scene(ground);
        if (like.getScene() != null) {
            scene.getStylesheets().setAll(like.getScene().getStylesheets());
            scene.setUserAgentStylesheet(like.getScene().getUserAgentStylesheet());
        }
        ground.applyCss();
        ground.layout();
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SHARP, SHARP));
        return ground.snapshot(parameters, null);
    }

    /// Returns what makes a PNG file of it, on any thread.
    public Supplier<byte[]> png(Region like) {
        if (png.length > 0) {
            return png::clone;
        }
        if (svg != null) {
            return () -> encoded(
                    sharp(svg).orElseThrow(() -> new IllegalStateException("The SVG cannot be drawn; save its text.")));
        }
        if (image != null) {
            return () -> encoded(image.decode(1));
        }
        var pixels = pixels(like);
        return () -> encoded(SwingFXUtils.fromFXImage(pixels, null));
    }

    private static byte[] encoded(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
