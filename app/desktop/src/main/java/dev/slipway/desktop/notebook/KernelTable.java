package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.lang.model.SourceVersion;

/// A table in a notebook's kernel; once another kernel has taken its place, the table is gone. UI thread only.
///
/// @param id a handle, or a variable's name
/// @param session that of the kernel
record KernelTable(String id, KernelViewModel kernel, int session, Jobs jobs) implements LiveTable {
    private static final String GONE = "The kernel that held this table has ended. Run the cell again.";
    private static final CellId DRAWING = new CellId("drawing");

    @Override
    public void page(TableQuery query, TablePage.Window window, Consumer<TablePage> then, Consumer<String> failed) {
        ask(ready -> ready.page(query, window), then, failed);
    }

    @Override
    public void summary(TableQuery query, int column, Consumer<ColumnSummary> then, Consumer<String> failed) {
        ask(ready -> ready.summary(query, column), then, failed);
    }

    @Override
    public void stopSummary() {
        if (kernel.session() == session) {
            kernel.kernel().ifPresent(Kernel::stopSummary);
        }
    }

    @Override
    public void draw(
            String expression, UnaryOperator<String> code, Consumer<MimeBundle> then, Consumer<String> failed) {
        var name = SourceVersion.isIdentifier(id) ? id : expression;
        if (!SourceVersion.isIdentifier(name)) {
            failed.accept("The table has no name to draw it by. Put it into a variable in its cell (Table t = …), and"
                    + " explore that; the code below draws it as it is.");
            return;
        }
        var ready = kernel.kernel();
        if (ready.isEmpty() || kernel.session() != session) {
            failed.accept(GONE);
            return;
        }
        var cell = new SourceCell(DRAWING, 0, CellKind.CODE, code.apply(name), List.of());
        ready.get().execute(cell, new Elements(0), event -> {
            if (event instanceof KernelEvent.Finished finished) {
                jobs.ui().run(() -> drawn(finished.outcome(), then, failed));
            }
        });
    }

    private void drawn(Outcome outcome, Consumer<MimeBundle> then, Consumer<String> failed) {
        kernel.kernel().ifPresent(ready -> {
            var _ = ready.forget(DRAWING);
        });
        switch (outcome) {
            case Outcome.Succeeded succeeded when succeeded.value() != null -> then.accept(succeeded.value());
            case Outcome.Succeeded _ -> failed.accept("Nothing was drawn.");
            case Outcome.Threw threw -> failed.accept(Failures.of(threw).message());
            case Outcome.Rejected rejected ->
                failed.accept(Failures.of(rejected).message());
            case Outcome.Interrupted _, Outcome.Aborted _ -> failed.accept("Drawing was stopped. Choose again.");
            case Outcome.Died died -> failed.accept(died.reason());
        }
    }

    private <T> void ask(Function<Kernel, CompletableFuture<T>> question, Consumer<T> then, Consumer<String> failed) {
        var ready = kernel.kernel();
        if (ready.isEmpty() || kernel.session() != session) {
            failed.accept(GONE);
            return;
        }
        jobs.whenDone(question.apply(ready.get()), result -> {
            switch (result) {
                case Jobs.Result.Done<T>(var answer) -> then.accept(answer);
                case Jobs.Result.Failed<T>(var cause) -> failed.accept(sentence(cause));
                case Jobs.Result.Cancelled<T> _ -> failed.accept("The question was cancelled. Ask again.");
            }
        });
    }

    private static String sentence(Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        var message = cause.getMessage();
        return message == null ? "The table could not be read. Run its cell again." : message;
    }
}
