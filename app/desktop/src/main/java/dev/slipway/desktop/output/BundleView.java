package dev.slipway.desktop.output;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.table.TableContent;
import dev.slipway.desktop.words.Words;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.web.WebView;

/// Draws a bundle in its richest form that can be drawn. UI thread only.
final class BundleView {
    private static final double WIDEST = 860;
    private static final double HIGHEST = 480;

    private BundleView() {}

    static Node of(MimeBundle bundle, Links links) {
        var metrics = bundle.form(MimeBundle.METRICS)
                .map(Metrics::read)
                .filter(found -> !found.curves().isEmpty());
        if (metrics.isPresent()) {
            return MetricChart.of(metrics.get());
        }
        var progress = bundle.form(MimeBundle.PROGRESS).flatMap(Progress::read);
        if (progress.isPresent()) {
            return progress(progress.get());
        }
        var chart = bundle.form(MimeBundle.CHART).flatMap(ChartPicture::read);
        if (chart.isPresent()) {
            return chart.get().view();
        }
        var picture = picture(bundle);
        if (picture.isPresent()) {
            return picture.get();
        }
        var live = bundle.form(MimeBundle.TABLE).flatMap(TableContent::read);
        if (live.isPresent()) {
            return new TableGrid(live.get(), links);
        }
        var html = bundle.form(MimeBundle.HTML);
        if (html.isPresent()) {
            var table = HtmlTable.read(html.get());
            return table.isPresent() ? new TableGrid(table.get().content(), links) : page(html.get(), bundle, links);
        }
        var markdown = bundle.form(MimeBundle.MARKDOWN);
        if (markdown.isPresent()) {
            return new MarkdownView(markdown.get(), links);
        }
        var svg = bundle.form(MimeBundle.SVG);
        return svg.isPresent() ? page(svg.get(), bundle, links) : text(bundle, links);
    }

    private static Node text(MimeBundle bundle, Links links) {
        var plain = bundle.text();
        if (plain.isEmpty() && !bundle.content().containsKey(MimeBundle.TEXT)) {
            var first = bundle.content().entrySet().iterator().next();
            plain = MimeBundle.isText(first.getKey()) ? first.getValue() : "Content of type " + first.getKey();
        }
        var log = new TextLog("result");
        log.append(plain);
        return new TextView(log, links);
    }

    private static Node progress(Progress progress) {
        var bar = new ProgressBar(progress.share());
        bar.setMaxWidth(Double.MAX_VALUE);
        var count = progress.total() > 0
                ? Words.value(progress.done()) + " of " + Words.value(progress.total())
                : Words.value(progress.done());
        var words = progress.text().isEmpty() ? count : progress.text() + ", " + count;
        var box = new VBox(4, Kit.text(words, "t1", "muted"), bar);
        box.setMaxWidth(420);
        box.getStyleClass().add("progress");
        return box;
    }

    private static Optional<Node> picture(MimeBundle bundle) {
        for (var type : new String[] {MimeBundle.PNG, "image/jpeg", "image/gif"}) {
            var form = bundle.form(type);
            if (form.isPresent()) {
                return decode(form.get()).map(image -> view(image, bundle.text()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Image> decode(String base64) {
        try {
            var image =
                    new Image(new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
            return image.isError() ? Optional.empty() : Optional.of(image);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Node view(Image image, String words) {
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        double scale = Math.min(1, Math.min(WIDEST / image.getWidth(), HIGHEST / image.getHeight()));
        view.setFitWidth(Math.rint(image.getWidth() * scale));
        view.setAccessibleText(words);
        var frame = new StackPane(view);
        frame.getStyleClass().add("picture");
        frame.setMaxWidth(StackPane.USE_PREF_SIZE);
        return frame;
    }

    /// HTML of any kind: its words, and the page itself when asked for. Scripts run only in what was made here.
    private static Node page(String html, MimeBundle bundle, Links links) {
        var box = new VBox(4);
        var words = bundle.text().isBlank() ? HtmlTable.text(html) : bundle.text();
        var log = new TextLog("result");
        log.append(words);
        var show = Kit.button("web", "Show as a page", () -> {}, "small");
        show.setOnAction(_ -> {
            var web = new WebView();
            web.getEngine().setJavaScriptEnabled(links.isTrusted());
            web.getEngine().loadContent(html);
            web.setPrefHeight(360);
            web.setMaxHeight(360);
            box.getChildren().setAll(web);
        });
        box.getChildren().addAll(new TextView(log, links), show);
        return box;
    }
}
