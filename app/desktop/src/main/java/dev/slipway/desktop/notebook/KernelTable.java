package dev.slipway.desktop.notebook;

import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/// A table in a notebook's kernel; once another kernel has taken its place, the table is gone. UI thread only.
///
/// @param id a handle, or a variable's name
/// @param session that of the kernel
record KernelTable(String id, KernelViewModel kernel, int session, Jobs jobs) implements LiveTable {
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

    private <T> void ask(Function<Kernel, CompletableFuture<T>> question, Consumer<T> then, Consumer<String> failed) {
        var ready = kernel.kernel();
        if (ready.isEmpty() || kernel.session() != session) {
            failed.accept("The kernel that held this table has ended. Run the cell again.");
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
