package dev.slipway.kernel.exec;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.ExecutionId;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.KernelMemory;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A kernel whose cells do what their text says: `print X`, `fail`, `miss X` (a variable), `die`, `hang`, `ask`, `of N`
/// (elements), anything
/// else succeeds; a cell `late` begins, and ends, a while after it was asked for. One thread at a time.
final class FakeKernel implements Kernel {
    final List<String> executed = new ArrayList<>();
    final CompletableFuture<String> ended = new CompletableFuture<>();
    CellGraph graph = new CellGraph(List.of(), List.of());
    List<Variable> variables = List.of();
    private Runnable onInterrupt = () -> {};
    private int count;

    @Override
    public ExecutionId execute(SourceCell cell, Elements elements, Consumer<KernelEvent> listener) {
        var id = new ExecutionId(String.valueOf(++count));
        var caught = elements.caught();
        executed.add(cell.id() + "/" + (elements.isEmpty() ? "none" : elements.flat())
                + (caught == null ? "" : " " + caught.message()));
        if (cell.source().equals("late")) {
            return later(listener, id);
        }
        listener.accept(new KernelEvent.Started(id, count));
        Integer size = null;
        for (var line : caught == null ? cell.source().lines().toList() : List.<String>of()) {
            var word = line.split(" ", -1);
            switch (word[0]) {
                case "print" ->
                    listener.accept(new KernelEvent.Produced(id, new Output.Printed("stdout", word[1] + "\n")));
                case "of" -> size = Integer.valueOf(word[1]);
                case "fail", "miss" -> {
                    end(listener, id, failure(cell, word));
                    return id;
                }
                case "die" -> {
                    ended.complete("The kernel ended.");
                    return id;
                }
                case "hang" -> {
                    onInterrupt = () -> end(listener, id, new Outcome.Interrupted());
                    return id;
                }
                case "ask" -> {
                    onInterrupt = () -> end(listener, id, new Outcome.Interrupted());
                    listener.accept(new KernelEvent.Asked(id, "Name? ", false));
                    return id;
                }
                default -> {}
            }
        }
        end(listener, id, new Outcome.Succeeded(null, size));
        return id;
    }

    private static Outcome failure(SourceCell cell, String[] word) {
        if (word[0].equals("miss")) {
            var problem = Problem.error("compile-error", "cannot find symbol: variable " + word[1], "", null);
            return new Outcome.Rejected(List.of(problem));
        }
        var frame = new Outcome.Frame(cell.id(), cell.index(), "", 2);
        return new Outcome.Threw("Oops", "it failed", List.of(frame), List.of("Oops"));
    }

    private static ExecutionId later(Consumer<KernelEvent> listener, ExecutionId id) {
        CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(() -> {
            listener.accept(new KernelEvent.Started(id, 1));
            end(listener, id, new Outcome.Succeeded(null, null));
        });
        return id;
    }

    private static void end(Consumer<KernelEvent> listener, ExecutionId id, Outcome outcome) {
        listener.accept(new KernelEvent.Finished(id, outcome, Duration.ofMillis(10)));
    }

    @Override
    public void interrupt() {
        onInterrupt.run();
    }

    @Override
    public void answer(String line) {
        throw new IllegalStateException("nobody answers here");
    }

    @Override
    public CompletableFuture<List<Variable>> variables() {
        return CompletableFuture.completedFuture(variables);
    }

    @Override
    public CompletableFuture<CellGraph> analyse(List<SourceCell> cells) {
        return CompletableFuture.completedFuture(graph);
    }

    @Override
    public CompletableFuture<Completion> complete(String source, int cursor) {
        return CompletableFuture.completedFuture(new Completion(cursor, cursor, List.of()));
    }

    @Override
    public CompletableFuture<Optional<Inspection>> inspect(String source, int cursor) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<Completeness> completeness(String source) {
        return CompletableFuture.completedFuture(new Completeness.Complete());
    }

    @Override
    public CompletableFuture<TablePage> page(TableQuery query, TablePage.Window window) {
        return CompletableFuture.failedFuture(new java.io.IOException("no tables here"));
    }

    @Override
    public CompletableFuture<ColumnSummary> summary(TableQuery query, int column) {
        return CompletableFuture.failedFuture(new java.io.IOException("no tables here"));
    }

    @Override
    public CompletableFuture<KernelMemory> memory() {
        return CompletableFuture.completedFuture(new KernelMemory(0, 1));
    }

    @Override
    public CompletableFuture<Void> forget(CellId cell) {
        return CompletableFuture.allOf();
    }

    @Override
    public CompletableFuture<Void> provide(List<SourceCell> cells, List<dev.slipway.kernel.deps.ResolvedJar> jars) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> restore(List<Restorable> values) {
        return CompletableFuture.allOf();
    }

    @Override
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        ended.complete("closed");
    }
}
