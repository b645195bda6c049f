package dev.slipway.desktop.output;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.table.TableContent;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.web.WebView;

/// Draws a bundle in its richest form that can be drawn. UI thread only.
public final class BundleView {
    private static final double WIDEST = 860;
    private static final double HIGHEST = 480;

    private BundleView() {}

    static Node of(MimeBundle bundle, Links links) {
        return of(bundle, links, WIDEST);
    }

    /// Returns what draws `bundle`.
    ///
    /// @param widest what a picture may take at most. Unit: px
    public static Node of(MimeBundle bundle, Links links, double widest) {
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
        var tests = bundle.form(MimeBundle.TESTS).flatMap(TestReport::read);
        if (tests.isPresent()) {
            return new TestsView(tests.get(), links);
        }
        var picture = Picture.of(bundle);
        if (picture.isPresent()) {
            return view(picture.get(), links, widest);
        }
        var live = bundle.form(MimeBundle.TABLE).flatMap(TableContent::read);
        if (live.isPresent()) {
            return new TableGrid(live.get(), links);
        }
        var tree = TreePart.of(bundle);
        return tree.isPresent() ? tree(tree.get(), bundle, links) : written(bundle, links);
    }

    private static Node written(MimeBundle bundle, Links links) {
        var html = bundle.form(MimeBundle.HTML);
        if (html.isPresent()) {
            var table = HtmlTable.read(html.get());
            return table.isPresent() ? new TableGrid(table.get().content(), links) : page(html.get(), bundle, links);
        }
        var markdown = bundle.form(MimeBundle.MARKDOWN);
        if (markdown.isPresent()) {
            return new MarkdownView(markdown.get(), links);
        }
        var latex = bundle.form(MimeBundle.LATEX);
        if (latex.isPresent()) {
            var formula = MathView.of(latex.get(), links);
            formula.getStyleClass().add("latex");
            return OutputFrame.of(formula, latex.get(), "formula.tex", links);
        }
        var svg = bundle.form(MimeBundle.SVG);
        if (svg.isPresent()) {
            // no SVG at all: its words
            return text(MimeBundle.text(svg.get()), links);
        }
        var json = TreePart.ofJson(bundle);
        return json.isPresent() ? tree(json.get(), bundle, links) : text(bundle, links);
    }

    private static Node tree(TreePart tree, MimeBundle bundle, Links links) {
        var whole = bundle.form(MimeBundle.JSON).orElseGet(bundle::text);
        return OutputFrame.of(new ValueTreeView(tree, links), whole, "output.txt", links);
    }

    private static Node text(MimeBundle bundle, Links links) {
        var plain = bundle.text();
        if (plain.isEmpty() && !bundle.content().containsKey(MimeBundle.TEXT)) {
            var first = bundle.content().entrySet().iterator().next();
            plain = MimeBundle.isText(first.getKey()) ? first.getValue() : "Content of type " + first.getKey();
        }
        var log = new TextLog("result");
        log.append(plain);
        return OutputFrame.of(new TextView(log, links), log, links);
    }

    private static Node progress(Progress progress) {
        var bar = new ProgressBar(progress.share());
        bar.setMaxWidth(Double.MAX_VALUE);
        var box = new VBox(4, Kit.text(progress.words(), "t1", "muted"), bar);
        box.setMaxWidth(420);
        box.getStyleClass().add("progress");
        return box;
    }

    private static Node view(Picture picture, Links links, double widest) {
        double scale = Math.min(1, Math.min(widest / picture.width(), HIGHEST / picture.height()));
        var frame = picture.close(links);
        double width = Math.max(1, Math.rint(picture.width() * scale));
        double height = Math.max(1, Math.rint(picture.height() * scale));
        frame.getStyleClass().add("picture");
        frame.setMinSize(width, height);
        frame.setPrefSize(width, height);
        frame.setMaxSize(width, height);
        var tools = OutputFrame.of(frame, picture, links);
        tools.setMaxWidth(StackPane.USE_PREF_SIZE);
        return picture.size(scale)
                .<Node>map(size -> new VBox(4, tools, Kit.text(size, "t1", "muted")))
                .orElse(tools);
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
        box.getChildren().addAll(OutputFrame.of(new TextView(log, links), log, links), show);
        return box;
    }
}
