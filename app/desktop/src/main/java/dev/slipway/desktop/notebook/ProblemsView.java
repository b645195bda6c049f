package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What is wrong in the notebook, worst first. UI thread only.
final class ProblemsView extends ScrollPane {
    private static final int MOST = 200;

    private final NotebookViewModel notebook;
    private final Consumer<Problem> goTo;
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final VBox rows = new VBox();
    private final PauseTransition later = new PauseTransition(Duration.millis(120));
    private List<Problem> shown = List.of();

    /// @param goTo called with a problem to show
    ProblemsView(NotebookViewModel notebook, Consumer<Problem> goTo) {
        this.notebook = notebook;
        this.goTo = goTo;
        getStyleClass().add("notebook-side");
        setFitToWidth(true);
        setFocusTraversable(false);
        setContent(rows);
        later.setOnFinished(_ -> refresh());
        notebook.changesProperty().subscribe(_ -> later.playFromStart());
        refresh();
    }

    /// How many there are of each severity, in words; empty if there are none.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    private void refresh() {
        var now = notebook.problems();
        if (now.equals(shown) && !rows.getChildren().isEmpty()) {
            return;
        }
        shown = now;
        count.set(count(now));
        rows.getChildren().setAll(now.stream().limit(MOST).map(this::row).toList());
        if (now.isEmpty()) {
            rows.getChildren()
                    .add(Kit.empty(
                            "check-circle-outline",
                            "No problems",
                            "What the compiler and the checks of flows find stands here as you type."));
        } else if (now.size() > MOST) {
            rows.getChildren().add(Kit.text(now.size() - MOST + " more; mend these first", "t2", "muted"));
        }
    }

    /// Returns how many problems there are of each severity, in words.
    static String count(List<Problem> problems) {
        var words = new ArrayList<String>();
        for (var severity : Severity.values()) {
            long count = problems.stream()
                    .filter(problem -> problem.severity() == severity)
                    .count();
            if (count > 0) {
                words.add(Words.count(
                        count,
                        switch (severity) {
                            case ERROR -> "error";
                            case WARNING -> "warning";
                            case INFO -> "hint";
                        }));
            }
        }
        return String.join(", ", words);
    }

    private HBox row(Problem problem) {
        var icon = switch (problem.severity()) {
            case ERROR -> Icons.sized("close-circle", 14, "danger");
            case WARNING -> Icons.sized("alert-outline", 14, "warning");
            case INFO -> Icons.sized("lightbulb-outline", 14);
        };
        var message = Kit.text(problem.place() == null ? problem.message() : Words.unplaced(problem.message()), "t2");
        message.setWrapText(true);
        var words = new VBox(message);
        var place = problem.place();
        if (place != null) {
            words.getChildren().add(Kit.text(Objects.requireNonNull(place).words(), "t1", "subtle"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(6, icon, words);
        row.getStyleClass().add("problem-row");
        if (!problem.hint().isEmpty()) {
            Tooltip.install(row, Kit.tooltip(problem.hint()));
        }
        row.setFocusTraversable(true);
        row.setAccessibleText(problem.message());
        row.setOnMouseClicked(_ -> goTo.accept(problem));
        row.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                goTo.accept(problem);
            }
        });
        return row;
    }
}
