package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.DatabaseContent;
import dev.slipway.kernel.protocol.ExecutionId;
import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.KernelMemory;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.StoredVariables;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.Variable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A kernel whose executions end when the test says so. One thread at a time.
final class FakeKernel implements Kernel {
    final List<String> executed = new ArrayList<>();
    final List<CellId> forgotten = new ArrayList<>();
    final List<String> answers = new ArrayList<>();
    final List<Restorable> restored = new ArrayList<>();
    final List<CellId> declared = new ArrayList<>();
    final CompletableFuture<String> ended = new CompletableFuture<>();
    List<Variable> variables = List.of();
    Function<List<SourceCell>, CellGraph> graph = cells -> new CellGraph(List.of(), List.of());
    Completion completion = new Completion(0, 0, List.of());
    List<QuickFix> fixes = List.of();
    Function<String, Formatted> format = source -> new Formatted(source, "");
    final List<QuickFix.Fault> asked = new ArrayList<>();

    @Nullable
    Inspection known;

    List<DatabaseConnection> connections = List.of();
    Function<String, CompletableFuture<DatabaseContent>> schema =
            _ -> CompletableFuture.completedFuture(new DatabaseContent(List.of(), List.of()));

    final List<String> stored = new ArrayList<>();
    /// Names of variables that cannot be stored, or, behind `back:`, not be brought back → why.
    Map<String, String> unstorable = Map.of();

    /// Whether all variables that are stored share an object.
    boolean isShared;

    int restorings;
    CompletableFuture<Void> storing = CompletableFuture.allOf();
    final FakeDebugger debugger = new FakeDebugger();
    int interrupts;
    private @Nullable Consumer<KernelEvent> listener;
    private ExecutionId execution = new ExecutionId("0");
    private int count;

    @Override
    public ExecutionId execute(SourceCell cell, Elements elements, Consumer<KernelEvent> events) {
        executed.add(cell.id() + "/" + elements.flat());
        listener = events;
        execution = new ExecutionId(String.valueOf(++count));
        emit(new KernelEvent.Started(execution, count));
        return execution;
    }

    void emit(KernelEvent event) {
        if (listener != null) {
            listener.accept(event);
        }
    }

    void print(String text) {
        emit(new KernelEvent.Produced(execution, new Output.Printed("stdout", text)));
    }

    void update(String id, String text) {
        emit(new KernelEvent.Updated(execution, new Output.Displayed(MimeBundle.text(text), "{}", id)));
    }

    void show(Output output) {
        emit(new KernelEvent.Produced(execution, output));
    }

    void ask(String prompt) {
        emit(new KernelEvent.Asked(execution, prompt, false));
    }

    void end(Outcome outcome) {
        emit(new KernelEvent.Finished(execution, outcome, Duration.ofMillis(1840)));
    }

    void succeed() {
        end(new Outcome.Succeeded(null, null));
    }

    @Override
    public void interrupt() {
        interrupts++;
    }

    @Override
    public void answer(String line) {
        answers.add(line);
    }

    @Override
    public CompletableFuture<List<Variable>> variables() {
        return CompletableFuture.completedFuture(variables);
    }

    @Override
    public CompletableFuture<CellGraph> analyse(List<SourceCell> cells) {
        return CompletableFuture.completedFuture(graph.apply(cells));
    }

    @Override
    public CompletableFuture<Completion> complete(String source, int cursor) {
        return CompletableFuture.completedFuture(completion);
    }

    @Override
    public CompletableFuture<Optional<Inspection>> inspect(String source, int cursor) {
        return CompletableFuture.completedFuture(Optional.ofNullable(known));
    }

    @Override
    public CompletableFuture<Formatted> format(String source) {
        return CompletableFuture.completedFuture(format.apply(source));
    }

    @Override
    public CompletableFuture<List<QuickFix>> fixes(String source, QuickFix.Fault fault) {
        asked.add(fault);
        return CompletableFuture.completedFuture(fixes);
    }

    @Override
    public CompletableFuture<List<DatabaseConnection>> connections() {
        return CompletableFuture.completedFuture(connections);
    }

    @Override
    public CompletableFuture<DatabaseContent> schema(String connection, String in, String table) {
        return schema.apply(table);
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
        forgotten.add(cell);
        return CompletableFuture.allOf();
    }

    @Override
    public CompletableFuture<Void> provide(List<SourceCell> cells, List<dev.slipway.kernel.deps.ResolvedJar> jars) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> declare(List<SourceCell> cells) {
        cells.forEach(cell -> declared.add(cell.id()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> restore(List<Restorable> values) {
        var broken = values.stream()
                .filter(one -> unstorable.containsKey("back:" + one.name()))
                .findFirst();
        if (broken.isPresent()) {
            return CompletableFuture.failedFuture(
                    new IOException(unstorable.get("back:" + broken.get().name())));
        }
        restorings++;
        restored.addAll(values);
        return CompletableFuture.allOf();
    }

    @Override
    public CompletableFuture<StoredVariables> store(List<String> names, Path folder) {
        var refused = new LinkedHashMap<String, String>();
        names.stream().filter(unstorable::containsKey).forEach(name -> refused.put(name, unstorable.get(name)));
        stored.addAll(names);
        var values = names.stream()
                .filter(name -> !refused.containsKey(name))
                .map(name -> new Restorable(
                        name,
                        "int",
                        "f",
                        List.of(folder.resolve(isShared ? "all" : name)),
                        false,
                        isShared ? names.indexOf(name) : null))
                .toList();
        return storing.thenApply(_ -> new StoredVariables(values, refused));
    }

    @Override
    public CompletableFuture<String> debug(String request) {
        return debugger.debug(request);
    }

    @Override
    public void onDebug(Consumer<String> listener) {
        debugger.onEvent(listener);
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
