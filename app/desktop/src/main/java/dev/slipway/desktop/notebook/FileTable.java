package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.notebook.KernelViewModel.Life;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A table in a file, read into a kernel when it is first asked for. UI thread only.
final class FileTable implements LiveTable {
    private final String variable;
    private final Path file;
    private final String encoding;
    private final KernelViewModel kernel;
    private final Jobs jobs;
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable KernelTable table;
    private boolean reading;

    private record Waiting(Consumer<KernelTable> then, Consumer<String> failed) {}

    /// @param variable the name it has in the kernel
    /// @param encoding that of a text, empty for UTF-8
    FileTable(String variable, Path file, String encoding, KernelViewModel kernel, Jobs jobs) {
        this.variable = variable;
        this.file = file;
        this.encoding = encoding;
        this.kernel = kernel;
        this.jobs = jobs;
        kernel.lifeProperty().subscribe(life -> {
            if (life instanceof Life.Ended(var reason)) {
                table = null;
                fail("The kernel that reads files ended: " + reason);
            }
        });
    }

    /// Returns `text` as a Java literal.
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Returns Java that reads `file`, whose path the function `path` takes.
    static String reading(String path, Path file, String encoding) {
        var charset = encoding.isEmpty() ? "" : ", java.nio.charset.Charset.forName(" + quoted(encoding) + ")";
        return "Tables.read(" + path + "(" + quoted(file.toString()) + ")" + charset + ")";
    }

    @Override
    public String id() {
        return variable;
    }

    @Override
    public void page(TableQuery query, TablePage.Window window, Consumer<TablePage> then, Consumer<String> failed) {
        with(found -> found.page(query, window, then, failed), failed);
    }

    @Override
    public void summary(TableQuery query, int column, Consumer<ColumnSummary> then, Consumer<String> failed) {
        with(found -> found.summary(query, column, then, failed), failed);
    }

    @Override
    public void stopSummary() {
        var there = table;
        if (there != null) {
            there.stopSummary();
        }
    }

    @Override
    public void draw(
            String expression, UnaryOperator<String> code, Consumer<MimeBundle> then, Consumer<String> failed) {
        with(found -> found.draw(variable, code, then, failed), failed);
    }

    @Override
    public void reload() {
        table = null;
    }

    /// Lets its memory go.
    void forget() {
        table = null;
        kernel.kernel().ifPresent(ready -> {
            var _ = ready.forget(new CellId(variable)).thenRun(() -> {});
        });
    }

    private void with(Consumer<KernelTable> then, Consumer<String> failed) {
        var there = table;
        if (there != null && there.session() == kernel.session()) {
            then.accept(there);
            return;
        }
        waiting.add(new Waiting(then, failed));
        if (!reading) {
            reading = true;
            kernel.whenReady(this::read);
        }
    }

    private void read() {
        var ready = kernel.kernel();
        if (ready.isEmpty()) {
            return;
        }
        int session = kernel.session();
        var code = "var " + variable + " = " + reading("java.nio.file.Path.of", file, encoding) + ";";
        var cell = new SourceCell(new CellId(variable), 0, CellKind.CODE, code, List.of());
        ready.get()
                .execute(
                        cell,
                        new Elements(0),
                        event -> jobs.ui().run(() -> {
                            if (event instanceof KernelEvent.Finished finished && session == kernel.session()) {
                                ended(finished.outcome(), session);
                            }
                        }));
    }

    private void ended(Outcome outcome, int session) {
        switch (outcome) {
            case Outcome.Succeeded _ -> {
                reading = false;
                var read = new KernelTable(variable, kernel, session, jobs);
                table = read;
                var all = List.copyOf(waiting);
                waiting.clear();
                all.forEach(one -> one.then().accept(read));
            }
            case Outcome.Threw threw -> fail(threw.message() + " Check that it is the right file.");
            case Outcome.Rejected rejected -> fail(Failures.of(rejected).message());
            case Outcome.Interrupted _, Outcome.Aborted _ -> fail("Reading " + file + " was stopped. Try again.");
            case Outcome.Died died -> fail(died.reason());
        }
    }

    private void fail(String sentence) {
        reading = false;
        var all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(one -> one.failed().accept(sentence));
    }
}
