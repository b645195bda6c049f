package dev.slipway.desktop.why;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.InTurn;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.route.RunMenu;
import dev.slipway.desktop.why.WhyViewModel.Answer;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.history.Rows.RunRow;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Why one run differs from another: cause, lineage, code; metrics, parameters and time beside it; last what is the
/// same. UI thread only.
final class WhyView extends BorderPane {
    private static final double SIDE = 344;
    private static final double NARROW = 900;

    private final WhyViewModel model;
    private final Routes routes;
    private final Dialogs dialogs;
    private final ZoneId zone;
    private final DiffView code;
    private final HBox head = Kit.row(16);
    private final VBox above = new VBox();
    private final ResultsView results;
    private final VBox middle = new Middle();
    private final WhySide side;
    private final ScrollPane sidePane;

    WhyView(WhyViewModel model, Routes routes, Dialogs dialogs, ZoneId zone) {
        this.model = model;
        this.routes = routes;
        this.dialogs = dialogs;
        this.zone = zone;
        code = new DiffView(model);
        code.getStyleClass().add("why-rule");
        head.getStyleClass().addAll("tool-bar-40", "wide");
        results = new ResultsView(model);
        VBox.setVgrow(results, Priority.ALWAYS);
        side = new WhySide(model);
        sidePane = new ScrollPane(side);
        sidePane.setFitToWidth(true);
        sidePane.setFitToHeight(true);
        sidePane.getStyleClass().add("why-rule");
        model.stateProperty().subscribe(this::show);
        widthProperty().subscribe(_ -> arrange());
    }

    /// Brings the next change of code into view.
    void next() {
        code.next();
    }

    private void show(WhyViewModel.State state) {
        InTurn.finish(this); // parts of what was answered before
        if (!state.failure().isEmpty()) {
            setTop(null);
            setRight(null);
            setCenter(new StackPane(new MessageBar(
                    MessageBar.Kind.FAILURE,
                    "The runs could not be compared.",
                    state.failure(),
                    Kit.button("refresh", "Try again", model::reload, "small"))));
            return;
        }
        var answer = state.answer();
        if (answer == null) {
            setCenter(Kit.reading("Looking for the cause"));
            return;
        }
        head(answer);
        above.getChildren().setAll(cause(answer), lineage(answer));
        VBox.setMargin(above.getChildren().getFirst(), new Insets(12, 16, 0, 16));
        side.show(answer);
        if (middle.getChildren().isEmpty()) {
            InTurn.run(
                    this,
                    List.of(
                            () -> setTop(new VBox(head, above)),
                            this::compose,
                            () -> middle.getChildren().add(code),
                            () -> middle.getChildren().add(results)));
        } else {
            compose();
        }
    }

    private void compose() {
        setTop(new VBox(head, above));
        setCenter(middle);
        middle.requestLayout();
        arrange();
    }

    private void arrange() {
        if (model.stateProperty().get().answer() != null) {
            boolean isNarrow = getWidth() > 0 && getWidth() < NARROW;
            sidePane.setPrefWidth(isNarrow ? 264 : SIDE);
            setRight(sidePane);
        }
    }

    /// Code as high as it is, but not more than half; below it what both kept.
    private final class Middle extends VBox {
        @Override
        protected void layoutChildren() {
            double most = Math.max(96, getHeight() * 0.45);
            code.setPrefHeight(Math.min(code.wholeHeight(), most));
            code.setMaxHeight(Math.min(code.wholeHeight(), most));
            super.layoutChildren();
        }
    }

    private void head(Answer answer) {
        head.getChildren()
                .setAll(
                        Kit.text("Why it changed", "t4"),
                        run(answer, answer.before().row(), true),
                        Icons.of("arrow-right", "subtle"),
                        run(answer, answer.after().row(), false));
        WhyViewModel.verdict(answer).ifPresent(pair -> {
            var words = pair.verdict() > 0 ? " better" : pair.verdict() < 0 ? " worse" : "";
            head.getChildren().add(Kit.chip(pair.change() + words, new String[] {
                pair.verdict() > 0 ? "success" : pair.verdict() < 0 ? "danger" : "plain"
            }));
        });
        head.getChildren()
                .addAll(
                        Kit.spacer(),
                        Kit.button("swap-horizontal", "Swap", model::swap, "small"),
                        Kit.button(
                                "compare-horizontal",
                                "Side by side",
                                () -> routes.compare(List.of(model.before(), model.after())),
                                "small"));
    }

    private HBox run(Answer answer, RunRow run, boolean isBefore) {
        var number = Kit.link(Words.count(run.flow().number()), () -> routes.run(run.id()), "mono", "b");
        var when = run.times().started() == null ? "" : Words.moment(run.times().started(), model.now(), zone);
        var version =
                run.flow().version() == null ? "" : ", version " + run.flow().version();
        var row = Kit.row(8, number, Kit.text(when + version, "t2", "muted"));
        WhyViewModel.verdict(answer)
                .ifPresent(pair -> row.getChildren()
                        .add(Kit.text(pair.name() + " " + (isBefore ? pair.before() : pair.after()), "mono", "t2")));
        row.getChildren().add(RunMenu.button(run, routes, dialogs));
        row.setMinWidth(0);
        return row;
    }

    private VBox cause(Answer answer) {
        var difference = answer.difference();
        var title = Kit.text(WhyViewModel.cause(difference), "b");
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var origin = answer.after().row().origin();
        var commit = origin.commit() == null ? origin.who() : origin.who() + ", commit " + Facts.commit(origin);
        var first =
                Kit.row(8, Icons.of(icon(difference.cause().kind()), "accent"), title, Kit.text(commit, "t1", "muted"));
        first.getChildren().getLast().minWidth(0);
        var box = new VBox(4, first);
        var lineage = Lineage.of(answer.before(), answer.after(), difference);
        lineage.consequence().ifPresent(words -> {
            var below = Kit.text(words, "t2", "muted");
            below.setWrapText(true);
            below.setPadding(new Insets(0, 0, 0, 24));
            box.getChildren().add(below);
        });
        box.getStyleClass().add("why-cause");
        return box;
    }

    private static String icon(Difference.Kind kind) {
        return switch (kind) {
            case CODE -> "source-commit";
            case PARAMETER -> "tune-variant";
            case INPUT -> "database-outline";
            case DEPENDENCY -> "package-variant-closed";
            case ENVIRONMENT -> "laptop";
            case NONDETERMINISM -> "swap-vertical";
            case METRIC, ARTIFACT -> "chart-line";
            case NONE -> "equal";
        };
    }

    private static HBox lineage(Answer answer) {
        var row = new HBox();
        row.getStyleClass().add("lineage");
        for (var node :
                Lineage.of(answer.before(), answer.after(), answer.difference()).nodes()) {
            if (!row.getChildren().isEmpty()) {
                var line = new Region();
                line.getStyleClass().add("line");
                row.getChildren().add(line);
            }
            row.getChildren().add(node(node));
        }
        return row;
    }

    private static VBox node(Lineage.Node node) {
        var icon = switch (node.state()) {
            case SAME -> "equal";
            case CAUSE, CHANGED -> "pencil-outline";
            case FOLLOWS -> "arrow-right";
        };
        boolean isCause = node.state() == Lineage.State.CAUSE;
        var name = Kit.text(node.name(), "m5", "t2");
        name.setMinWidth(0);
        var words = Kit.text(node.words(), "t1", "subtle");
        words.setPadding(new Insets(0, 0, 0, 20));
        words.setMinWidth(0);
        var box = new VBox(Kit.row(6, Icons.sized(icon, 14, isCause ? "accent" : "subtle"), name), words);
        box.getStyleClass().addAll("lin", node.state().name().toLowerCase(Locale.ROOT));
        box.setMinWidth(56);
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(140);
        Tooltip.install(box, Kit.tooltip(node.name() + ": " + node.words()));
        return box;
    }
}
