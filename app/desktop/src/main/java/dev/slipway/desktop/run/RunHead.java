package dev.slipway.desktop.run;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.route.RunMenu;
import dev.slipway.desktop.run.RunFacts.Cause;
import dev.slipway.desktop.run.RunFacts.Fact;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The head of a run's page: title, what can be done, why it failed, facts. UI thread only.
final class RunHead extends VBox {
    private static final int TAGS = 60; // characters of all that are shown
    private static final int TAG = 24;
    private final RunPageViewModel model;
    private final Routes routes;
    private final Dialogs dialogs;
    private boolean isTagging;

    RunHead(RunPageViewModel model, Routes routes, Dialogs dialogs) {
        this.model = model;
        this.routes = routes;
        this.dialogs = dialogs;
        getStyleClass().add("run-head");
        model.snapshotProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
    }

    /// Writes anew what counts seconds.
    void show() {
        var row = model.row();
        if (row.isEmpty() || isTagging) {
            return;
        }
        getChildren().setAll(title(row.get()));
        model.cause().ifPresent(cause -> getChildren().add(cause(row.get(), cause)));
        if (!model.failureProperty().get().isEmpty()) {
            var failure = Kit.text(model.failureProperty().get(), "t2", "danger-text");
            failure.setWrapText(true);
            failure.setGraphic(Icons.sized("close-circle", 14, "danger"));
            getChildren().add(failure);
            if (model.isResumable() && model.failureProperty().get().contains("as it was recorded")) {
                getChildren()
                        .add(Kit.button(
                                "refresh",
                                "Start as recorded",
                                () -> model.again(Restarts.Code.RECORDED, routes::run),
                                "small"));
            }
        }
        var facts = new FlowPane(24, 8);
        model.facts().forEach(fact -> facts.getChildren().add(fact(fact)));
        getChildren().add(facts);
    }

    private HBox title(RunRow run) {
        var name = Kit.text(run.flow().flow(), "t4");
        name.setMinWidth(0);
        var number = Kit.text(Words.count(run.flow().number()), "t4", "light", "muted");
        var row = Kit.row(8, name, number, state(run));
        if (!run.label().name().isEmpty()) {
            row.getChildren().add(Kit.text(Words.shorten(run.label().name(), 40), "t2", "muted"));
        }
        if (run.flow().version() != null) {
            var version = Kit.chip("version " + run.flow().version());
            version.getStyleClass().add("link-chip");
            Kit.press(version, () -> routes.deployments(run.flow().flow()));
            row.getChildren().add(version);
        }
        tags(row, run.label().tags());
        row.getChildren().add(Kit.iconButton("tag-outline", "Add a tag", () -> beginTag(row), "small", "quiet"));
        row.getChildren().add(Kit.spacer());
        for (var action : actions(run)) {
            action.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(action);
        }
        return row;
    }

    private Label state(RunRow run) {
        var mark = Facts.mark(run.status(), model.counts());
        var style = switch (mark) {
            case FAILED, LOST, REFUSED -> "danger";
            case RUNNING -> "accent";
            case SUCCEEDED -> "success";
            default -> "plain";
        };
        var chip = Kit.chip(mark.word(), style);
        chip.setGraphic(mark.shape(12));
        return chip;
    }

    /// Adds those for which there is room, and how many more there are.
    private void tags(HBox row, List<String> tags) {
        int room = TAGS;
        int shown = 0;
        while (shown < tags.size() && (shown == 0 || room >= tags.get(shown).length())) {
            room -= Math.min(TAG, tags.get(shown).length());
            row.getChildren().add(tag(tags.get(shown++)));
        }
        if (shown < tags.size()) {
            var rest = Kit.chip("and " + Words.count(tags.size() - shown) + " more");
            Kit.tip(rest, Words.shorten(String.join(" ", tags.subList(shown, tags.size())), 2000));
            row.getChildren().add(rest);
        }
    }

    private Label tag(String tag) {
        var chip = Kit.iconChip("tag-outline", Words.shorten(tag, TAG));
        chip.getStyleClass().add("closable");
        chip.setAccessibleText("tag " + tag + ", click to show runs with it");
        chip.setOnMouseClicked(_ -> routes.runs("tag:" + tag));
        return chip;
    }

    private void beginTag(HBox row) {
        isTagging = true;
        var field = new TextField();
        field.setPromptText("tag, or -tag to take it away");
        field.setAccessibleText("Tag to add; with a minus, to take away");
        field.setPrefWidth(180);
        field.setOnAction(_ -> {
            isTagging = false;
            model.tag(field.getText());
            show();
        });
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                isTagging = false;
                show();
            }
        });
        for (int i = 0; i < row.getChildren().size(); i++) {
            if (row.getChildren().get(i).getStyleClass().contains("quiet")) {
                row.getChildren().set(i, field);
            }
        }
        field.requestFocus();
    }

    /// Opens the chosen task, or else the first of the chosen step, in its notebook; the notebook alone while no step
    /// is chosen.
    static void restore(RunPageViewModel model, Routes routes) {
        var step = model.tasks().stepProperty().get();
        var index = model.tasks().chosenProperty().get();
        if (step.isEmpty()) {
            model.row().ifPresent(run -> routes.notebook(Path.of(run.flow().notebook()), null, null));
        } else {
            routes.restore(model.id(), step, index == null ? 0 : index);
        }
    }

    private List<Region> actions(RunRow run) {
        var actions = new ArrayList<Region>();
        actions.add(Kit.button("open-in-app", "Open in notebook", () -> restore(model, routes), "small"));
        before().ifPresent(earlier -> actions.add(Kit.button(
                "compare-horizontal", "Compare", () -> routes.compare(List.of(earlier, run.id())), "small")));
        if (model.isLive()) {
            actions.add(Kit.button("stop", "Cancel", model::cancel, "small", "danger"));
        } else {
            int open = model.counts().open()
                    + model.counts().failed()
                    + model.counts().cancelled();
            var words =
                    !model.isResumable() ? "Run again" : open > 0 ? "Resume " + Words.count(open, "task") : "Resume";
            actions.add(Kit.button("tune-variant", "Run with changes", () -> routes.again(run.id()), "small"));
            actions.add(Kit.button(
                    "refresh", words, () -> model.again(Restarts.Code.NOW, routes::run), "small", "primary"));
        }
        actions.add(more(run));
        return actions;
    }

    /// Returns what is wanted less often.
    private MenuButton more(RunRow run) {
        var menu = new MenuButton();
        menu.setGraphic(Icons.sized("dots-vertical", 14));
        menu.getStyleClass().addAll("flat", "small", "no-arrow");
        menu.setAccessibleText("More");
        menu.setTooltip(Kit.tooltip("More"));
        menu.getItems().addAll(RunMenu.items(run, routes, dialogs));
        menu.getItems()
                .add(1, RunMenu.item("Run again as recorded", () -> model.again(Restarts.Code.RECORDED, routes::run)));
        return menu;
    }

    private java.util.Optional<RunId> before() {
        var snapshot = model.snapshotProperty().get();
        return snapshot == null || snapshot.before().good() == null
                ? java.util.Optional.empty()
                : java.util.Optional.of(snapshot.before().good().id());
    }

    private HBox cause(RunRow run, Cause cause) {
        var title = Kit.text(cause.title(), "b", "t2");
        title.setWrapText(true);
        var below = new FlowPane(4, 0);
        if (!cause.type().isEmpty()) {
            below.getChildren().add(Kit.text(cause.type(), "t2", "mono", "muted"));
        }
        if (!cause.place().isEmpty()) {
            below.getChildren().add(Kit.text(cause.type().isEmpty() ? "At" : "at", "t2", "muted"));
            var place = Kit.link(
                    cause.place(),
                    () -> routes.notebook(Path.of(run.flow().notebook()), cause.cell(), cause.line()),
                    "t2");
            below.getChildren().add(place);
        }
        if (!cause.compared().isEmpty()) {
            var compared = Kit.text(cause.compared(), "t2", "muted");
            compared.setWrapText(true);
            compared.maxWidthProperty().bind(widthProperty().subtract(240));
            below.getChildren().add(compared);
        }
        var words = new VBox(2, title, below);
        HBox.setHgrow(words, Priority.ALWAYS);
        var box = new HBox(8, Icons.of("close-circle", "danger"), words);
        before().ifPresent(earlier -> {
            var why = Kit.button("arrow-right", "Why it changed", () -> routes.why(earlier, run.id()), "small", "flat");
            why.getStyleClass().add("accent");
            why.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            why.setMinWidth(USE_PREF_SIZE);
            box.getChildren().add(why);
        });
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().add("cause");
        return box;
    }

    private static VBox fact(Fact fact) {
        boolean isMono = fact.label().equals("parameters") || fact.label().equals("plan");
        var value = Kit.row(4, Kit.text(fact.value(), "t2", isMono ? "mono" : "plain"));
        if (!fact.change().isEmpty()) {
            value.getChildren().add(Kit.text(fact.change(), "t2", fact.good() ? "success-text" : "danger-text"));
        }
        return new VBox(Kit.text(fact.label(), "t1", "subtle"), value);
    }
}
