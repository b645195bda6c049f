package dev.slipway.desktop.run;

import dev.slipway.desktop.kit.InTurn;
import dev.slipway.desktop.kit.KeyHints;
import dev.slipway.desktop.kit.KeyHints.Hint;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.LetterKeys;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.route.RunMenu;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of a run, with the drawer of a task at its right. UI thread only.
final class RunPageView extends Region {
    private static final double DRAWER = 360;
    private static final double COVERED = 1052;
    private static final double LEAST_TASKS = 200;

    /// What stands below the timeline.
    private enum Below {
        TASKS("Tasks"),
        METRICS("Metrics"),
        DETAILS("Details");

        private final String words;

        Below(String words) {
            this.words = words;
        }
    }

    private final RunPageViewModel model;
    private final RunHead head;
    private final TimelineView timeline;
    private final TasksView tasks;
    private final TaskDrawer drawer;
    private final List<List<Node>> parts;
    private final VBox column = new VBox();
    private final StackPane page = new StackPane();
    private final StackPane body = new StackPane();
    private final ObjectProperty<Below> below = new SimpleObjectProperty<>(Below.TASKS);
    private boolean isComposed;
    private final KeyHints hints = new KeyHints(List.of(
            new Hint("j k", "next and previous task"),
            new Hint("f", "next failed task"),
            new Hint("/", "filters the tasks"),
            new Hint("t", "clock, aligned, gaps cut"),
            new Hint("← →", "columns of the tasks that have no room"),
            new Hint("1 5", "log, artifacts, metrics, cards, inputs of the task"),
            new Hint("e", "next error in its log"),
            new Hint("r", "runs the task again"),
            new Hint("n", "opens the task in its notebook"),
            new Hint("Esc", "closes the task"),
            new Hint("?", "these keys")));

    RunPageView(RunPageViewModel model, TaskViewModel task, Routes routes, Dialogs dialogs) {
        this.model = model;
        head = new RunHead(model, routes, dialogs);
        timeline = new TimelineView(model);
        tasks = new TasksView(model);
        drawer = new TaskDrawer(model, task, routes, dialogs);
        parts = parts(dialogs);
        var scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        getChildren().addAll(page, drawer);
        getStyleClass().add("run-page");
        Runnable fill = () -> {
            page.getChildren().setAll(content(scroll, routes));
            compose();
        };
        fill.run();
        model.stateProperty().subscribe(fill);
        model.failureProperty().subscribe(fill);
        model.tasks().chosenProperty().subscribe(_ -> requestLayout());
        LetterKeys.of(this, event -> key(event, routes));
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, asked -> {
            model.row().ifPresent(run -> menu(run, routes, dialogs).show(this, asked.getScreenX(), asked.getScreenY()));
            asked.consume();
        });
    }

    /// Returns what can be done with the run, for a right click anywhere on its page.
    private static ContextMenu menu(RunRow run, Routes routes, Dialogs dialogs) {
        var menu = new ContextMenu();
        menu.getItems().addAll(RunMenu.items(run, routes, dialogs));
        return menu;
    }

    /// Returns the page, or what there is to say instead of it.
    private List<Node> content(ScrollPane scroll, Routes routes) {
        var failure = model.failureProperty().get();
        return switch (model.stateProperty().get()) {
            case READY -> List.of(scroll, hints);
            case GONE ->
                List.of(Kit.empty(
                        "trash-can-outline",
                        "This run was deleted",
                        "Its record and all that was kept of it are gone.",
                        Kit.button("history", "Show the runs", () -> routes.runs(""))));
            case READING ->
                failure.isEmpty()
                        ? List.of(Kit.reading("Reading the run"))
                        : List.of(new StackPane(new MessageBar(
                                MessageBar.Kind.FAILURE,
                                "The run could not be read.",
                                failure,
                                Kit.button("refresh", "Try again", model::reload, "small"))));
        };
    }

    /// Shows the parts of the page, once there is something to show in them.
    private void compose() {
        if (model.stateProperty().get() == RunPageViewModel.State.READY && !isComposed) {
            isComposed = true;
            InTurn.run(
                    this,
                    parts.stream()
                            .<Runnable>map(part -> () -> column.getChildren().addAll(part))
                            .toList());
        }
    }

    /// Returns what stands below each other, by what is shown together.
    private List<List<Node>> parts(Dialogs dialogs) {
        var metrics = new MetricsView(model);
        var details = new DetailsView(model, dialogs);
        var graph = new GraphView(model);
        var steps = Kit.text("", "t2", "subtle");
        model.snapshotProperty().subscribe(now -> {
            if (now != null) {
                steps.setText(Words.count(now.run().steps().size(), "step"));
            }
        });
        var over = Kit.text("running tasks over time, failures below", "t2", "subtle");
        over.setMinWidth(0);
        model.snapshotProperty().subscribe(now -> over.setText(over(now)));
        var layouts = Segments.of(List.of(Timeline.Layout.values()), Timeline.Layout::words, timeline.layoutProperty());
        var fit = Kit.button("fit-to-page-outline", "Fit", timeline::all, "small", "flat");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(LEAST_TASKS);
        below.subscribe(which -> {
            body.getChildren()
                    .setAll(
                            switch (which) {
                                case TASKS -> tasks;
                                case METRICS -> metrics;
                                case DETAILS -> details;
                            });
            if (which == Below.METRICS) {
                model.wantCurves();
            }
        });
        return List.of(
                List.of(head, section("Graph", steps, graph.legend()), graph),
                List.of(ruled(section("Timeline", over, Kit.spacer(), layouts, fit)), timeline),
                List.of(ruled(lower()), body));
    }

    /// Returns what the run waited for, once it is over.
    private static String over(@Nullable Snapshot now) {
        var path = now == null ? List.<String>of() : CriticalPath.of(now.run());
        return path.isEmpty()
                ? "running tasks over time, failures below"
                : "critical path: " + Words.shorten(String.join(" \u2192 ", path), 90);
    }

    /// Writes anew what counts seconds.
    void tick() {
        if (model.isLive()) {
            head.show();
            model.tick();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        boolean isOpen = model.tasks().chosenProperty().get() != null;
        boolean isCovered = width < COVERED;
        double far = !isOpen ? 0 : isCovered ? Math.min(width, Math.max(DRAWER, width * 0.6)) : DRAWER;
        drawer.setVisible(isOpen);
        drawer.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("over"), isCovered);
        drawer.resizeRelocate(width - far, 0, far, height);
        page.resizeRelocate(0, 0, isCovered ? width : width - far, height);
    }

    private HBox lower() {
        var tools = tasks.tools();
        var row = section("", Segments.of(List.of(Below.values()), which -> which.words, below), tools);
        tools.visibleProperty().bind(below.map(which -> which == Below.TASKS));
        return row;
    }

    private static HBox section(String title, Node... nodes) {
        var row = Kit.row(8);
        if (!title.isEmpty()) {
            Label label = Kit.text(title, "b", "t2");
            row.getChildren().add(label);
        }
        row.getChildren().addAll(nodes);
        row.getStyleClass().add("section");
        return row;
    }

    private static HBox ruled(HBox section) {
        section.getStyleClass().add("ruled");
        return section;
    }

    private boolean key(KeyEvent event, Routes routes) {
        switch (event.getText()) {
            case "j" -> model.tasks().step(1);
            case "k" -> model.tasks().step(-1);
            case "f" -> model.tasks().nextFailure();
            case "/" -> tasks.enterSearch();
            case "t" -> timeline.nextLayout();
            case "?" -> hints.toggle();
            case "n" -> RunHead.restore(model, routes);
            case "r" -> drawer.rerun();
            case "e" -> drawer.nextError();
            case "1", "2", "3", "4", "5" -> drawer.show(Integer.parseInt(event.getText()) - 1);
            default -> {
                return isTaken(event);
            }
        }
        return true;
    }

    /// Does what a key without a letter asks for, and tells whether it does.
    private boolean isTaken(KeyEvent event) {
        boolean hasArrows = event.getTarget() instanceof ToggleButton;
        switch (event.getCode()) {
            case ESCAPE -> {
                if (!hints.hide()) {
                    model.tasks().chooseTask(null);
                }
            }
            case LEFT, RIGHT -> {
                if (hasArrows) {
                    return false;
                }
                tasks.slide(event.getCode() == KeyCode.LEFT ? -1 : 1);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
