package dev.slipway.kernel.server;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.engine.Interruption;
import dev.slipway.kernel.message.CodeCell;
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.protocol.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Gives the engine what a request executes, and makes an outcome of whatever happens. One thread at a time.
final class CellRunner {
    private final CompletableFuture<CellEngine> engine;
    private final CellConsole console;
    private final Surroundings notebook;
    private int unnamed;

    /// @param engine completed once it is ready
    CellRunner(CompletableFuture<CellEngine> engine, CellConsole console, Surroundings notebook) {
        this.notebook = notebook;
        this.engine = engine;
        this.console = console;
    }

    /// Executes the code of `execution`, numbered `number`.
    Outcome execute(Execution execution, int number) {
        var request = execution.request();
        console.install();
        var outcome = request.cell().disabled()
                ? skip()
                : run(
                        cell(request.code(), request.cell(), number),
                        request.cell().elements(),
                        execution.interruption());
        console.finish(execution);
        return outcome;
    }

    private static Outcome skip() {
        System.err.println(
                "This cell is disabled and was not run: remove \"disabled\" from its metadata (\"slipway\") to run it.");
        return new Outcome.Succeeded(null, null);
    }

    private SourceCell cell(String code, CodeCell cell, int number) {
        var id = Objects.requireNonNullElseGet(cell.id(), this::newId);
        // a front end that knows no positions shows the number in brackets: what it reads as [7] is cell 7 to us
        int index = Objects.requireNonNullElse(cell.index(), Math.max(0, number - 1));
        return notebook.complete(new SourceCell(id, index, CellKind.CODE, code, cell.tags()));
    }

    private CellId newId() {
        return new CellId("unnamed-" + ++unnamed);
    }

    private Outcome run(SourceCell cell, Elements elements, Interruption interruption) {
        try {
            return engine.join().execute(cell, elements, interruption);
        } catch (OutOfMemoryError | StackOverflowError | InternalError | RuntimeException e) {
            return threw(e);
        }
    }

    private static Outcome threw(Throwable e) {
        var message = Objects.requireNonNullElse(e.getMessage(), "");
        return new Outcome.Threw(e.getClass().getName(), message, List.of(), List.of(e.toString()));
    }

    /// Returns what the last `execute` did to the session; null if nothing.
    @Nullable
    CellTrace trace() {
        return engine.isDone() ? engine.join().trace() : null;
    }

    /// Returns the value of each expression the request asks for.
    Map<String, Output> evaluate(Execution execution) {
        var values = new LinkedHashMap<String, Output>();
        execution
                .request()
                .expressions()
                .forEach((name, expression) -> values.put(name, value(expression, execution.interruption())));
        return values;
    }

    private Output value(String expression, Interruption interruption) {
        var cell = new SourceCell(newId(), 0, CellKind.CODE, expression, List.of());
        var outcome = run(cell, Elements.FIRST, interruption);
        engine.join().forget(cell.id());
        if (outcome instanceof Outcome.Succeeded succeeded) {
            var value = succeeded.value();
            return Output.Displayed.of(value == null ? MimeBundle.text("") : value);
        }
        return Objects.requireNonNull(Failures.of(outcome, expression));
    }
}
