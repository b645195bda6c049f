package dev.slipway.desktop.data;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A table in its tab: what it is, filters and order, the grid, how much is kept. UI thread only.
final class ExplorerView extends VBox {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final KeyCombination GO = KeyCombination.valueOf("Shortcut+G");
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final ExplorerViewModel explorer;
    private final String name;
    private final Optional<Runnable> recode;
    private final GridView grid;
    private final Copying copying;
    private final TextField find = new TextField();
    private final TextField row = new TextField();
    private final VBox message = new VBox();
    private final Label kept = Kit.text("", "t2", "m5");
    private final Label share = Kit.text("", "t1", "muted");
    private final Label place = Kit.text("", "t1", "muted");
    private final HBox foot;

    ExplorerView(ExplorerViewModel explorer, PlotViewModel plot, Copying copying, TableOrigin origin) {
        this.explorer = explorer;
        this.copying = copying;
        name = origin.name();
        recode = origin.recode();
        grid = new GridView(explorer);
        message.setMinHeight(USE_PREF_SIZE); // the grid gives way, not the sentence
        getStyleClass().add("explorer");
        find.setPromptText("Find in table");
        find.setAccessibleText("Find in table");
        find.setOnAction(_ -> find());
        row.setPromptText("Go to row");
        row.setAccessibleText("Go to row");
        row.setPrefWidth(96);
        row.setOnAction(_ -> go());
        var field = Kit.row(8, Icons.sized("magnify", 14), find);
        field.getStyleClass().add("field");
        var refresh = Kit.iconButton("refresh", "Read the table again, as it is now", () -> reload(plot));
        var code = Kit.button("code-tags", "As code", () -> origin.insert().accept(code(origin)), "flat");
        code.setTooltip(Kit.tooltip("Put a cell into the notebook that gives these rows in this order"));
        code.setMinWidth(USE_PREF_SIZE);
        var draw = Kit.button("chart-line", "Plot", () -> plot.open(!plot.isOpen()), "flat");
        Kit.tip(draw, "Draw these rows, and put the drawing into the notebook as code");
        draw.setMinWidth(USE_PREF_SIZE);
        var source = Kit.text(origin.from(), "t2", "muted");
        source.setMinWidth(0);
        var bar = Kit.row(
                8, Kit.text(origin.name(), "m5"), source, Kit.spacer(), field, row, draw, code, copyMenu(), refresh);
        bar.getStyleClass().add("tool-bar-40");
        foot = Kit.row(8, kept, share, Kit.spacer(), place);
        foot.getStyleClass().add("explorer-foot");
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(bar, new FilterBar(explorer), message, new PlotPanel(plot, origin.insert()), grid, foot);
        grid.onMove(this::refreshPlace);
        explorer.changesProperty().subscribe(_ -> refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void reload(PlotViewModel plot) {
        explorer.reload();
        plot.again();
    }

    private String code(TableOrigin origin) {
        return AsCode.of(origin.expression(), explorer.columns(), explorer.filters(), explorer.order());
    }

    private MenuButton copyMenu() {
        var menu = new MenuButton("", Icons.of("content-copy"));
        menu.getStyleClass().add("flat");
        menu.setAccessibleText("Copy the selected cells");
        menu.setTooltip(Kit.tooltip("Copy the selected cells"));
        for (var form : Copying.Form.values()) {
            var item = new MenuItem("Copy as " + form.words());
            item.setOnAction(_ -> copying.copy(explorer, grid.selection(), form, place::setText));
            menu.getItems().add(item);
        }
        return menu;
    }

    GridView grid() {
        return grid;
    }

    private void find() {
        if (!find.getText().isEmpty()) {
            explorer.filter(new Filter.Contains(-1, find.getText()));
            find.clear();
            grid.requestFocus();
        }
    }

    private void go() {
        try {
            grid.go(Integer.parseInt(row.getText().replaceAll("\\D", "")) - 1);
            row.clear();
            grid.requestFocus();
        } catch (NumberFormatException notARow) {
            row.selectAll();
            place.setText("a row is a number");
        }
    }

    private void key(KeyEvent event) {
        if (FIND.match(event)) {
            find.requestFocus();
        } else if (GO.match(event)) {
            row.requestFocus();
        } else if (COPY.match(event) && !find.isFocused() && !row.isFocused()) {
            copying.copy(explorer, grid.selection(), Copying.Form.TSV, place::setText);
        } else if (event.getCode() == KeyCode.ESCAPE && (find.isFocused() || row.isFocused())) {
            grid.requestFocus();
        } else {
            return;
        }
        event.consume();
    }

    private void refresh() {
        message.getChildren().clear();
        explorer.failure().ifPresent(sentence -> message.getChildren().add(failed(sentence)));
        if (!explorer.lost().isEmpty()) {
            var away = Kit.button("", "Dismiss", explorer::knows, "flat", "small");
            message.getChildren()
                    .add(new MessageBar(MessageBar.Kind.WARNING, name + " has changed.", explorer.lost(), away));
        }
        message.setManaged(!message.getChildren().isEmpty());
        boolean isNothing = explorer.failure().isPresent() && explorer.columns().isEmpty();
        foot.setVisible(!isNothing);
        grid.setVisible(!isNothing);
        boolean all = explorer.kept() == explorer.rows();
        kept.setText(all ? Words.count(explorer.rows(), "row") : Words.count(explorer.kept()));
        share.setText(
                all
                        ? explorer.columns().isEmpty()
                                ? ""
                                : "× " + Words.count(explorer.columns().size(), "column")
                        : "of " + Words.count(explorer.rows(), "row") + ", "
                                + GridPainter.percent((double) explorer.kept() / Math.max(1, explorer.rows())));
        share.setGraphic(explorer.isLoading() ? new Ring(12) : null);
        refreshPlace();
    }

    private MessageBar failed(String sentence) {
        var ways = new ArrayList<Node>();
        if (sentence.contains("another encoding")) {
            recode.ifPresent(open -> ways.add(Kit.button("format-letter-case", "Open as Windows-1252", open, "small")));
        }
        ways.add(Kit.button("refresh", "Try again", explorer::load, "small"));
        return new MessageBar(
                MessageBar.Kind.WARNING,
                name + " cannot be shown.",
                Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1),
                ways.toArray(Node[]::new));
    }

    private void refreshPlace() {
        if (explorer.isLoading()) {
            place.setText("reading");
            return;
        }
        var took = explorer.filters().isEmpty() && explorer.order().isEmpty()
                ? ""
                : "   in " + Words.duration(explorer.took());
        place.setText("row " + Words.count(grid.selection().row() + 1L) + took);
    }
}
