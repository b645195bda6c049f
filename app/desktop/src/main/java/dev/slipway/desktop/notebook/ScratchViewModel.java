package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.notebook.Hearing.Told;
import dev.slipway.desktop.notebook.KernelViewModel.Life;
import dev.slipway.desktop.output.CellOutputs;
import dev.slipway.desktop.task.Coalesced;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A cell for trying things that is no part of the notebook: it sees its variables, what would change or redefine them
/// is refused before it runs, and what it defines is gone when it has ended. UI thread only.
final class ScratchViewModel {
    static final CellId ID = new CellId("scratch");

    private final NotebookViewModel notebook;
    private final Jobs jobs;
    private final CellOutputs outputs = new CellOutputs();
    private final Coalesced<Heard> heard;
    private final EditHistory history;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final CellViewModel cell = new CellViewModel(Cell.of(ID, CellKind.CODE, ""));
    private Document document = Document.of(List.of(cell.cellProperty().get()));
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private boolean isRunning;

    private record Heard(int session, Told told) {}

    ScratchViewModel(NotebookViewModel notebook, Jobs jobs, InstantSource clock) {
        this.notebook = notebook;
        this.jobs = jobs;
        history = new EditHistory(clock);
        heard = new Coalesced<>(
                jobs.ui(), batch -> batch.forEach(this::hear), one -> one.told().weight());
        notebook.kernel().lifeProperty().subscribe(this::live);
    }

    private void live(Life life) {
        if (isRunning && (life instanceof Life.Ended || life instanceof Life.Absent)) {
            outputs.seal();
            ended("The kernel has ended.");
        }
    }

    CellOutputs outputs() {
        return outputs;
    }

    /// The text as a cell, for what helps while one types.
    CellViewModel cell() {
        return cell;
    }

    /// What it is to run.
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// Takes over what was typed.
    void type(String now) {
        if (!now.equals(text.get())) {
            become(history.type(document, ID, now));
        }
    }

    /// Takes back the last step of typing; does nothing if there is none.
    void undo() {
        history.undo(document::cell).ifPresent(place -> become(place.document()));
    }

    /// Makes the step again that was taken back last.
    void redo() {
        history.redo(document::cell).ifPresent(place -> become(place.document()));
    }

    private void become(Document now) {
        document = now;
        cell.cellProperty().set(now.cells().getFirst());
        text.set(cell.source());
    }

    /// How it stands, in words: `running`, why it was refused; empty if it has ended well.
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// Runs `source` if it changes nothing of the notebook.
    void run(String source) {
        if (isRunning || source.isBlank() || notebook.isReadOnly()) {
            return;
        }
        isRunning = true;
        words.set("running");
        notebook.kernel().whenReady(() -> notebook.kernel().kernel().ifPresent(ready -> check(ready, source)));
    }

    private void check(Kernel kernel, String source) {
        var cells = new ArrayList<>(notebook.sources());
        var scratch = new SourceCell(ID, cells.size(), CellKind.CODE, source, List.of());
        cells.add(scratch);
        int mine = notebook.kernel().session();
        jobs.whenDone(kernel.analyse(cells), result -> {
            if (mine != notebook.kernel().session()) {
                return;
            }
            if (result instanceof Jobs.Result.Done<CellGraph>(var graph)) {
                var why = refusal(graph);
                if (why.isEmpty()) {
                    execute(kernel, scratch);
                } else {
                    ended(why);
                }
            } else {
                ended("The kernel did not answer.");
            }
        });
    }

    /// Returns what speaks against running it; empty if nothing does.
    private static String refusal(CellGraph graph) {
        var changed = new LinkedHashSet<String>();
        var defined = new LinkedHashSet<String>();
        for (var node : graph.cells()) {
            if (node.cell().id().equals(ID)) {
                changed.addAll(node.changes());
                changed.addAll(graph.mayChange(ID));
                defined.addAll(node.defines());
            }
        }
        defined.retainAll(graph.cells().stream()
                .filter(node -> !node.cell().id().equals(ID))
                .map(CellNode::defines)
                .flatMap(List::stream)
                .collect(Collectors.toSet()));
        if (!changed.isEmpty()) {
            return "Not run: it could change " + String.join(", ", changed) + ". Work on a copy.";
        }
        return defined.isEmpty()
                ? ""
                : "Not run: cells define " + String.join(", ", defined) + " already. Choose other names.";
    }

    private void execute(Kernel kernel, SourceCell cell) {
        outputs.clear(false);
        int mine = notebook.kernel().session();
        kernel.execute(cell, new Elements(0), new Hearing(told -> heard.accept(new Heard(mine, told))));
    }

    private void hear(Heard said) {
        if (said.session() != notebook.kernel().session()) {
            return;
        }
        switch (said.told()) {
            case Told.Begun(var text) -> outputs.begin(text);
            case Told.Grown(var waiting) -> {
                waiting.set(false);
                outputs.grew();
            }
            case Told.Event(KernelEvent.Produced(var _, var output)) -> outputs.add(output);
            case Told.Event(KernelEvent.Finished finished) -> finish(finished.outcome());
            case Told.Event _ -> {}
        }
    }

    private void finish(Outcome outcome) {
        outputs.seal();
        switch (outcome) {
            case Outcome.Succeeded(var value, var _) -> {
                if (value != null && !outputs.hasResult()) {
                    outputs.add(new Output.Result(value, null, "{}"));
                }
            }
            case Outcome.Rejected rejected -> outputs.fail(Failures.of(rejected), rejected);
            case Outcome.Threw threw -> outputs.fail(Failures.of(threw), threw);
            case Outcome.Interrupted _, Outcome.Aborted _, Outcome.Died _ ->
                outputs.fail(Failures.plain("Interrupted", "It was stopped."), outcome);
        }
        notebook.kernel().kernel().ifPresent(ready -> {
            var _ = ready.forget(ID);
        });
        notebook.kernel().refreshVariables();
        ended("");
    }

    private void ended(String why) {
        isRunning = false;
        words.set(why);
    }

    /// Ends it, and with it what the kernel runs.
    void stop() {
        if (isRunning) {
            notebook.kernel().kernel().ifPresent(Kernel::interrupt);
        }
    }

    /// Empties what it has shown.
    void clear() {
        outputs.clear(false);
        words.set(isRunning ? "running" : "");
    }
}
