package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// What floats over the list while runs are checked. UI thread only.
final class ActionBar extends HBox {
    private final RunActions actions;
    private final RunListViewModel model;
    private final Routes routes;

    ActionBar(RunActions actions, RunListViewModel model, Routes routes) {
        super(4);
        this.actions = actions;
        this.model = model;
        this.routes = routes;
        getStyleClass().addAll("pop", "action-bar");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        StackPane.setMargin(this, new Insets(0, 0, 16, 0));
        actions.barProperty().subscribe(this::show);
    }

    private void show(RunActions.Bar bar) {
        setVisible(bar.isShown());
        if (!bar.isShown()) {
            return;
        }
        var nodes = new ArrayList<Node>();
        if (!bar.message().isEmpty()) {
            var message = Kit.text(bar.message(), "t2");
            message.setMaxWidth(520);
            message.setWrapText(true);
            nodes.add(message);
        }
        if (bar.checked().isEmpty()) {
            nodes.add(small("close", "Close", actions::clear));
        } else if (bar.asking()) {
            ask(nodes, bar.checked());
        } else if (bar.tagging()) {
            tag(nodes);
        } else {
            offer(nodes, bar.checked());
        }
        getChildren().setAll(nodes);
    }

    private void offer(List<Node> nodes, List<RunId> checked) {
        nodes.add(Kit.text(Words.count(checked.size(), "run"), "m5"));
        var state = model.stateProperty().get();
        boolean areAllRead = checked.size() == model.rows().size() && state.loaded() < state.total();
        if (areAllRead && checked.size() < RunActions.MOST) {
            var words = state.total() <= RunActions.MOST
                    ? "All " + Words.count(state.total())
                    : "The newest " + Words.count(RunActions.MOST) + " of " + Words.count(state.total());
            nodes.add(small("playlist-plus", words, () -> actions.checkAll(model.inForce())));
        }
        var rule = new Region();
        rule.getStyleClass().add("rule");
        nodes.add(rule);
        var compare = Kit.button(
                "compare-horizontal",
                "Compare",
                () -> routes.compare(actions.oldestFirst()),
                "small",
                actions.canCompare() ? "primary" : "flat");
        compare.setDisable(!actions.canCompare());
        nodes.add(compare);
        var two = actions.oldestFirst();
        add(nodes, () -> true, "view-grid-outline", "Tasks", () -> routes.tasks(actions.oldestFirst()));
        add(nodes, actions::canExplain, "vector-difference", "Why changed", () -> routes.why(two.get(0), two.get(1)));
        add(nodes, actions::canResume, "refresh", "Resume", () -> actions.resume(routes::run));
        if (checked.size() == 1) {
            add(nodes, () -> true, "tune-variant", "Run with changes", () -> routes.again(checked.getFirst()));
            add(nodes, () -> true, "history", "Notebook as it was", () -> routes.past(checked.getFirst()));
        }
        add(nodes, actions::canCancel, "stop", "Cancel", actions::cancel);
        add(nodes, () -> true, "tag-outline", "Tag", actions::askForTag);
        add(nodes, actions::canDelete, "trash-can-outline", "Delete", actions::askToDelete);
        nodes.add(Kit.key("Esc"));
    }

    private void ask(List<Node> nodes, List<RunId> checked) {
        nodes.add(Kit.text(
                "Delete " + Words.count(checked.size(), "run") + " with all that is kept of "
                        + (checked.size() == 1 ? "it" : "them") + "? There is no way back.",
                "t2"));
        nodes.add(Kit.button("trash-can-outline", "Delete", actions::delete, "small", "danger"));
        nodes.add(small("", "Keep", actions::back));
    }

    private void tag(List<Node> nodes) {
        var field = new TextField();
        field.setPromptText("Tags, such as paper -draft");
        field.setAccessibleText("Tags to add; with a minus, to take away");
        field.setPrefWidth(220);
        field.setOnAction(_ -> actions.tag(field.getText()));
        nodes.add(field);
        nodes.add(Kit.button("tag-outline", "Tag", () -> actions.tag(field.getText()), "small", "primary"));
        nodes.add(small("", "Back", actions::back));
        field.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                field.requestFocus();
            }
        });
    }

    private static void add(List<Node> nodes, BooleanSupplier possible, String icon, String words, Runnable action) {
        if (possible.getAsBoolean()) {
            nodes.add(small(icon, words, action));
        }
    }

    private static Node small(String icon, String words, Runnable action) {
        return Kit.button(icon, words, action, "small", "flat");
    }
}
