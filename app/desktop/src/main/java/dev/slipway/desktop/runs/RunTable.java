package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.CellWords;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The rows of the list of runs: which columns, and how each is drawn. UI thread only.
final class RunTable {
    static final double ROW = 28;
    private static final double BAR = 56;
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final RunListViewModel model;
    private final RunActions actions;
    private final RowList<Line> rows;
    private final ColumnChoice columns;
    private List<String> shape = List.of();
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
        rows.scrolling(column -> column.room().grow() == 0 && column.room().rank() == 0);
        rows.pointing(
                line -> model.strip()
                        .hover(line instanceof Line.Run run ? run.row().id() : null),
                line -> line instanceof Line.Run run
                        && run.row().id().equals(model.strip().hoveredProperty().get()));
        model.strip().hoveredProperty().subscribe(_ -> rows.relight());
        model.sortProperty().subscribe(sort -> rows.sorted(sort.column(), sort.ascending()));
        model.stateProperty().subscribe(_ -> fit());
        model.extras().versionProperty().subscribe(_ -> rows.refill());
        actions.barProperty().subscribe(_ -> rows.refill());
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
        var shown = new ArrayList<>(first());
        shown.addAll(logged());
        if (columns.isShown("tags")) {
            shown.add(Column.shown("tags", "tags", 96, run(RunTable::tags), RunTable::chips)
                    .rank(20));
        }
        var course = columns.spark().isEmpty() ? "" : columns.spark() + " over iterations";
        shown.add(
                Column.shown("", course, 112, run(this::note), RunTable::noted).growing());
        var titles = shown.stream()
                .map(column -> column.id() + ' ' + column.title() + ' ' + column.room())
                .toList();
        if (titles.equals(shape)) {
            rows.refill();
        } else {
            shape = titles;
            rows.columns(shown);
        }
    }

    /// Returns the columns that say which run it is and how it went.
    private List<Column<Line>> first() {
        var shown = new ArrayList<Column<Line>>();
        shown.add(new Column<>(
                "",
                "",
                new Column.Room(32, 0, false, 0),
                TickCell::new,
                (cell, line) -> ((TickCell) cell).fill(row(line).id())));
        shown.add(Column.shown("state", "state", 112, run(this::mark), Mark::cell));
        shown.add(Column.figures(
                "run", "run", 64, words(run -> Words.count(run.flow().number())), "m5"));
        if (model.filter().filterProperty().get().value(Filter.Key.FLOW).isEmpty()) {
            shown.add(Column.words("", "flow", 112, words(run -> run.flow().flow())));
        }
        shown.add(Column.words("started", "started", 120, words(this::started), "muted"));
        shown.add(new Column<>(
                "took",
                "           took",
                new Column.Room(168, 0, false, 0),
                TookCell::new,
                (cell, line) -> took((TookCell) cell, row(line))));
        if (columns.isShown("by")) {
            shown.add(Column.words("by", "by", 72, words(run -> run.origin().who()), "muted")
                    .rank(7));
        }
        return shown;
    }

    /// Returns the columns of parameters and metrics.
    private List<Column<Line>> logged() {
        var shown = new ArrayList<Column<Line>>();
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
        return shown;
    }

    private static double wide(String name) {
        return Math.clamp(28 + 6.5 * name.length(), 76, 132);
    }

    private static <R> Function<Line, R> run(Function<RunRow, R> draw) {
        return line -> draw.apply(row(line));
    }

    private static RunRow row(Line line) {
        return switch (line) {
            case Line.Run run -> run.row();
            case Line.Group _, Line.More _ -> throw new IllegalStateException("it has no columns");
        };
    }

    private static Function<Line, String> words(Function<RunRow, String> words) {
        return run(words);
    }

    /// The box that chooses a run.
    private final class TickCell extends StackPane {
        private final StackPane box = new StackPane(Icons.sized("check", 12));
        private @Nullable RunId id;

        TickCell() {
            box.getStyleClass().add("tick");
            box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            getChildren().add(box);
            setAlignment(Pos.CENTER_LEFT);
            setOnMouseClicked(click -> {
                if (id != null) {
                    actions.toggle(id);
                }
                click.consume();
            });
        }

        void fill(RunId run) {
            id = run;
            box.pseudoClassStateChanged(ON, actions.isChecked(run));
            box.setAccessibleText(actions.isChecked(run) ? "chosen" : "not chosen");
        }
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

    private void took(TookCell cell, RunRow run) {
        boolean isLive = !run.status().isOver();
        double share = isLive
                ? model.extras().of(run.id()).map(RunTable::done).orElse(0.0)
                : run.times().elapsed(model.now()).map(Duration::toMillis).orElse(0L) / Math.max(1, longest);
        cell.fill(Facts.took(run.times(), model.now()), share, isLive ? "live" : "over");
    }

    /// How long a run took, and a bar that compares it with the others; of one under way how much of it is done.
    private static final class TookCell extends HBox {
        private final CellWords words = CellWords.right("num");
        private final Region bar = new Region();
        private String style = "";

        TookCell() {
            super(8);
            words.setMinWidth(84);
            words.setMaxWidth(84);
            bar.getStyleClass().add("share");
            var track = new StackPane(bar);
            track.getStyleClass().add("share-track");
            track.setAlignment(Pos.CENTER_LEFT);
            track.setMinSize(BAR, 4);
            track.setMaxSize(BAR, 4);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(words, track);
        }

        void fill(String text, double share, String kind) {
            words.show(text);
            if (!kind.equals(style)) {
                bar.getStyleClass().remove(style);
                bar.getStyleClass().add(kind);
                style = kind;
            }
            double length = Math.max(2, BAR * Math.clamp(share, 0, 1));
            bar.setMinSize(length, 4);
            bar.setMaxSize(length, 4);
        }
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

    private static List<String> tags(RunRow run) {
        return run.label().tags().stream().limit(2).toList();
    }

    private static Node chips(List<String> tags) {
        var row = new HBox(4);
        row.setAlignment(Pos.CENTER_LEFT);
        tags.forEach(tag -> row.getChildren().add(Kit.chip(Words.shorten(tag, 14))));
        return row;
    }

    /// What is said of a run at the end of its row.
    ///
    /// @param words empty where a course is drawn
    /// @param curve what is drawn, nothing for fewer than two values
    private record Note(String words, String style, List<Double> curve) {
        Note(String words, String style) {
            this(words, style, List.of());
        }
    }

    private Note note(RunRow run) {
        var extra = model.extras().of(run.id());
        if (extra.isEmpty()) {
            return new Note("", "");
        }
        if (!run.status().isOver()) {
            var counts = extra.get().counts();
            var done = Words.count(counts.total() - counts.open()) + " of " + Words.count(counts.total());
            return new Note(
                    counts.total() == 0 ? extra.get().step() : extra.get().step() + " " + done, "accent-text");
        }
        if (run.status() == RunStatus.LOST) {
            return new Note("its process is gone; resume it", "danger-text");
        }
        if (!extra.get().failure().isEmpty()) {
            return new Note(Words.shorten(extra.get().failure(), 120), "danger-text");
        }
        return mark(run) == Mark.REUSED
                ? new Note("nothing had to run", "subtle")
                : new Note("", "", extra.get().curve());
    }

    private static Node noted(Note note) {
        if (!note.words.isEmpty()) {
            return Kit.text(note.words, "t1", note.style);
        }
        return note.curve.size() < 2 ? new Region() : spark(note.curve);
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
