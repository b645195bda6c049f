package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import java.util.List;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The filters and the order of a table as chips, and the line that makes another filter. UI thread only.
final class FilterBar extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final ExplorerViewModel explorer;
    private final HBox chips = Kit.row(6);
    private final HBox form = Kit.row(8);
    private final ComboBox<Column> column = new ComboBox<>();
    private final TextField from = field("from", 96);
    private final TextField to = field("to", 96);
    private final TextField text = field("has these letters", 168);
    private final CheckBox missing = new CheckBox("or missing");
    private final Label fault = Kit.text("", "t2", "danger-text");

    FilterBar(ExplorerViewModel explorer) {
        this.explorer = explorer;
        getStyleClass().add("filter-lines");
        chips.getStyleClass().add("filter-line");
        form.getStyleClass().add("filter-line");
        column.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Column about) {
                return about == null ? "" : about.name();
            }

            @Override
            public @Nullable Column fromString(String name) {
                return null;
            }
        });
        column.setAccessibleText("Column to filter by");
        column.valueProperty().subscribe(_ -> fillForm());
        for (var field : List.of(from, to, text)) {
            field.setOnAction(_ -> add());
            field.textProperty().subscribe(_ -> say("", field));
        }
        showForm(false);
        fault.setPadding(new Insets(0, 16, 6, 16));
        getChildren().addAll(chips, form, fault);
        explorer.changesProperty().subscribe(_ -> refresh());
        refresh();
    }

    private static TextField field(String prompt, double width) {
        var field = new TextField();
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefWidth(width);
        return field;
    }

    private void showForm(boolean visible) {
        form.setVisible(visible);
        form.setManaged(visible);
        say("", from);
        say("", to);
        say("", text);
    }

    /// Says what is wrong with what was typed into `field`, nothing if `words` is empty.
    private void say(String words, TextField field) {
        fault.setText(words);
        fault.setVisible(!words.isEmpty());
        fault.setManaged(!words.isEmpty());
        field.pseudoClassStateChanged(ERROR, !words.isEmpty());
        if (!words.isEmpty()) {
            field.requestFocus();
        }
    }

    /// Opens the line that makes a filter, for the 0-based `at`.
    void begin(int at) {
        if (at >= 0 && at < explorer.columns().size()) {
            column.setValue(explorer.columns().get(at));
        }
        showForm(true);
        fillForm();
        (isNumber() ? from : text).requestFocus();
    }

    private boolean isNumber() {
        return column.getValue() != null && column.getValue().kind() == Kind.NUMBER;
    }

    private void fillForm() {
        form.getChildren().setAll(Kit.text("Keep rows where", "t2", "muted"), column);
        if (isNumber()) {
            form.getChildren().addAll(from, to, missing);
        } else {
            int at = column.getValue() == null ? -1 : explorer.columns().indexOf(column.getValue());
            form.getChildren().addAll(text, new ValueMenu(explorer, at, () -> showForm(false)));
        }
        form.getChildren()
                .addAll(
                        Kit.button("", "Add", this::add, "primary", "small"),
                        Kit.button("", "Missing only", () -> addMissing(true), "small"),
                        Kit.button("", "Without missing", () -> addMissing(false), "small"),
                        Kit.button("", "Close", () -> showForm(false), "flat", "small"));
    }

    private void addMissing(boolean isMissing) {
        int at = explorer.columns().indexOf(column.getValue());
        if (at >= 0) {
            explorer.filter(new Filter.Missing(at, isMissing));
            showForm(false);
        }
    }

    private void add() {
        int at = explorer.columns().indexOf(column.getValue());
        if (at < 0) {
            return;
        }
        if (!isNumber()) {
            if (text.getText().isEmpty()) {
                say("Type the letters that are looked for.", text);
                return;
            }
            explorer.filter(new Filter.Contains(at, text.getText()));
            text.clear();
            showForm(false);
            return;
        }
        var low = number(from);
        var high = low == null ? null : number(to);
        if (low == null || high == null) {
            return;
        }
        if (low.isNaN() && high.isNaN()) {
            say("Type a number into one of the two fields.", from);
        } else if (low > high) {
            say("No number is from " + Words.value(low) + " to " + Words.value(high) + ": turn the two round.", from);
        } else {
            explorer.filter(
                    new Filter.Between(at, low.isNaN() ? null : low, high.isNaN() ? null : high, missing.isSelected()));
            showForm(false);
        }
    }

    /// Returns the number in `field`, NaN if it is empty, null if it is none: then that is said.
    private @Nullable Double number(TextField field) {
        var typed = field.getText().replace(" ", "").replace("\u00a0", "").replace(',', '.');
        if (typed.isEmpty()) {
            return Double.NaN;
        }
        if (NUMBER.matcher(typed).matches()) {
            double value = Double.parseDouble(typed);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        say(Words.shorten(field.getText(), 24) + " is no number here. Type one such as -2.5 or 1e6.", field);
        return null;
    }

    private void refresh() {
        if (!column.getItems().equals(explorer.columns())) {
            column.setItems(FXCollections.observableArrayList(explorer.columns()));
            if (!explorer.columns().isEmpty()) {
                column.setValue(explorer.columns().getFirst());
            }
        }
        chips.getChildren().setAll(Icons.sized("filter-variant", 16));
        for (var filter : explorer.filters()) {
            chips.getChildren().add(chip(explorer.words(filter), () -> explorer.drop(filter), "accent"));
        }
        chips.getChildren().add(Kit.button("plus", "Filter", () -> begin(-1), "flat", "small"));
        for (var by : explorer.order()) {
            if (by.column() < explorer.columns().size()) {
                var name = explorer.columns().get(by.column()).name();
                var words = name + (by.descending() ? " ↓" : " ↑");
                chips.getChildren().add(chip(words, () -> unsort(by.column()), ""));
            }
        }
        boolean any = !explorer.filters().isEmpty() || !explorer.order().isEmpty();
        chips.getChildren().add(Kit.spacer());
        if (any) {
            chips.getChildren().add(Kit.button("", "Clear", explorer::clear, "flat", "small"));
        }
    }

    private void unsort(int sorted) {
        var by = explorer.order().stream().filter(one -> one.column() == sorted).findFirst();
        by.ifPresent(one -> {
            if (!one.descending()) {
                explorer.sort(sorted, true);
            }
            explorer.sort(sorted, true);
        });
    }

    private static Button chip(String words, Runnable drop, String style) {
        var chip = Kit.button("", words, drop, "small", "filter-chip");
        if (!style.isEmpty()) {
            chip.getStyleClass().add(style);
        }
        chip.setGraphic(Icons.sized("close", 12));
        chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        chip.setAccessibleText("Remove: " + words);
        return chip;
    }
}
