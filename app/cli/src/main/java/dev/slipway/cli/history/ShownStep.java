package dev.slipway.cli.history;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.answer.RunFields;
import dev.slipway.cli.answer.RunText;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunHistory;
import java.io.IOException;
import java.time.Instant;

/// Shows a step with a page of its tasks.
record ShownStep(Session session, RunHistory history, ShownPage page) {
    private static final int ITEM_WIDTH = 50;

    void show(RunDetail run, StepRow step) throws IOException {
        var now = Instant.now();
        var tasks = history.tasks(run.row().id(), step.name(), page.offset(), page.tasks());
        var logs = new Logs(session, history, run.row().id());
        if (session.isJson()) {
            var fields = new Fields()
                    .with("run", run.row().id().value())
                    .with("step", step.name())
                    .with("status", step.status().word())
                    .with("cells", step.cells())
                    .with("code", step.code())
                    .with("total", tasks.total())
                    .with(
                            "tasks",
                            tasks.rows().stream().map(task -> task(task, now)).toList());
            if (page.logs()) {
                fields.with("logs", logs.of(step.name(), tasks.rows()));
            }
            session.document(fields);
            return;
        }
        print(step, tasks, now);
        if (page.logs()) {
            logs.print(step.name(), tasks.rows());
        }
    }

    private static Fields task(TaskRow task, Instant now) {
        return new Fields()
                .with("index", task.index())
                .with("item", task.item().isEmpty() ? null : task.item())
                .with("status", task.status().word())
                .with("seconds", RunFields.seconds(task.times(), now))
                .with("attempts", task.attempts());
    }

    private void print(StepRow step, Page<TaskRow> tasks, Instant now) {
        session.line(Ink.BOLD.on(step.name(), session.isColoured()) + "  "
                + Ink.of(step.status()).on(step.status().word(), session.isColoured()) + "  "
                + RunText.tasks(step.counts()) + "  " + step.why());
        session.line("");
        var table = new TextTable(2, ">INDEX", "ITEM", "STATUS", ">TOOK", ">ATTEMPTS");
        for (var task : tasks.rows()) {
            table.row(
                    2,
                    Ink.of(task.status()),
                    String.valueOf(task.index()),
                    Figures.shorten(task.item(), ITEM_WIDTH),
                    task.status().word(),
                    task.times().elapsed(now).map(Figures::duration).orElse(Figures.NONE),
                    String.valueOf(task.attempts()));
        }
        table.print(session.out(), session.isColoured());
        long end = page.offset() + tasks.rows().size();
        if (end < tasks.total()) {
            session.say(Figures.count(tasks.rows().size()) + " of " + Figures.count(tasks.total(), "task")
                    + "; --offset " + end + " shows the next ones.");
        }
    }
}
