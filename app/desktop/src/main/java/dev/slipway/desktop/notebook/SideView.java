package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Below the files: the outline of the notebook and what is wrong in it. UI thread only.
final class SideView extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final int MOST_PROBLEMS = 50;

    private final NotebookViewModel notebook;
    private final Consumer<CellViewModel> go;
    private final Consumer<Problem> goTo;
    private final Label outlineCount = Kit.text("");
    private final Label problemCount = Kit.text("");
    private final VBox outline = new VBox();
    private final VBox problems = new VBox();
    private final HBox problemHead;
    private final PauseTransition later = new PauseTransition(Duration.millis(120));
    private List<Outline.Entry> shown = List.of();
    private List<Problem> shownProblems = List.of();

    SideView(NotebookViewModel notebook, Consumer<CellViewModel> go, Consumer<Problem> goTo) {
        this.notebook = notebook;
        this.go = go;
        this.goTo = goTo;
        var head = Kit.paneHead("Outline", outlineCount);
        head.getStyleClass().add("ruled");
        problemHead = Kit.paneHead("Problems", problemCount);
        problemHead.getStyleClass().add("ruled");
        var scroll = new ScrollPane(new VBox(outline, problemHead, problems));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        getStyleClass().add("notebook-side");
        later.setOnFinished(_ -> refresh());
        notebook.changesProperty().subscribe(_ -> later.playFromStart());
        notebook.documentProperty().subscribe(_ -> later.playFromStart());
        refresh();
    }

    private void refresh() {
        var now = Outline.of(notebook.cells()).entries();
        if (!now.equals(shown)) {
            shown = now;
            long steps = now.stream().filter(Outline.Entry::step).count();
            outlineCount.setText(Words.count(notebook.cells().size(), "cell")
                    + (steps == 0 ? "" : ", " + Words.count(steps, "step")));
            outline.getChildren().setAll(now.stream().map(this::row).toList());
        }
        light();
        var wrong = notebook.problems();
        if (!wrong.equals(shownProblems)) {
            shownProblems = wrong;
            problems.getChildren()
                    .setAll(wrong.subList(0, Math.min(MOST_PROBLEMS, wrong.size())).stream()
                            .map(this::row)
                            .toList());
            problemCount.setText(count(wrong));
        }
        problemHead.setVisible(!wrong.isEmpty());
        problemHead.setManaged(!wrong.isEmpty());
    }

    /// Returns how many problems there are of each severity, in words.
    static String count(List<Problem> problems) {
        var words = new java.util.ArrayList<String>();
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

    /// Lights the entry that the current cell is under.
    private void light() {
        int place = notebook.place();
        int on = -1;
        for (int i = 0; i < shown.size(); i++) {
            if (notebook.cells().indexOf(shown.get(i).cell()) <= place) {
                on = i;
            }
        }
        for (int i = 0; i < outline.getChildren().size(); i++) {
            outline.getChildren().get(i).pseudoClassStateChanged(ON, i == on);
        }
    }

    private HBox row(Outline.Entry entry) {
        var words = Kit.text(entry.words(), "name");
        words.setMinWidth(0);
        var row = Kit.row(6, words, Kit.spacer());
        var mark = entry.mark();
        if (mark != null) {
            var badge = mark.badge(14);
            badge.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(badge);
        }
        row.getStyleClass().add("outline-row");
        row.setPadding(new Insets(0, 12, 0, 12 + Math.min(4, entry.level()) * 16));
        row.setOnMouseClicked(_ -> go.accept(entry.cell()));
        return row;
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
            Tooltip.install(row, new Tooltip(problem.hint()));
        }
        row.setOnMouseClicked(_ -> goTo.accept(problem));
        return row;
    }
}
