package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/// A picture of prose, from a file or a `data:` address: read on a worker, a large one decoded only as finely as it is
/// looked at, an SVG drawn. Where it cannot be shown, words say why. UI thread only.
final class ProsePicture extends StackPane {
    /// Of more than this nothing is read. Unit: bytes.
    static final long LARGEST = 100_000_000;

    private static final double WIDEST = 820;
    private static final int BEGIN = 400; // characters in which an SVG says that it is one

    private final String words;
    private final Links links;

    /// What was read.
    private static final class Bytes {
        private final byte[] all;
        private final String why;

        /// @param all taken over
        /// @param why it was not read, empty if it was
        Bytes(byte[] all, String why) {
            this.all = all;
            this.why = why;
        }
    }

    /// @param address of a file, or the picture itself as a `data:` address
    /// @param words what is seen; may be empty
    ProsePicture(String address, String words, Links links) {
        this.words = words;
        this.links = links;
        getStyleClass().add("md-picture");
        setAlignment(Pos.CENTER_LEFT);
        links.work(() -> read(address), this::show);
    }

    private static Bytes read(String address) {
        try {
            if (address.startsWith("data:")) {
                return new Bytes(data(address), "");
            }
            var file = Path.of(URI.create(address));
            long size = Files.size(file);
            return size > LARGEST
                    ? new Bytes(new byte[0], "it has " + Words.bytes(size) + ", more than " + Words.bytes(LARGEST))
                    : new Bytes(Files.readAllBytes(file), "");
        } catch (IOException | IllegalArgumentException | OutOfMemoryError cannot) {
            return new Bytes(new byte[0], "it cannot be read");
        }
    }

    private static byte[] data(String address) {
        int comma = address.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("no data");
        }
        var body = address.substring(comma + 1);
        return address.substring(0, comma).endsWith(";base64")
                ? Base64.getMimeDecoder().decode(body)
                : URLDecoder.decode(body.replace("+", "%2B"), StandardCharsets.UTF_8)
                        .getBytes(StandardCharsets.UTF_8);
    }

    private void show(Bytes bytes) {
        if (!bytes.why.isEmpty()) {
            say(bytes.why);
            return;
        }
        var begin = new String(bytes.all, 0, Math.min(BEGIN, bytes.all.length), StandardCharsets.UTF_8);
        var svg = begin.contains("<svg") || begin.startsWith("<?xml")
                ? Picture.svg(new String(bytes.all, StandardCharsets.UTF_8), words)
                : Optional.<Picture>empty();
        if (svg.isPresent()) {
            draw(svg.get());
            return;
        }
        boolean isPng = begin.startsWith("PNG", 1);
        StoredImage.of(bytes.all, isPng)
                .ifPresentOrElse(
                        image -> image.show(
                                links,
                                found -> found.ifPresentOrElse(
                                        pixels -> view(image, pixels),
                                        () -> say("it is broken, or too large for the memory"))),
                        () -> say("it is broken, or of a kind that is not known here"));
    }

    private void draw(Picture svg) {
        var pane = svg.fitting(links);
        double width = Math.clamp(svg.width(), 1, WIDEST);
        double height = svg.height() * width / Math.max(1, svg.width());
        pane.setPrefSize(width, height);
        pane.setMinSize(0, height);
        pane.setMaxSize(width, height);
        getChildren().setAll(pane);
    }

    private void view(StoredImage image, Image pixels) {
        var view = new ImageView(pixels);
        view.setPreserveRatio(true);
        view.setFitWidth(Math.min(WIDEST, image.width()));
        view.setAccessibleText(words);
        getChildren().setAll(view);
    }

    private void say(String why) {
        var what = words.isEmpty() ? "A picture" : words;
        var label = Kit.text(what + " (not shown: " + why + ")", "t2", "muted");
        label.setWrapText(true);
        getChildren().setAll(label);
    }
}
