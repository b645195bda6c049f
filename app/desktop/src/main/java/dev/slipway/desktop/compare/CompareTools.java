package dev.slipway.desktop.compare;

import dev.slipway.desktop.kit.GivingWay;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.words.Words;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/// Above the table of a comparison: which rows are shown, what is hidden, which value counts, groups. UI thread only.
final class CompareTools extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final double FIELD = 128;

    private final CompareViewModel model;
    private final Label hidden = Kit.text("", "t2", "subtle");
    private final Label seen = Kit.text("", "t2", "subtle");
    private final TextField search = new TextField();

    /// @param leave puts the focus back on the table
    CompareTools(CompareViewModel model, Runnable leave) {
        super(8);
        this.model = model;
        var only = Kit.iconChip("not-equal-variant", "differences only", "accent", "toggle-chip");
        Kit.press(
                only,
                () -> model.differencesOnlyProperty()
                        .set(!model.differencesOnlyProperty().get()));
        model.differencesOnlyProperty().subscribe(on -> only.pseudoClassStateChanged(ON, on));
        model.tableProperty()
                .subscribe(now ->
                        hidden.setText(now.hidden() == 0 ? "" : Words.count(now.hidden(), "equal row") + " hidden"));
        var words = new GivingWay(8, HPos.LEFT);
        words.add(only);
        words.add(hidden, 2);
        words.add(seen, 1);
        var title = Kit.text("Runs", "b", "t2");
        title.setMinWidth(USE_PREF_SIZE); // what gives way is beside it
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().addAll(title, Kit.grow(words), field(leave), new ReadingChoice(model), grouping());
        getStyleClass().add("section");
    }

    /// Says which columns of `list` are seen.
    void watch(RowList<?> list) {
        seen.textProperty().bind(list.seen());
    }

    /// Puts the caret into the search.
    void enterSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox field(Runnable leave) {
        search.setPromptText("Name");
        search.setAccessibleText("Show only what has this in its name");
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnAction(_ -> leave.run());
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                search.clear();
                leave.run();
                key.consume();
            }
        });
        var field = Kit.row(6, Icons.sized("magnify", 14), Kit.grow(search));
        field.getStyleClass().addAll("field", "small");
        field.setPrefWidth(FIELD);
        field.setMinWidth(FIELD);
        return field;
    }

    private MenuButton grouping() {
        var menu = new MenuButton("", Icons.sized("layers-outline", 14));
        menu.getStyleClass().addAll("flat", "small");
        menu.setMnemonicParsing(false);
        menu.setAccessibleText("Group the runs");
        menu.setMinWidth(USE_PREF_SIZE);
        model.groupingProperty().subscribe(by -> menu.setText(by == null ? "Group" : Words.shorten(by.words(), 24)));
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            var none = new MenuItem("No groups");
            none.setOnAction(_ -> model.groupingProperty().set(null));
            menu.getItems().add(none);
            for (var by : Spread.choices(model.runs())) {
                var item = Kit.named(new MenuItem(), by.words());
                item.setOnAction(_ -> model.groupingProperty().set(by));
                menu.getItems().add(item);
            }
        });
        menu.getItems().add(new MenuItem("No groups"));
        return menu;
    }
}
