package dev.slipway.desktop.run;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunDetail;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where a run came from, what it read, and why each step ran. UI thread only.
final class DetailsView extends ScrollPane {
    private final Dialogs dialogs;

    DetailsView(RunPageViewModel model, Dialogs dialogs) {
        this.dialogs = dialogs;
        setFitToWidth(true);
        model.snapshotProperty().subscribe(this::show);
    }

    private void show(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return;
        }
        var run = snapshot.run();
        var columns = new HBox(32, grow(origin(run)), grow(new VBox(16, inputs(run), steps(run))));
        columns.setPadding(new Insets(4, 16, 16, 16));
        setContent(columns);
    }

    private VBox origin(RunDetail run) {
        var grid = grid();
        var row = run.row();
        add(grid, "run", copyable(row.id().value()));
        add(grid, "notebook", row.flow().notebook());
        add(grid, "command", row.origin().command());
        add(grid, "who", row.origin().who() + " on " + row.origin().host());
        add(grid, "plan", copyable(row.flow().plan().hex()));
        add(grid, "package", copyable(row.flow().packageHash().hex()));
        add(grid, "commit", Facts.commit(row.origin()));
        row.parameters().forEach((name, value) -> add(grid, name, Facts.parameter(value, 200)));
        run.environment().forEach((name, value) -> add(grid, name, value));
        return new VBox(4, Kit.text("Where it came from", "b", "t2"), grid);
    }

    private static VBox inputs(RunDetail run) {
        var grid = grid();
        for (var input : run.inputs()) {
            add(
                    grid,
                    input.step(),
                    input.path() + ", " + Words.bytes(input.bytes()) + ", "
                            + Facts.hash(input.sha256().hex()));
        }
        if (run.inputs().isEmpty()) {
            add(grid, "", "No file was read by dataset(path).");
        }
        return new VBox(4, Kit.text("Inputs", "b", "t2"), grid);
    }

    private static VBox steps(RunDetail run) {
        var grid = grid();
        for (var step : run.steps()) {
            add(grid, step.name(), step.status().word() + (step.why().isEmpty() ? "" : ": " + step.why()));
        }
        return new VBox(4, Kit.text("Why steps ran", "b", "t2"), grid);
    }

    private Node copyable(String text) {
        var label = Kit.text(text, "t2", "mono");
        label.setMinWidth(40);
        return Kit.row(4, label, Kit.iconButton("content-copy", "Copy " + text, () -> dialogs.copy(text), "small"));
    }

    private static GridPane grid() {
        var grid = new GridPane(16, 4);
        var names = new ColumnConstraints();
        names.setMinWidth(80);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        return grid;
    }

    private static void add(GridPane grid, String name, String value) {
        var label = Kit.text(value, "t2", "plain");
        label.setWrapText(true);
        add(grid, name, label);
    }

    private static void add(GridPane grid, String name, Node value) {
        grid.addRow(grid.getRowCount(), Kit.text(name, "t2", "muted"), value);
    }

    private static VBox grow(VBox box) {
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(400);
        return box;
    }
}
