package dev.slipway.desktop.runs;

import dev.slipway.desktop.kit.FieldRow;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
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
    private final SavedFilters saved;
    private final ProposalList proposals = new ProposalList(this::take);
    private final HBox chips = new HBox(4);
    private final TextField typed = new TextField();
    private final Label count = Kit.text("", "t1", "subtle");
    private final HBox message = Kit.row(8);
    private final FieldRow naming = new FieldRow();
    private final HBox field;
    private Jobs.@Nullable Handle pending;

    /// @param leave called when the person leaves the field for the list
    FilterBar(RunListViewModel model, LiveStore store, SavedFilters saved, ColumnMenu columns, Runnable leave) {
        this.model = model;
        this.store = store;
        this.saved = saved;
        getStyleClass().add("filter-bar");
        typed.setPromptText("status:failed flow:train since:7d params.x > 1");
        typed.setAccessibleText("Filter the runs");
        typed.getStyleClass().add("mono");
        typed.textProperty().bindBidirectional(model.filter().typedProperty());
        typed.textProperty().subscribe(this::later);
        typed.addEventFilter(KeyEvent.KEY_PRESSED, key -> pressed(key, leave));
        typed.caretPositionProperty().subscribe(_ -> propose());
        typed.focusedProperty().subscribe(_ -> propose());
        chips.setAlignment(Pos.CENTER_LEFT);
        chips.setMinWidth(USE_PREF_SIZE);
        count.setMinWidth(USE_PREF_SIZE);
        field = Kit.row(8, Icons.of("filter-variant", "default"), chips, Kit.grow(typed), count);
        field.getStyleClass().addAll("field", "filter-field");
        var row = Kit.row(8, Kit.grow(field), savedMenu(), groups(), columns.button());
        message.getStyleClass().add("filter-wrong");
        shown(message, false);
        getChildren().addAll(row, naming, message);
        model.filter().filterProperty().subscribe(_ -> fill());
        model.stateProperty().subscribe(_ -> count());
        model.filter().mistakeProperty().subscribe(this::mark);
        saved.failureProperty().subscribe(this::failed);
    }

    /// Puts the caret into the field.
    void enter() {
        typed.requestFocus();
        typed.end();
    }

    /// What may be typed next; it floats over the list.
    ProposalList proposals() {
        return proposals;
    }

    private static void shown(HBox row, boolean isShown) {
        row.setVisible(isShown);
        row.setManaged(isShown);
    }

    private void failed(String why) {
        if (why.isEmpty()) {
            mark(model.filter().mistakeProperty().get());
        } else {
            message.getChildren()
                    .setAll(Icons.sized("alert-outline", 14, "warning"), Kit.text(why, "t2", "warning-text"));
            shown(message, true);
        }
    }

    /// Says what is wrong, and shows the place in the text.
    private void mark(FilterText.Read.@Nullable Mistake mistake) {
        field.pseudoClassStateChanged(WRONG, mistake != null);
        message.getChildren().clear();
        shown(message, mistake != null);
        if (mistake == null) {
            return;
        }
        message.getChildren().add(Icons.sized("close-circle", 14, "danger"));
        if (!mistake.text().isBlank()) {
            var before = mistake.text().substring(0, mistake.column());
            var wrong = mistake.text().substring(mistake.column(), mistake.end());
            var place = new HBox(
                    Kit.text(before, "mono", "t2", "muted"),
                    Kit.text(wrong.isEmpty() ? "\u2038" : wrong, "mono", "t2", "danger-text", "wrong-word"),
                    Kit.text(mistake.text().substring(mistake.end()), "mono", "t2", "muted"));
            place.setAccessibleText("wrong at character " + (mistake.column() + 1));
            message.getChildren().add(place);
        }
        var words =
                Kit.text(mistake.message() + " The list still shows the last filter that worked.", "t2", "danger-text");
        words.setMinWidth(0);
        message.getChildren().add(words);
    }

    private MenuButton savedMenu() {
        var menu = new MenuButton("Saved", Icons.of("star-outline"));
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            saved.all().forEach(one -> {
                var item = Kit.named(new MenuItem("", Icons.sized("star-outline", 14)), one.name());
                item.setOnAction(_ -> saved.show(one));
                menu.getItems().add(item);
            });
            if (!saved.all().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            var keep = new MenuItem("Save this filter…", Icons.sized("plus", 14));
            keep.setOnAction(_ -> askForName());
            menu.getItems().add(keep);
        });
        menu.getItems().add(new MenuItem("Save this filter…"));
        return menu;
    }

    /// Lets the filter in force be named and kept.
    void askForName() {
        var name = new TextField();
        name.setPromptText("A name, such as Failed this week");
        name.setAccessibleText("Name of the filter");
        name.setPrefWidth(260);
        naming.ask("star-outline", name, "Save", () -> {
            saved.save(name.getText());
            naming.hide();
        });
    }

    private MenuButton groups() {
        var menu = new MenuButton("", Icons.of("layers-outline"));
        menu.setMnemonicParsing(false);
        menu.textProperty().bind(model.groupingProperty().map(by -> Words.shorten(by.words(), 40)));
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            List.of(Grouping.NONE, Grouping.FLOW, Grouping.VERSION, Grouping.day(model.zone()))
                    .forEach(grouping -> menu.getItems().add(item(grouping)));
            var parameters = model.filter().names().parameters();
            if (!parameters.isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
                parameters.forEach(name -> menu.getItems().add(item(Grouping.parameter(name))));
            }
        });
        menu.getItems().add(item(Grouping.NONE));
        return menu;
    }

    private MenuItem item(Grouping grouping) {
        var item = Kit.named(new RadioMenuItem(), grouping.words());
        item.setSelected(model.groupingProperty().get().equals(grouping));
        item.setOnAction(_ -> model.groupingProperty().set(grouping));
        return item;
    }

    private void propose() {
        int caret = Math.clamp(typed.getCaretPosition(), 0, typed.getText().length());
        proposals.show(
                typed.isFocused()
                        ? Proposals.at(typed.getText(), caret, model.filter().names())
                        : List.of());
    }

    private void take(Proposals.Proposal proposal) {
        int caret = typed.getCaretPosition();
        int start = Proposals.start(typed.getText(), caret);
        var text = proposal.text().endsWith(":") ? proposal.text() : proposal.text() + " ";
        typed.replaceText(start, caret, text);
        propose();
    }

    private void pressed(KeyEvent key, Runnable leave) {
        boolean isTaken = switch (key.getCode()) {
            case ENTER -> enter(leave);
            case TAB -> !typed.getText().isBlank() && taken(proposals.first());
            case DOWN -> proposals.step(1) || left(leave);
            case UP -> proposals.step(-1);
            case ESCAPE -> closed() || left(leave);
            case BACK_SPACE -> shortened();
            default -> false;
        };
        if (isTaken) {
            key.consume();
        }
    }

    private boolean enter(Runnable leave) {
        if (taken(proposals.current())) {
            return true;
        }
        stop();
        model.filter().applyTyped();
        return left(leave);
    }

    private static boolean left(Runnable leave) {
        leave.run();
        return true;
    }

    private boolean taken(Optional<Proposals.Proposal> proposal) {
        proposal.ifPresent(this::take);
        return proposal.isPresent();
    }

    private boolean closed() {
        boolean isOpen = proposals.isVisible() && proposals.current().isPresent();
        if (isOpen) {
            proposals.show(List.of());
        }
        return isOpen;
    }

    private boolean shortened() {
        boolean isEmpty = typed.getText().isEmpty();
        if (isEmpty) {
            model.filter().withoutLast();
        }
        return isEmpty;
    }

    private void later() {
        stop();
        pending = store.jobs().after(PAUSE, () -> {
            boolean isChip = typed.getText().matches("(?s).*\\w:\\S+");
            if (!isChip
                    && !typed.getText()
                            .strip()
                            .equals(model.filter().filterProperty().get().where())) {
                model.filter().applyTyped();
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
        for (var condition : model.filter().filterProperty().get().conditions()) {
            var chip = Kit.chip(condition.words(), "accent");
            var cross = Icons.sized("close", 12);
            chip.setGraphic(cross);
            chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            chip.getStyleClass().add("closable");
            chip.setAccessibleText("Take away: " + condition.words());
            chip.setOnMouseClicked(_ -> model.filter().without(condition.key()));
            chips.getChildren().add(chip);
        }
    }

    private void count() {
        var state = model.stateProperty().get();
        count.setText(
                model.filter().filterProperty().get().isEmpty()
                        ? Words.count(state.total(), "run")
                        : Words.count(state.total()) + " of " + Words.count(state.inStore()));
    }
}
