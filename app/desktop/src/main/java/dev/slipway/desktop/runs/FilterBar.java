package dev.slipway.desktop.runs;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The field that filters the runs, with its chips, and how they are grouped. UI thread only.
final class FilterBar extends VBox {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final RunListViewModel model;
    private final LiveStore store;
    private final HBox chips = new HBox(4);
    private final TextField typed = new TextField();
    private final Label count = Kit.text("", "t1", "subtle");
    private final Label wrong = Kit.text("", "t2", "danger-text");
    private final HBox field;
    private Jobs.@Nullable Handle pending;

    /// @param leave called when the person leaves the field for the list
    FilterBar(RunListViewModel model, LiveStore store, RunTable table, Runnable leave) {
        this.model = model;
        this.store = store;
        getStyleClass().add("filter-bar");
        typed.setPromptText("status:failed flow:train since:7d params.x > 1");
        typed.setAccessibleText("Filter the runs");
        typed.getStyleClass().add("mono");
        typed.textProperty().bindBidirectional(model.typedProperty());
        typed.textProperty().subscribe(this::later);
        typed.addEventFilter(KeyEvent.KEY_PRESSED, key -> pressed(key, leave));
        chips.setAlignment(Pos.CENTER_LEFT);
        chips.setMinWidth(USE_PREF_SIZE);
        count.setMinWidth(USE_PREF_SIZE);
        field = Kit.row(8, Icons.of("filter-variant", "default"), chips, Kit.grow(typed), count);
        field.getStyleClass().addAll("field", "filter-field");
        var columns = new MenuButton("Columns", Icons.of("view-column-outline"));
        columns.setOnShowing(_ -> table.offer(columns));
        var row = Kit.row(8, Kit.grow(field), groups(), columns);
        var message = Kit.row(4, Icons.sized("close-circle", 14, "danger"), wrong);
        message.getStyleClass().add("filter-wrong");
        message.visibleProperty()
                .bind(model.mistakeProperty().map(mistake -> true).orElse(false));
        message.managedProperty().bind(message.visibleProperty());
        getChildren().addAll(row, message);
        model.filterProperty().subscribe(_ -> fill());
        model.stateProperty().subscribe(_ -> count());
        model.mistakeProperty().subscribe(mistake -> {
            field.pseudoClassStateChanged(WRONG, mistake != null);
            wrong.setText(
                    mistake == null ? "" : mistake.message() + " The list still shows the last filter that worked.");
        });
    }

    /// Puts the caret into the field.
    void enter() {
        typed.requestFocus();
        typed.end();
    }

    private MenuButton groups() {
        var menu = new MenuButton("", Icons.of("layers-outline"));
        menu.textProperty().bind(model.groupingProperty().map(Grouping::words));
        for (var grouping : Grouping.values()) {
            var item = new RadioMenuItem(grouping.words());
            item.setSelected(model.groupingProperty().get() == grouping);
            model.groupingProperty().subscribe(now -> item.setSelected(now == grouping));
            item.setOnAction(_ -> model.groupingProperty().set(grouping));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void pressed(KeyEvent key, Runnable leave) {
        switch (key.getCode()) {
            case ENTER -> {
                stop();
                model.applyTyped();
                leave.run();
            }
            case ESCAPE, DOWN -> leave.run();
            case BACK_SPACE -> {
                if (!typed.getText().isEmpty()) {
                    return;
                }
                model.withoutLast();
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void later() {
        stop();
        pending = store.jobs().after(PAUSE, () -> {
            boolean isChip = typed.getText().matches("(?s).*\\w:\\S+");
            if (!isChip
                    && !typed.getText()
                            .strip()
                            .equals(model.filterProperty().get().where())) {
                model.applyTyped();
            }
        });
    }

    private void stop() {
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
    }

    private void fill() {
        chips.getChildren().clear();
        for (var condition : model.filterProperty().get().conditions()) {
            var chip = Kit.chip(condition.words(), "accent");
            var cross = Icons.sized("close", 12);
            chip.setGraphic(cross);
            chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            chip.getStyleClass().add("closable");
            chip.setAccessibleText("Take away: " + condition.words());
            chip.setOnMouseClicked(_ -> model.without(condition.key()));
            chips.getChildren().add(chip);
        }
    }

    private void count() {
        var state = model.stateProperty().get();
        count.setText(
                model.filterProperty().get().isEmpty()
                        ? Words.count(state.total(), "run")
                        : Words.count(state.total()) + " of " + Words.count(state.inStore()));
    }
}
