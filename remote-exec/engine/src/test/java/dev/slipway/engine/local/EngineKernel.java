package dev.slipway.engine.local;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.NotebookAnalysis;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.display.FrontEnd;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.engine.EngineSettings;
import dev.slipway.kernel.engine.Interruption;
import dev.slipway.kernel.engine.JShellEngine;
import dev.slipway.kernel.exec.Executed;
import dev.slipway.kernel.exec.Limits;
import dev.slipway.kernel.exec.NotebookExecution;
import dev.slipway.kernel.exec.Watcher;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.ExecutionId;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.KernelMemory;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.Variable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The live engine of a kernel in this process. One at a time, one thread.
final class EngineKernel implements Kernel {
    private final JShellEngine engine;
    private final NotebookAnalysis analysis;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private Interruption interruption = new Interruption();
    private int count;

    EngineKernel(NotebookAnalysis analysis) throws IOException {
        this(analysis, Path.of("."));
    }

    /// @param folder the notebook's
    EngineKernel(NotebookAnalysis analysis, Path folder) throws IOException {
        this.analysis = analysis;
        var libraries = RealCells.installation().libraries();
        var jars = new SessionJars(
                MavenResolver.create(Path.of("home"), libraries), folder, SessionJars.Trust.WITHHELD, _ -> {});
        engine = JShellEngine.create(EngineSettings.of(folder, libraries, Map.of(), jars), new Silent());
    }

    /// Runs a notebook from top to bottom.
    Executed run(Document document) throws IOException {
        return new NotebookExecution(this, Limits.NONE, new Watcher() {}).run(document);
    }

    /// Returns the lines that the cells printed.
    static List<String> printed(Executed executed) {
        var lines = new ArrayList<String>();
        for (var cell : executed.document().cells()) {
            for (var output : cell.outputs()) {
                if (output instanceof Output.Printed printed) {
                    printed.text().lines().forEach(lines::add);
                }
            }
        }
        return lines;
    }

    @Override
    public ExecutionId execute(SourceCell cell, Elements elements, Consumer<KernelEvent> listener) {
        interruption = new Interruption();
        var id = new ExecutionId(String.valueOf(++count));
        listener.accept(new KernelEvent.Started(id, count));
        var real = System.out;
        var text = new ByteArrayOutputStream();
        System.setOut(new PrintStream(text, true, StandardCharsets.UTF_8));
        try {
            var outcome = engine.execute(cell, elements, interruption);
            System.out.flush();
            if (text.size() > 0) {
                listener.accept(new KernelEvent.Produced(
                        id, new Output.Printed("stdout", text.toString(StandardCharsets.UTF_8))));
            }
            listener.accept(new KernelEvent.Finished(id, outcome, Duration.ZERO));
        } finally {
            System.setOut(real);
        }
        return id;
    }

    @Override
    public CompletableFuture<CellGraph> analyse(List<SourceCell> cells) {
        var graph = analysis.analyse(cells).graph();
        engine.fanOuts(graph);
        return CompletableFuture.completedFuture(graph);
    }

    @Override
    public CompletableFuture<List<Variable>> variables() {
        return CompletableFuture.completedFuture(engine.variables());
    }

    @Override
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        engine.close();
    }

    @Override
    public void interrupt() {
        interruption.ask();
    }

    @Override
    public void answer(String line) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Completion> complete(String source, int cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Optional<Inspection>> inspect(String source, int cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Completeness> completeness(String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<TablePage> page(TableQuery query, TablePage.Window window) {
        return CompletableFuture.failedFuture(new IOException("no tables here"));
    }

    @Override
    public CompletableFuture<ColumnSummary> summary(TableQuery query, int column) {
        return CompletableFuture.failedFuture(new IOException("no tables here"));
    }

    @Override
    public CompletableFuture<KernelMemory> memory() {
        return CompletableFuture.completedFuture(KernelMemory.now());
    }

    @Override
    public CompletableFuture<Void> forget(CellId cell) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> provide(List<SourceCell> cells, List<ResolvedJar> jars) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> restore(List<Restorable> values) {
        throw new UnsupportedOperationException();
    }

    /// Shows nothing.
    private static final class Silent implements FrontEnd {
        @Override
        public void produced(Output output) {
            // not compared
        }

        @Override
        public void updated(Output.Displayed output) {
            // not compared
        }

        @Override
        public void cleared(boolean onNext) {
            // as above
        }

        @Override
        public String ask(String prompt) {
            throw new IllegalStateException("nobody answers here");
        }
    }
}
