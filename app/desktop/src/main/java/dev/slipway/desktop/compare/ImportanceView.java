package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What matters for the metric, with how sure that is. UI thread only.
final class ImportanceView extends VBox {
    private static final String HOW =
            "Regression trees learn from two thirds of the runs and foretell the others, forty"
                    + " times. A parameter matters as much as the error grows when its values are shuffled; the thin line holds"
                    + " the middle 90 % of the rounds.";

    private static final double BEST = 88; // px, the words of the best quarter of the runs

    private final CompareViewModel model;
    private final Label title = Kit.text("", "b", "t2");
    private final HBox head;
    private final VBox rows = new VBox(4);

    ImportanceView(CompareViewModel model) {
        this.model = model;
        head = Kit.row(8, title);
        head.getStyleClass().addAll("section", "ruled");
        rows.setPadding(new Insets(4, 16, 12, 16));
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.setMinHeight(0);
        getStyleClass().add("curves");
        setMinSize(0, 0);
        getChildren().addAll(head, scroll);
        model.metricProperty().subscribe(_ -> title.setText(title()));
        model.importanceProperty().subscribe(this::show);
    }

    /// Returns what it tells of.
    String title() {
        return "What matters for " + Words.shorten(model.metricProperty().get(), 32);
    }

    /// Shows its title, or leaves that to what it stands in.
    void headed(boolean hasHead) {
        head.setVisible(hasHead);
        head.setManaged(hasHead);
    }

    private void show(@Nullable Importance importance) {
        rows.getChildren().clear();
        if (importance == null) {
            rows.getChildren().add(Kit.text("Weighing the parameters", "t2", "subtle"));
            return;
        }
        if (!importance.shares().isEmpty()) {
            rows.getChildren().add(Kit.row(8, Kit.spacer(), fixed(Kit.text("best quarter", "t1", "subtle"), BEST)));
        }
        importance.shares().forEach(share -> rows.getChildren().add(row(share)));
        rows.getChildren().add(note(words(importance)));
    }

    static String words(Importance importance) {
        var words = new StringBuilder(importance.doubt());
        if (!importance.shares().isEmpty()) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(String.format(
                            Locale.ROOT,
                            "The parameters foretell %.0f\u00a0%% of the variance (R²).",
                            100 * importance.explained()));
        }
        if (Double.isFinite(importance.noise())) {
            words.append(" Runs with the same parameters lie ±")
                    .append(Words.value(importance.noise()))
                    .append(" apart: smaller gaps are noise.");
        }
        return words.toString().strip();
    }

    private static Node row(Importance.Share share) {
        var name = fixed(Kit.text(share.name(), "mono", "t2"), 96);
        var bar = new Plot(
                        share.name() + " " + percent(share.share()) + ", between " + percent(share.low()) + " and "
                                + percent(share.high()),
                        pen -> paint(pen, share))
                .high(24);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var figure = fixed(Kit.text(share.isSeen() ? percent(share.share()) : "", "num"), 44);
        var best = fixed(
                Kit.text(share.isSeen() ? share.best() : "no effect seen", "t1", share.isSeen() ? "plain" : "subtle"),
                BEST);
        var row = Kit.row(8, name, bar, figure, best);
        Tooltip.install(
                row,
                Kit.tooltip(share.name() + ": " + percent(share.share()) + ", between " + percent(share.low()) + " and "
                        + percent(share.high()) + " in nine of ten rounds"));
        return row;
    }

    private static Label fixed(Label label, double width) {
        label.setMinWidth(width);
        label.setMaxWidth(width);
        return label;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + "\u00a0%";
    }

    private static void paint(Pen pen, Importance.Share share) {
        double wide = pen.width();
        pen.bar(new Area(0, 8, wide, 8), 4, Tone.GRID, 1);
        pen.bar(new Area(0, 8, Math.max(2, wide * share.share()), 8), 4, Tone.CHART_1, share.isSeen() ? 0.85 : 0.3);
        double from = wide * share.low();
        double to = wide * share.high();
        pen.box(from, 11.5, Math.max(1, to - from), 1, Tone.TEXT, 0.9);
        pen.box(from, 8, 1, 8, Tone.TEXT, 0.9);
        pen.box(Math.min(wide - 1, to), 8, 1, 8, Tone.TEXT, 0.9);
    }

    private static Node note(String words) {
        var text = Kit.text(words.isEmpty() ? "Nothing to say." : words, "t1", "muted");
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(8, Icons.sized("information-outline", 14), text);
        row.getStyleClass().add("note-box");
        Tooltip.install(row, Kit.tooltip(HOW));
        return row;
    }
}
