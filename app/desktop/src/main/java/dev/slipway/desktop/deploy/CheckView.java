package dev.slipway.desktop.deploy;

import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.ChangedNames;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.CodeDiff.Mark;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The parts that show what a check found: what runs, contracts, what changed. UI thread only.
final class CheckView {
    private static final int MOST_LINES = 12;
    private static final int MOST_CONTRACTS = 40;
    private static final int SHOWN_CONTRACTS = 8;
    private static final double CONTRACT = 24;

    private CheckView() {}

    /// Returns what runs, as a graph with its size in words; nothing if the notebook has errors.
    static List<Node> whatRuns(Check check) {
        var nodes = new ArrayList<Node>();
        check.plan().ifPresent(plan -> {
            nodes.add(head("What runs", check.size() + PlanGraph.leftOut(plan, check::change)));
            var graph = PlanGraph.of(plan, check::change, PlanGraph.Labels.SHOWN);
            VBox.setMargin(graph, new Insets(10, 0, 8, 0));
            nodes.add(graph);
            var contracts = Check.contracts(plan);
            if (!contracts.isEmpty()) {
                nodes.add(contracts.size() > MOST_CONTRACTS ? contractRows(contracts) : contracts(contracts));
            }
        });
        return nodes;
    }

    /// Returns many contracts as a table that scrolls.
    private static RowList<Check.Contract> contractRows(List<Check.Contract> contracts) {
        var rows = new RowList<Check.Contract>(
                FXCollections.observableArrayList(contracts), CONTRACT, "What steps give each other");
        rows.columns(List.of(
                Column.words("", "from", 112, Check.Contract::from),
                Column.words("", "to", 156, contract -> String.join(", ", contract.to())),
                Column.words("", "carries", 126, Check.Contract::carries, "mono"),
                Column.<Check.Contract>words("", "contract", 112, Check.Contract::type, "muted")
                        .growing()));
        rows.setPrefHeight(CONTRACT * (SHOWN_CONTRACTS + 1));
        rows.setMinHeight(Region.USE_PREF_SIZE);
        rows.getStyleClass().add("contracts");
        return rows;
    }

    private static GridPane contracts(List<Check.Contract> contracts) {
        var grid = new GridPane();
        grid.getStyleClass().add("contracts");
        double[] widths = {96, 140, 110};
        for (double width : widths) {
            var column = new ColumnConstraints(width);
            grid.getColumnConstraints().add(column);
        }
        var last = new ColumnConstraints();
        last.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(last);
        row(grid, "th", plain("from"), plain("to"), plain("carries"), plain("contract"));
        for (var contract : contracts) {
            row(
                    grid,
                    "td",
                    plain(contract.from()),
                    plain(String.join(", ", contract.to())),
                    Kit.text(contract.carries(), "mono"),
                    Kit.text(contract.type(), "muted"));
        }
        return grid;
    }

    private static Label plain(String words) {
        return Kit.text(words, "plain");
    }

    private static void row(GridPane grid, String style, Label... labels) {
        int row = grid.getRowCount();
        for (int i = 0; i < labels.length; i++) {
            labels[i].getStyleClass().add(style);
            labels[i].setMaxWidth(Double.MAX_VALUE);
            labels[i].setMinWidth(0);
            GridPane.setValignment(labels[i], VPos.CENTER);
            GridPane.setFillWidth(labels[i], true);
            grid.add(labels[i], i, row);
        }
    }

    /// Returns what changed since the live version; nothing if there is none.
    static List<Node> changes(Check check) {
        var live = check.live();
        if (live == null || check.plan().isEmpty()) {
            return List.of();
        }
        var nodes = new ArrayList<Node>();
        var code = check.code();
        var count = check.isLiveAlready() ? "the same code" : code == null ? "" : count(code);
        nodes.add(head("Changed since version " + live.version(), count));
        for (var step : check.plan().get().steps()) {
            switch (check.change(step)) {
                case SAME -> {}
                case CHANGED -> nodes.add(change("pencil-outline", step.name(), "runs again, with what follows"));
                case NEW -> nodes.add(change("plus", step.name(), "new"));
            }
        }
        check.gone().forEach(step -> nodes.add(change("minus-circle-outline", step, "gone")));
        if (code != null && !check.isLiveAlready() && code.changed() > 0) {
            nodes.add(cells(code));
        }
        return nodes;
    }

    /// Returns how many cells differ: `1 of 12 cells`.
    static String count(CodeDiff code) {
        return code.changed() + " of " + Words.count(code.cells().size(), "cell");
    }

    private static HBox change(String icon, String step, String words) {
        var row = Kit.row(
                8, Icons.sized(icon, 14), Kit.text(step, "t2", "m5"), Kit.spacer(), Kit.text(words, "t1", "muted"));
        row.setMinHeight(24);
        return row;
    }

    /// Returns the cells that changed, each with the methods it changed in and its lines.
    static VBox cells(CodeDiff code) {
        var box = new VBox();
        box.getStyleClass().add("mini-diff");
        int shown = 0;
        int left = 0;
        for (var cell : code.cells()) {
            if (cell.change() == CodeDiff.Change.SAME || cell.change() == CodeDiff.Change.MOVED) {
                continue;
            }
            if (shown < MOST_LINES) {
                box.getChildren().add(Kit.text(name(cell), "t1", "muted", "mini-head"));
            }
            for (var line : cell.lines()) {
                boolean isChange = line.mark() != Mark.BOTH && !line.text().isBlank();
                if (isChange && shown < MOST_LINES) {
                    box.getChildren().add(line(line));
                    shown++;
                } else if (isChange) {
                    left++;
                }
            }
        }
        if (left > 0) {
            box.getChildren().add(Kit.text("and " + Words.count(left, "more line"), "t1", "muted"));
        }
        return box;
    }

    private static Label line(CodeDiff.Line line) {
        boolean isAdded = line.mark() == Mark.ADDED;
        var label = Kit.text((isAdded ? "+ " : "- ") + line.text().strip(), isAdded ? "added" : "removed");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(0);
        return label;
    }

    /// Returns what a cell is called: `cell 7, loss and fit`.
    static String name(CodeDiff.CellDiff cell) {
        var side = cell.after() == null ? cell.before() : cell.after();
        var names = ChangedNames.of(cell);
        var words = switch (cell.change()) {
            case ADDED -> ", new";
            case REMOVED -> ", gone";
            case CHANGED, MOVED, SAME -> names.isEmpty() ? "" : ": " + String.join(", ", names);
        };
        return "cell " + (side == null ? 0 : side.index() + 1) + words;
    }

    static HBox head(String title, String count) {
        var row = Kit.row(8, Kit.text(title, "b", "t2"));
        if (!count.isEmpty()) {
            row.getChildren().add(Kit.text(count, "t2", "subtle"));
        }
        row.getStyleClass().add("sheet-head");
        return row;
    }
}
