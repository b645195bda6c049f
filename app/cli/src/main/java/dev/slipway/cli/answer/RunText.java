package dev.slipway.cli.answer;

import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.Failure;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;

/// Runs for a person. One thread at a time.
///
/// @param out takes the text
/// @param coloured whether it may have colours
/// @param now ends what is still running
public record RunText(PrintStream out, boolean coloured, Instant now) {
    private static final int TEXT_WIDTH = 60;

    /// Prints how a run went: status, steps, metrics.
    public void summary(RunDetail run) {
        headline(run.row());
        if (!run.steps().isEmpty()) {
            out.print("\n");
            steps(run);
        }
        if (!run.row().metrics().isEmpty()) {
            out.print("\n");
            metrics(run.row().metrics());
        }
    }

    private void headline(RunRow row) {
        var flow = row.flow();
        var line = new StringBuilder(
                Ink.BOLD.on(flow.flow() + (flow.version() == null ? "" : "@" + flow.version()), coloured));
        line.append("  ").append(Ink.of(row.status()).on(row.status().word(), coloured));
        row.times()
                .elapsed(now)
                .ifPresent(time ->
                        line.append(row.status().isOver() ? " in " : " for ").append(Figures.duration(time)));
        line.append("  ").append(row.id().value());
        out.print(line + "\n");
    }

    private void steps(RunDetail run) {
        var table = new TextTable(2, "STEP", "STATUS", ">TASKS", ">TOOK", "WHY");
        for (var step : run.steps()) {
            var time = step.times().elapsed(now).map(Figures::duration).orElse(Figures.NONE);
            table.row(
                    1,
                    Ink.of(step.status()),
                    Figures.name(step.name()),
                    step.status().word(),
                    tasks(step),
                    step.counts().executed() + step.counts().failed() == 0 ? Figures.NONE : time,
                    step.why());
        }
        table.print(out, coloured);
    }

    private static String tasks(StepRow step) {
        var counts = step.counts();
        var parts = new ArrayList<String>();
        parts.add(Figures.count(counts.total()));
        if (counts.reused() > 0 && counts.reused() < counts.total()) {
            parts.add(Figures.count(counts.reused()) + " reused");
        }
        if (counts.failed() > 0) {
            parts.add(Figures.count(counts.failed()) + " failed");
        }
        if (counts.open() > 0 && step.status().isOver()) {
            parts.add(Figures.count(counts.open()) + " not run");
        }
        return String.join(", ", parts);
    }

    /// Returns the tasks of a run in one phrase: `203 executed, 12 reused`.
    public static String tasks(Counts counts) {
        var parts = new ArrayList<String>();
        parts.add(Figures.count(counts.executed()) + " executed");
        parts.add(Figures.count(counts.reused()) + " reused");
        if (counts.failed() > 0) {
            parts.add(Figures.count(counts.failed()) + " failed");
        }
        if (counts.cancelled() > 0) {
            parts.add(Figures.count(counts.cancelled()) + " cancelled");
        }
        return String.join(", ", parts);
    }

    /// Prints metrics as a table.
    public void metrics(Map<String, Metric> metrics) {
        var table = new TextTable(2, "METRIC", ">LAST", ">MIN", ">MAX", ">VALUES");
        metrics.forEach((name, metric) -> {
            var values = Figures.values(metric.last(), metric.min(), metric.max());
            table.row(Figures.name(name), values.get(0), values.get(1), values.get(2), Figures.count(metric.count()));
        });
        table.print(out, coloured);
    }

    /// Returns a failure in one sentence: where it is, and what went wrong.
    ///
    /// @param run the run it belongs to, whose notebook tells the cell's position
    public static String failure(RunDetail run, Failure failure) {
        var where = new StringBuilder(
                String.valueOf(Path.of(run.row().flow().notebook()).getFileName()));
        var cell = failure.cell();
        if (cell != null) {
            where.append(position(run, cell));
        }
        if (failure.line() != null) {
            where.append(", line ").append(failure.line());
        }
        var task = failure.step().isEmpty() ? "" : "step " + failure.step() + item(failure) + ": ";
        return where + ": " + task + said(failure);
    }

    private static String item(Failure failure) {
        return failure.item().isEmpty() ? "" : ", task " + failure.index() + " (" + failure.item() + ")";
    }

    private static String said(Failure failure) {
        var message = Figures.message(failure.message().strip());
        return message.isEmpty() || message.startsWith(failure.type())
                ? (message.isEmpty() ? failure.type() : message)
                : failure.type() + ": " + message;
    }

    private static String position(RunDetail run, String cell) {
        var path = Path.of(run.row().flow().notebook());
        if (!run.notebookText().isEmpty()
                && NotebookFiles.format(path).isPresent()
                && NotebookFiles.read(path, run.notebookText()) instanceof Opened.Notebook notebook) {
            var cells = notebook.document().cells();
            for (int i = 0; i < cells.size(); i++) {
                if (cells.get(i).id().value().equals(cell)) {
                    return ", cell " + (i + 1);
                }
            }
        }
        return ", cell " + cell;
    }

    /// Returns a parameter's value on one line.
    public static String parameter(@org.jspecify.annotations.Nullable Object value) {
        return Figures.json(value, TEXT_WIDTH);
    }
}
