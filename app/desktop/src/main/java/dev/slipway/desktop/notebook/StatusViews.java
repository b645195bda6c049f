package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.notebook.KernelViewModel.Life;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.KernelMemory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// What the status bar says of a notebook. UI thread only.
final class StatusViews {
    private static final List<Mark> COUNTED =
            List.of(Mark.FRESH, Mark.STALE, Mark.OUT_OF_ORDER, Mark.FAILED, Mark.QUEUED, Mark.NEVER_RUN);

    private final NotebookViewModel notebook;
    private final SaveViewModel save;
    private final Supplier<NotebookView> view;
    private final GitViewModel git;
    private final Label branch = Kit.text("");
    private final Label memory = Kit.text("");
    private final HBox left = Kit.row(16);
    private final HBox right = Kit.row(16);
    private final Label place = Kit.text("");
    private final Label saved = Kit.text("");
    private List<Object> told = List.of();

    /// @param view returns the view that keys lead to
    /// @param git tells the branch
    StatusViews(NotebookViewModel notebook, SaveViewModel save, Supplier<NotebookView> view, GitViewModel git) {
        this.notebook = notebook;
        this.save = save;
        this.view = view;
        this.git = git;
        branch.setGraphic(Icons.sized("source-branch", 12));
        memory.setGraphic(Icons.sized("memory", 12));
        memory.setTooltip(Kit.tooltip("Memory the kernel's values take, of what it may take"));
        right.getChildren().addAll(branch, memory, place, saved);
        git.wordsProperty().subscribe(words -> show(branch, words));
        notebook.kernel().memoryProperty().subscribe(now -> show(memory, words(now)));
        notebook.changesProperty().subscribe(_ -> refresh());
        notebook.kernel().lifeProperty().subscribe(_ -> refresh());
        save.dirtyProperty().subscribe(dirty -> {
            refreshPlace();
            if (!dirty) {
                shown();
            }
        });
        follow(view.get());
    }

    /// Follows the caret of `made`.
    void follow(NotebookView made) {
        made.onCaret(this::refreshPlace);
    }

    /// Looks at what may have changed while the notebook was not in front.
    void shown() {
        git.look(save.fileProperty().get().path());
    }

    private static void show(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }

    private static String words(@Nullable KernelMemory now) {
        return now == null || now.limit() <= 1 ? "" : Words.bytes(now.used()) + " of " + Words.bytes(now.limit());
    }

    Node left() {
        return left;
    }

    Node right() {
        return right;
    }

    private void refresh() {
        var counts = new EnumMap<Mark, Integer>(Mark.class);
        for (var cell : notebook.cells()) {
            if (cell.isCode() && !cell.source().isBlank()) {
                counts.merge(cell.stateProperty().get().mark(), 1, Integer::sum);
            }
        }
        long errors = notebook.problems().stream()
                .filter(problem -> problem.severity() == dev.slipway.kernel.problem.Severity.ERROR)
                .count();
        refreshPlace();
        var running = notebook.execution().runningProperty().get();
        var now = List.of(
                counts,
                errors,
                notebook.kernel().lifeProperty().get(),
                Optional.ofNullable(
                        notebook.kernel().debug().paused().frameProperty().get()),
                running == null ? "" : running.id() + " " + notebook.cells().indexOf(running));
        if (now.equals(told)) {
            return;
        }
        told = now;
        show(counts, errors);
    }

    private void show(Map<Mark, Integer> counts, long errors) {
        var parts = new ArrayList<Node>();
        parts.add(kernel());
        for (var mark : COUNTED) {
            if (counts.containsKey(mark)) {
                var label = new Label(Words.count(counts.get(mark)) + " " + mark.word(), mark.shape(12));
                parts.add(label);
            }
        }
        if (errors > 0) {
            parts.add(new Label(Words.count(errors, "error"), Icons.sized("alert-circle-outline", 12, "danger")));
        }
        left.getChildren().setAll(parts);
    }

    private Label kernel() {
        var foreign = notebook.foreign();
        if (foreign.isPresent()) {
            return new Label(foreign.get() + ", to be read only", Icons.sized("lock-outline", 12));
        }
        var running = notebook.execution().runningProperty().get();
        var frame = notebook.kernel().debug().paused().frameProperty().get();
        if (frame != null) {
            int place =
                    notebook.cells().stream().map(CellViewModel::id).toList().indexOf(frame.cell());
            var where = place < 0 ? "Java 25, paused in " + frame.name() : "Java 25, paused in cell " + (place + 1);
            return new Label(where, Mark.PAUSED.shape(12));
        }
        if (running != null) {
            var busy = new Label("Java 25, running cell " + (notebook.cells().indexOf(running) + 1), new Ring(12));
            busy.setOnMouseClicked(_ -> view.get().reveal(running));
            busy.getStyleClass().add("clickable");
            return busy;
        }
        return switch (notebook.kernel().lifeProperty().get()) {
            case Life.Absent _ -> new Label("Java 25, not started", Icons.sized("checkbox-blank-circle", 8, "subtle"));
            case Life.Starting _ -> new Label("Java 25, starting", new Ring(12));
            case Life.Ready _ -> new Label("Java 25, idle", Icons.sized("checkbox-blank-circle", 8, "success"));
            case Life.Ended _ -> new Label("Java 25, ended", Icons.sized("checkbox-blank-circle", 8, "danger"));
        };
    }

    private void refreshPlace() {
        var caret = view.get()
                .caret()
                .map(at -> ", " + (at[0] + 1) + ":" + (at[1] + 1))
                .orElse("");
        place.setText(
                "Cell " + (notebook.place() + 1) + " of " + notebook.cells().size() + caret);
        saved.setText(save.dirtyProperty().get() ? "Not saved" : "Saved");
    }
}
