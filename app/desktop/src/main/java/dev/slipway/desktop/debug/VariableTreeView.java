package dev.slipway.desktop.debug;

import dev.slipway.desktop.debug.VariableTree.Row;
import dev.slipway.desktop.debug.VariableTree.Variable;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.TreeKeys;
import dev.slipway.desktop.words.Words;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A tree of variables as rows that fold. Arrows move and fold, Enter folds, Ctrl C copies a value. UI thread only.
final class VariableTreeView extends VBox {
    private static final double ROW = 22;
    private static final int INDENT = 14;
    private static final int LONGEST = 400;
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final VariableTree tree;
    private final Consumer<String> copy;
    private final TreeKeys keys = new TreeKeys(new Shown());
    private int current;

    /// @param name what the tree is called, for who does not see it
    /// @param copy puts a value on the clipboard
    VariableTreeView(VariableTree tree, String name, Consumer<String> copy) {
        this.tree = tree;
        this.copy = copy;
        getStyleClass().add("variable-tree");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        setAccessibleText(name);
        tree.rows().forEach(row -> getChildren().add(node(row)));
        tree.rows().addListener(this::changed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().subscribe(_ -> mark());
    }

    private void changed(ListChangeListener.Change<? extends Row> change) {
        while (change.next()) {
            getChildren().remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
            getChildren()
                    .addAll(
                            change.getFrom(),
                            change.getAddedSubList().stream()
                                    .<Node>map(this::node)
                                    .toList());
        }
        mark();
    }

    private HBox node(Row row) {
        var node = Kit.row(6);
        node.getStyleClass().add("value-row");
        node.setMinHeight(ROW);
        node.setMaxHeight(ROW);
        node.setStyle("-fx-padding: 0 8 0 " + (8 + row.depth() * INDENT) + ";");
        node.setAccessibleRole(AccessibleRole.TREE_ITEM);
        node.setOnMouseClicked(click -> {
            requestFocus();
            current = getChildren().indexOf(node);
            if (click.getClickCount() == 2) {
                edit(current);
            } else {
                tree.turn(current);
            }
            mark();
        });
        var fold = new Label("", row.folds() ? Icons.sized(row.isOpen() ? "chevron-down" : "chevron-right", 14) : null);
        fold.setMinWidth(14);
        node.getChildren().add(fold);
        if (row.isMore()) {
            node.getChildren().add(Kit.text(more(row), "t1", "muted"));
            node.setAccessibleText(more(row));
            return node;
        }
        var variable = row.variable();
        var name = Kit.text(variable.name(), "mono", "part-label");
        name.setMinWidth(Math.min(90, 8 * variable.name().length()));
        node.getChildren().add(name);
        var value = Kit.text(Words.shorten(variable.value(), LONGEST), "mono", style(variable));
        value.setMinWidth(0);
        node.getChildren().add(value);
        node.setAccessibleText(variable.name() + " " + variable.value()
                + (row.folds() ? row.isOpen() ? ", unfolded" : ", folded" : ""));
        return node;
    }

    private static String more(Row row) {
        int left = row.variable().size() - row.from();
        return "Show " + Words.count(Math.min(VariableTree.AT_ONCE, left)) + " of " + Words.count(left) + " more";
    }

    private static String style(Variable variable) {
        var value = variable.value();
        if (variable.type().equals(Variable.FAILED)) {
            return "danger-text";
        }
        if (variable.reference() > 0) {
            return "part-whole";
        }
        if (value.startsWith("\"") || value.startsWith("'")) {
            return "part-text";
        }
        return value.matches("-?[\\d.]+([eE]-?\\d+)?[LlFfDd]?") ? "part-number" : "part-word";
    }

    private void key(KeyEvent event) {
        if (!(event.getTarget() instanceof TextField) && keys.press(event)) {
            mark();
        }
    }

    /// What keys act on.
    private final class Shown implements TreeKeys.Rows {
        @Override
        public int count() {
            return tree.rows().size();
        }

        @Override
        public int current() {
            return current;
        }

        @Override
        public void go(int row) {
            VariableTreeView.this.go(row);
        }

        @Override
        public int depth(int row) {
            return tree.rows().get(row).depth();
        }

        @Override
        public boolean isOpen(int row) {
            return tree.rows().get(row).isOpen();
        }

        @Override
        public void turn(int row) {
            tree.turn(row);
        }

        @Override
        public void unfold(int row) {
            if (tree.rows().get(row).folds()) {
                tree.turn(row);
            }
        }

        @Override
        public void copy(int row) {
            copy.accept(tree.rows().get(row).variable().value());
        }

        @Override
        public boolean other(KeyCode key) {
            if (key == KeyCode.F2) {
                edit(current);
            }
            return key == KeyCode.F2;
        }
    }

    /// Asks for another value of row `at` where its value stands.
    private void edit(int at) {
        if (!tree.canSet(at) || !(getChildren().get(at) instanceof HBox node)) {
            return;
        }
        var variable = tree.rows().get(at).variable();
        var field = new TextField(variable.value());
        field.getStyleClass().addAll("mono", "value-field");
        field.setAccessibleText("New value of " + variable.name());
        var value = node.getChildren().set(2, Kit.grow(field));
        Runnable end = () -> {
            if (node.getChildren().contains(field)) {
                node.getChildren().set(2, value);
                requestFocus();
            }
        };
        field.setOnAction(_ -> {
            end.run();
            tree.set(getChildren().indexOf(node), field.getText());
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                end.run();
                key.consume();
            }
        });
        field.requestFocus();
        field.selectAll();
        field.focusedProperty().subscribe((_, has) -> {
            if (!has) {
                end.run();
            }
        });
    }

    private void go(int to) {
        current = Math.clamp(to, 0, tree.rows().size() - 1);
        for (var node = getParent(); node != null; node = node.getParent()) {
            if (node instanceof ScrollPane scroll) {
                reveal(scroll);
                return;
            }
        }
    }

    /// Scrolls so that the current row is seen.
    private void reveal(ScrollPane scroll) {
        var content = scroll.getContent();
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        if (hidden > 0) {
            double top = content.sceneToLocal(localToScene(0, current * ROW)).getY();
            double at = Math.clamp(scroll.getVvalue() * hidden, Math.min(top, top + ROW - seen), Math.max(top, 0));
            scroll.setVvalue(at / hidden);
        }
    }

    private void mark() {
        current = Math.clamp(current, 0, Math.max(0, tree.rows().size() - 1));
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).pseudoClassStateChanged(CURRENT, i == current && isFocused());
        }
    }
}
