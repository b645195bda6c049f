package dev.slipway.desktop.runs;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunGroup;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The rows of the list of runs: which columns, and how each is drawn. UI thread only.
final class RunTable {
    static final double ROW = 28;
    private static final double BAR = 56;
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final RunListViewModel model;
    private final RunActions actions;
    private final RowList<Line> rows;
    private final ColumnChoice columns;
    private double longest = 1;

    RunTable(RunListViewModel model, RunActions actions, ColumnChoice columns) {
        this.model = model;
        this.columns = columns;
        this.actions = actions;
        rows = new RowList<>(model.lines(), ROW, "Runs");
        rows.onSort(model::sortBy);
        rows.checked(line ->
                line instanceof Line.Run run && actions.isChecked(run.row().id()));
        rows.banner(this::whole);
        model.sortProperty().subscribe(sort -> rows.sorted(sort.column(), sort.ascending()));
        model.stateProperty().subscribe(_ -> fit());
        model.extras().versionProperty().subscribe(_ -> rows.list().refresh());
        actions.barProperty().subscribe(_ -> rows.list().refresh());
        columns.versionProperty().subscribe(_ -> rebuild());
        model.filter().filterProperty().map(now -> now.value(Filter.Key.FLOW)).subscribe(_ -> rebuild());
    }

    RowList<Line> node() {
        return rows;
    }

    private void fit() {
        var all = model.rows();
        var now = model.now();
        longest = all.stream()
                .limit(500)
                .mapToLong(
                        run -> run.times().elapsed(now).map(Duration::toMillis).orElse(0L))
                .max()
                .orElse(1);
        if (!all.isEmpty()) {
            columns.offer(RunColumns.of(all), model.filter().names());
            columns.curved(RunColumns.curved(all));
        }
    }

    private void rebuild() {
        model.extras().metric(columns.spark());
        model.groups().metrics(columns.shownMetrics());
        var shown = new ArrayList<Column<Line>>();
        shown.add(Column.nodes("", "", 32, run(this::box)));
        shown.add(Column.nodes("state", "state", 112, run(run -> mark(run).label())));
        shown.add(Column.figures(
                "run", "run", 64, words(run -> Words.count(run.flow().number())), "m5"));
        if (model.filter().filterProperty().get().value(Filter.Key.FLOW).isEmpty()) {
            shown.add(Column.words("", "flow", 112, words(run -> run.flow().flow())));
        }
        shown.add(Column.words("started", "started", 120, words(this::started), "muted"));
        shown.add(Column.nodes("took", "           took", 168, run(this::took)));
        if (columns.isShown("by")) {
            shown.add(Column.words("by", "by", 72, words(run -> run.origin().who()), "muted")
                    .rank(7));
        }
        int rank = 0;
        for (var name : columns.shownParameters()) {
            rank++;
            shown.add(Column.figures("p:" + name, name, wide(name), words(run -> parameter(run, name)))
                    .rank(2 * rank));
        }
        rank = 0;
        for (var name : columns.shownMetrics()) {
            shown.add(Column.figures("m:" + name, name, wide(name), words(run -> metric(run, name)))
                    .rank(2 * rank + 1));
            rank++;
        }
        if (columns.isShown("tags")) {
            shown.add(Column.nodes("tags", "tags", 96, run(RunTable::tags)).rank(20));
        }
        var course = columns.spark().isEmpty() ? "" : columns.spark() + " over iterations";
        shown.add(Column.nodes("", course, 112, run(this::note)).growing());
        rows.columns(shown);
    }

    private static double wide(String name) {
        return Math.clamp(28 + 6.5 * name.length(), 76, 132);
    }

    private static <R> Function<Line, R> run(Function<RunRow, R> draw) {
        return line -> switch (line) {
            case Line.Run run -> draw.apply(run.row());
            case Line.Group _, Line.More _ -> throw new IllegalStateException("it has no columns");
        };
    }

    private static Function<Line, String> words(Function<RunRow, String> words) {
        return run(words);
    }

    private Node box(RunRow run) {
        var box = new StackPane(Icons.sized("check", 12));
        box.getStyleClass().add("tick");
        box.pseudoClassStateChanged(ON, actions.isChecked(run.id()));
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setAccessibleText(actions.isChecked(run.id()) ? "chosen" : "not chosen");
        var room = new StackPane(box);
        room.setAlignment(Pos.CENTER_LEFT);
        room.setOnMouseClicked(click -> {
            actions.toggle(run.id());
            click.consume();
        });
        return room;
    }

    private Mark mark(RunRow run) {
        return model.extras()
                .of(run.id())
                .map(extra -> extra.mark(run.status()))
                .orElseGet(() -> Facts.mark(run.status()));
    }

    private String started(RunRow run) {
        var started = run.times().started();
        return started == null ? "not yet" : Words.moment(started, model.now(), model.zone());
    }

    private Node took(RunRow run) {
        var words = Kit.text(Facts.took(run.times(), model.now()), "num");
        words.setMinWidth(84);
        words.setMaxWidth(84);
        var extra = model.extras().of(run.id());
        boolean isLive = !run.status().isOver();
        double share = isLive
                ? extra.map(RunTable::done).orElse(0.0)
                : run.times().elapsed(model.now()).map(Duration::toMillis).orElse(0L) / Math.max(1, longest);
        var bar = new Region();
        bar.getStyleClass().addAll("share", isLive ? "live" : "over");
        double length = Math.max(2, BAR * Math.clamp(share, 0, 1));
        bar.setMinSize(length, 4);
        bar.setMaxSize(length, 4);
        var track = new StackPane(bar);
        track.getStyleClass().add("share-track");
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinSize(BAR, 4);
        track.setMaxSize(BAR, 4);
        return Kit.row(8, words, track);
    }

    private static double done(Extra extra) {
        var counts = extra.counts();
        return counts.total() == 0 ? 0 : 1 - (double) counts.open() / counts.total();
    }

    private static String parameter(RunRow run, String name) {
        return Facts.parameter(run.parameters().get(name), 14);
    }

    private static String metric(RunRow run, String name) {
        var metric = run.metrics().get(name);
        return metric == null || metric.count() == 0 ? Words.NONE : Words.value(metric.last());
    }

    private static Node tags(RunRow run) {
        var row = new HBox(4);
        row.setAlignment(Pos.CENTER_LEFT);
        run.label().tags().stream().limit(2).forEach(tag -> row.getChildren().add(Kit.chip(Words.shorten(tag, 14))));
        return row;
    }

    private Node note(RunRow run) {
        var extra = model.extras().of(run.id());
        if (extra.isEmpty()) {
            return new Region();
        }
        if (!run.status().isOver()) {
            var counts = extra.get().counts();
            var done = Words.count(counts.total() - counts.open()) + " of " + Words.count(counts.total());
            return quiet(counts.total() == 0 ? extra.get().step() : extra.get().step() + " " + done, "accent-text");
        }
        if (run.status() == RunStatus.LOST) {
            return quiet("its process is gone; resume it", "danger-text");
        }
        if (!extra.get().failure().isEmpty()) {
            return quiet(Words.shorten(extra.get().failure(), 120), "danger-text");
        }
        if (mark(run) == Mark.REUSED) {
            return quiet("nothing had to run", "subtle");
        }
        return extra.get().curve().size() < 2 ? new Region() : spark(extra.get().curve());
    }

    private static Label quiet(String words, String style) {
        return Kit.text(words, "t1", style);
    }

    private static Plot spark(List<Double> curve) {
        return new Plot("its course", pen -> draw(pen, curve)).high(20).wide(72);
    }

    private static void draw(Pen pen, List<Double> curve) {
        double low = curve.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = curve.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        var y = new Scale(low, high == low ? low + 1 : high, pen.height() - 3, 3);
        var xs = new double[curve.size()];
        var ys = new double[curve.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = 1 + i * (pen.width() - 5) / (xs.length - 1);
            ys[i] = y.pixel(curve.get(i));
        }
        pen.line(xs, ys, Tone.CHART_1, 1.25, 1);
        pen.dot(xs[xs.length - 1], ys[ys.length - 1], 1.75, Tone.CHART_1);
    }

    private Optional<Node> whole(Line line) {
        return switch (line) {
            case Line.Run _ -> Optional.empty();
            case Line.Group group -> Optional.of(head(group));
            case Line.More more -> Optional.of(more(more));
        };
    }

    private Node more(Line.More more) {
        var words = Kit.text(Words.count(more.shown()) + " of " + Words.count(more.total()) + " shown", "t1", "subtle");
        var row = Kit.row(8, words, Kit.button("", "Show more", () -> model.more(more), "small", "flat"));
        row.getStyleClass().add("group-row");
        return row;
    }

    private Node head(Line.Group line) {
        var group = line.group();
        var head = Kit.row(
                4,
                Icons.sized(line.open() ? "chevron-down" : "chevron-right", 14),
                Kit.text(line.title(), "m5"),
                Kit.text("  " + words(group), "subtle"),
                Kit.spacer(),
                Kit.text(means(group), "subtle"));
        head.getStyleClass().add("group-row");
        head.setOnMouseClicked(_ -> model.fold(line));
        return head;
    }

    private static String words(RunGroup group) {
        int ended = group.succeeded() + group.failed();
        return Words.count(group.count(), "run")
                + (ended == 0 ? "" : ", " + Math.round(100.0 * group.succeeded() / ended) + "\u00a0% good")
                + (group.failed() == 0 ? "" : ", " + Words.count(group.failed()) + " failed");
    }

    private static String means(RunGroup group) {
        var parts = new ArrayList<String>();
        group.means().forEach((name, mean) -> parts.add(name + "\u00a0" + Words.value(mean)));
        if (group.took() != null) {
            parts.add(Words.duration(group.took()));
        }
        return parts.isEmpty() ? "" : "mean " + String.join(", ", parts);
    }
}
