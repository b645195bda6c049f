package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.desktop.settings.SettingsViewModel;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.Later;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.directive.SourceCell;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;

/// A notebook on the bench: everything happens on the test's thread, at the test's time.
final class Bench {
    final List<FakeKernel> kernels = new ArrayList<>();
    final List<Runnable> later = new ArrayList<>();
    final CellClipboard clipboard = new CellClipboard();
    final SettingsViewModel settings = SettingsViewModel.first();
    final NotebookServices services;
    final NotebookViewModel notebook;
    final CellCommands edits;
    final RunCommands runs;
    Instant now = Instant.parse("2026-01-05T10:00:00Z");
    Map<String, CellNode> nodes = new LinkedHashMap<>();

    Bench(String... sources) {
        this(document(sources));
    }

    Bench(Document document) {
        this(document, Runnable::run);
    }

    /// @param workers runs what is not done on the UI thread
    Bench(Document document, Executor workers) {
        Later delays = (delay, action) -> {
            later.add(action);
            return () -> later.remove(action);
        };
        InstantSource clock = () -> now;
        services = new NotebookServices(
                new Jobs(workers, Runnable::run), delays, clock, new Random(7), clipboard, settings);
        notebook = new NotebookViewModel(document, services, () -> {
            var kernel = new FakeKernel();
            kernel.graph = this::graph;
            kernels.add(kernel);
            return kernel;
        });
        edits = new CellCommands(notebook);
        runs = new RunCommands(notebook, edits);
    }

    static Document document(String... sources) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < sources.length; i++) {
            boolean prose = sources[i].startsWith("#");
            cells.add(Cell.of(new CellId("c" + i), prose ? CellKind.MARKDOWN : CellKind.CODE, sources[i]));
        }
        return Document.of(cells);
    }

    /// Lets `wait` pass, without running what waits.
    void pass(Duration wait) {
        now = now.plus(wait);
    }

    void runLater() {
        var due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    FakeKernel kernel() {
        return kernels.getLast();
    }

    CellViewModel cell(int index) {
        return notebook.cells().get(index);
    }

    void select(int index) {
        notebook.select(cell(index));
    }

    List<String> sources() {
        return notebook.cells().stream().map(CellViewModel::source).toList();
    }

    List<String> words() {
        return notebook.cells().stream()
                .map(cell -> cell.stateProperty().get().mark().word())
                .toList();
    }

    /// Says what the analysis finds in the cell `id`.
    Bench node(String id, List<String> defines, List<String> reads, List<String> changes) {
        var cell = new CellNode.Ref(new CellId(id), 0, CellKind.CODE);
        nodes.put(id, new CellNode(cell, "", null, defines, reads, changes, List.of(), CellNode.FanOut.ONCE));
        return this;
    }

    /// Says that the cell `id` reads what `other` defines.
    Bench depends(String id, String other) {
        var cell = new CellNode.Ref(new CellId(id), 0, CellKind.CODE);
        nodes.put(
                id,
                new CellNode(
                        cell,
                        "",
                        null,
                        List.of(id),
                        List.of(other),
                        List.of(),
                        List.of(new CellId(other)),
                        CellNode.FanOut.ONCE));
        return this;
    }

    private CellGraph graph(List<SourceCell> cells) {
        return new CellGraph(List.copyOf(nodes.values()), List.of());
    }
}
