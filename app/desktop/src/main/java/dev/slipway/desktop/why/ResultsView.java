package dev.slipway.desktop.why;

import dev.slipway.desktop.diff.DiffList;
import dev.slipway.desktop.diff.DiffRow;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.why.ResultsViewModel.State;
import dev.slipway.desktop.why.WhyViewModel.Answer;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.values.KeptPair;
import dev.slipway.engine.values.TableDifference;
import dev.slipway.engine.values.ValueDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What both runs kept and printed, one thing at a time, as what it is. UI thread only.
final class ResultsView extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final int MOST_TASKS_NAMED = 200;

    private final WhyViewModel why;
    private final ResultsViewModel model;
    private final MenuButton thing = menu();
    private final MenuButton task = menu();
    private final Label count = Kit.text("", "t2", "subtle");
    private final HBox facts = Kit.row(8);
    private final HBox options = Kit.row(8);
    private final StackPane body = new StackPane();

    ResultsView(WhyViewModel why) {
        this.why = why;
        model = why.results();
        var title = Kit.text("Results", "b", "t2");
        title.setMinWidth(USE_PREF_SIZE);
        count.setMinWidth(USE_PREF_SIZE);
        var head = Kit.row(8, title, count, thing, task, Kit.spacer(), options);
        head.getStyleClass().addAll("section", "ruled");
        facts.setMinWidth(0);
        facts.getStyleClass().add("result-facts");
        facts.managedProperty().bind(facts.visibleProperty());
        options.setMinWidth(USE_PREF_SIZE);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        setMinSize(0, 0);
        getChildren().addAll(head, facts, body);
        thing.setOnShowing(_ -> fillThings());
        task.setOnShowing(_ -> fillTasks());
        task.managedProperty().bind(task.visibleProperty());
        model.choiceProperty().subscribe(_ -> fillHead());
        model.stateProperty().subscribe(this::show);
    }

    private static MenuButton menu() {
        var menu = new MenuButton();
        menu.getStyleClass().addAll("flat", "small", "metric-menu");
        menu.setMinWidth(72);
        menu.setMnemonicParsing(false);
        Kit.whole(menu);
        return menu;
    }

    private void fillHead() {
        var choice = model.choiceProperty().get();
        int differing = model.differingProperty().get().size();
        count.setText(differing == 0 ? "the same in both" : Words.count(differing) + " differ");
        thing.setVisible(choice != null);
        task.setVisible(choice != null && choice.pair().isFanOut());
        if (choice != null) {
            thing.setText(name(choice.pair()));
            var one = choice.task();
            task.setText(one == null ? "all elements" : item(one));
        }
    }

    private static String name(KeptPair pair) {
        return pair.kind() == KeptPair.Kind.LOG
                ? "log of " + Words.shorten(pair.step(), 32)
                : Words.shorten(pair.name(), 32) + " of " + Words.shorten(pair.step(), 32);
    }

    private static String item(KeptPair.Task task) {
        return task.item().isEmpty() ? "task" : Words.shorten(task.item(), 32);
    }

    private void fillThings() {
        thing.getItems().clear();
        for (var pair : model.differingProperty().get()) {
            var many =
                    pair.isFanOut() ? ", in " + Words.count(pair.differing()) + " of " + Words.count(pair.all()) : "";
            thing.getItems().add(item(name(pair) + many, () -> model.choose(pair)));
        }
    }

    private void fillTasks() {
        task.getItems().clear();
        var choice = model.choiceProperty().get();
        if (choice == null) {
            return;
        }
        var pair = choice.pair();
        if (ResultsViewModel.fitsOneTable(pair)) {
            task.getItems().add(item("all elements", () -> model.chooseTask(null)));
        }
        pair.tasks().stream()
                .limit(MOST_TASKS_NAMED)
                .forEach(one -> task.getItems().add(item(item(one), () -> model.chooseTask(one))));
        int named = Math.min(MOST_TASKS_NAMED, pair.tasks().size());
        if (pair.differing() > named) {
            var rest = new MenuItem("the first " + named + " of " + Words.count(pair.differing()) + " that differ");
            rest.setDisable(true);
            task.getItems().add(rest);
        }
    }

    private static MenuItem item(String words, Runnable action) {
        var item = Kit.named(new MenuItem(), words);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void show(State state) {
        fillHead();
        facts.getChildren().clear();
        facts.setVisible(false);
        options.getChildren().clear();
        var answer = why.stateProperty().get().answer();
        switch (state) {
            case State.Nothing _ ->
                body.getChildren()
                        .setAll(Kit.empty(
                                "equal", "Both kept the same", "No artifact and no log differs between the two runs."));
            case State.Reading _ -> body.getChildren().setAll(Kit.reading("Comparing"));
            case State.Failed failed ->
                body.getChildren()
                        .setAll(new StackPane(new MessageBar(
                                MessageBar.Kind.FAILURE,
                                "The values could not be compared.",
                                failed.why(),
                                Kit.button("refresh", "Try again", model::again, "small"))));
            case State.Shown shown
            when answer != null -> {
                var shownBody = body(shown, answer);
                body.getChildren().setAll(shownBody.node());
                facts.getChildren().setAll(shownBody.facts());
                options.getChildren().setAll(shownBody.options());
                facts.setVisible(!shownBody.facts().isEmpty());
            }
            case State.Shown _ -> {}
        }
    }

    private Body body(State.Shown shown, Answer answer) {
        var old = name(answer, true);
        var young = name(answer, false);
        return switch (shown.value()) {
            case ValueDifference.Tables tables -> tables(tables.table(), answer);
            case ValueDifference.Pictures _ -> PicturesView.of(png(shown.before()), png(shown.after()), old, young);
            case ValueDifference.Charts charts ->
                ChartsView.of(charts.before(), charts.after(), png(shown.before()), png(shown.after()), old, young);
            case ValueDifference.Grids grids -> GridsView.of(grids);
            case ValueDifference.Texts texts -> texts(texts);
            case ValueDifference.OneSided one -> oneSided(one, one.isBefore() ? old : young);
            case ValueDifference.Unknown unknown -> plain(Kit.empty("not-equal-variant", "They differ", unknown.why()));
        };
    }

    private static Png png(@Nullable Png picture) {
        return Objects.requireNonNull(picture, "pictures are read with the difference");
    }

    /// Returns the number of a run; its flow as well where the two are of different ones.
    private static String name(Answer answer, boolean isBefore) {
        var one = answer.before().row().flow();
        var other = answer.after().row().flow();
        var mine = isBefore ? one : other;
        var number = Words.count(mine.number());
        return one.flow().equals(other.flow()) ? number : Words.shorten(mine.flow(), 16) + " " + number;
    }

    private static Body plain(Node node) {
        return new Body(node, List.of(), List.of());
    }

    private Body texts(ValueDifference.Texts texts) {
        var list = new DiffList("Lines of both runs", "Both say the same");
        var rows = texts.same() ? List.<DiffRow>of() : DiffRow.of(texts.lines(), true);
        list.show(rows, true);
        var facts = new ArrayList<Node>();
        long changed = rows.stream().filter(DiffRow::isChange).count();
        facts.add(
                changed == 0
                        ? Kit.chip("no line differs")
                        : Kit.chip(Words.count(changed, "line") + (changed == 1 ? " differs" : " differ"), "accent"));
        if (texts.leftOut() > 0) {
            facts.add(Kit.chip(Words.count(texts.leftOut()) + " lines further down are not compared", "warning"));
        }
        var sides = new Segments<>(
                List.of(true, false),
                two -> two ? "Side by side" : "In line",
                true,
                two -> list.show(texts.same() ? rows : DiffRow.of(texts.lines(), two), two));
        return new Body(list, facts, List.<Node>of(sides));
    }

    private static Body oneSided(ValueDifference.OneSided one, String run) {
        var preview = Kit.text(one.preview(), "mono", "t2");
        preview.setWrapText(true);
        var title = Kit.text("Only run " + run + " has it", "b", "t2");
        var box = new VBox(8, title, preview);
        box.setPadding(new Insets(12, 16, 12, 16));
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        return new Body(scroll, List.<Node>of(Kit.chip(one.isBefore() ? "gone" : "new", "accent")), List.of());
    }

    private Body tables(TableDifference table, Answer answer) {
        var metrics =
                List.of(answer.after().row().metrics(), answer.before().row().metrics());
        var rows = new TableDiffView(
                table, name(answer, true), name(answer, false), column -> Direction.known(column, metrics));
        var shifts = new ShiftsView(table.shifts());
        var box = new StackPane(table.isEmpty() ? same() : rows);
        var only = Kit.iconChip("not-equal-variant", "differences only", "toggle-chip");
        only.pseudoClassStateChanged(ON, true);
        only.setVisible(!table.isEmpty());
        only.setOnMouseClicked(_ -> {
            boolean next = !only.getPseudoClassStates().contains(ON);
            only.pseudoClassStateChanged(ON, next);
            rows.differencesOnly(next);
        });
        var view = new Segments<>(List.of(true, false), first -> first ? "Rows" : "Distributions", true, first -> {
            only.setVisible(first && !table.isEmpty());
            box.getChildren().setAll(first ? table.isEmpty() ? same() : rows : shifts);
        });
        var facts = new ArrayList<>(TableFacts.of(table));
        facts.addAll(List.of(Kit.spacer(), keys(table)));
        return new Body(box, facts, List.of(only, view));
    }

    private static Node same() {
        return Kit.empty("equal", "Every row is the same", "The bytes differ, for example in the order of the rows.");
    }

    /// Returns the menu of columns that may say which rows belong together.
    private MenuButton keys(TableDifference table) {
        var menu = menu();
        menu.setText(table.key().isEmpty() ? "by row" : "by " + Words.shorten(String.join(", ", table.key()), 24));
        if (!table.remark().isEmpty()) {
            menu.setTooltip(Kit.tooltip(table.remark()));
        }
        menu.getItems().add(item("choose by itself", () -> model.chooseKey(List.of())));
        for (var column : table.columns()) {
            if (!column.isNew() && !column.isGone()) {
                boolean isChosen = table.key().contains(column.name());
                var next = new ArrayList<>(table.key());
                if (!next.remove(column.name())) {
                    next.add(column.name());
                }
                menu.getItems()
                        .add(item((isChosen ? "without " : "with ") + column.name(), () -> model.chooseKey(next)));
            }
        }
        return menu;
    }
}
