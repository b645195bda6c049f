package dev.slipway.cli.history;

import dev.slipway.api.run.RunId;
import dev.slipway.api.sql.QueryRecord;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.answer.RunFields;
import dev.slipway.cli.answer.RunText;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.history.CardPage;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunHistory.TaskAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Shows a task: attempts, artifacts, queries, metrics, log.
record ShownTask(Session session, RunHistory history, ShownPage page) {
    private static final int PREVIEW_WIDTH = 60;
    private static final double MILLIS = 1000;

    /// @param attempt number of the one whose log is shown; 0 for the one that counts
    void show(RunDetail run, StepRow step, int index, int attempt) throws IOException, Fault {
        var id = run.row().id();
        var task = history.task(id, step.name(), index)
                .orElseThrow(() -> new NoSuchRunException(
                        NoSuchRunException.What.TASK,
                        "The step " + step.name() + " of the run " + id + " has no task " + index + ". "
                                + tasks(step.counts().total())));
        var log = log(id, step.name(), task, attempt);
        var now = Instant.now();
        if (session.isJson()) {
            session.document(fields(run, step, task, log, now));
        } else {
            print(run, step, task, now);
            if (page.logs()) {
                session.line("");
                new Logs(session, history, id).print(log);
                int last = task.attempts().size();
                if (attempt == 0 && last > 1) {
                    session.say("This is the log of attempt " + last + "; --attempt 1 shows that of the first.");
                }
            }
        }
    }

    /// Writes what the task displayed and noted as one page.
    void write(RunDetail run, StepRow step, int index, Path file) throws IOException {
        var log = history.log(run.row().id(), step.name(), index, 0, page.lines());
        Files.writeString(file, CardPage.of(run.row(), step.name(), index, log));
        session.say("Wrote " + file + ".");
    }

    private List<LogLine> log(RunId run, String step, TaskDetail task, int attempt) throws IOException, Fault {
        int index = task.row().index();
        if (attempt != 0) {
            if (task.attempts().stream().noneMatch(each -> each.number() == attempt)) {
                throw Fault.usage(
                        "no-such-attempt",
                        "The task " + step + "/" + index + " has no attempt " + attempt + ".",
                        "It has "
                                + task.attempts().stream()
                                        .map(each -> String.valueOf(each.number()))
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
            return history.logOfAttempt(run, new TaskAttempt(step, index, attempt), page.offset(), page.lines());
        }
        boolean paged = page.offset() > 0 || page.asked() > 0;
        return paged ? history.log(run, step, index, page.offset(), page.lines()) : task.log();
    }

    private static Fields fields(RunDetail run, StepRow step, TaskDetail task, List<LogLine> log, Instant now) {
        return new Fields()
                .with("run", run.row().id().value())
                .with("step", step.name())
                .with("index", task.row().index())
                .with("item", task.row().item().isEmpty() ? null : task.row().item())
                .with("status", task.row().status().word())
                .with(
                        "attempts",
                        task.attempts().stream().map(each -> attempt(each, now)).toList())
                .with(
                        "artifacts",
                        task.artifacts().stream()
                                .map(artifact -> new Fields()
                                        .with("name", artifact.name())
                                        .with("type", artifact.type())
                                        .with("bytes", artifact.bytes())
                                        .with("sha256", artifact.hash().hex())
                                        .with("preview", artifact.preview()))
                                .toList())
                .with(
                        "metrics",
                        task.metrics().stream()
                                .map(metric -> new Fields()
                                        .with("name", metric.name())
                                        .with("iteration", metric.iteration())
                                        .with("value", metric.value())
                                        .with("time", metric.time()))
                                .toList())
                .with("queries", task.queries().stream().map(ShownTask::query).toList())
                .with("log", Logs.fields(log));
    }

    private static Fields query(QueryRecord query) {
        return new Fields()
                .with("connection", query.connection())
                .with("text", query.text())
                .with("values", query.values())
                .with("rows", query.rows())
                .with("seconds", query.seconds());
    }

    private void print(QueryRecord query, boolean coloured) {
        session.line("");
        session.line("  " + Ink.BOLD.on(query.connection(), coloured) + "  " + Figures.count(query.rows(), "row") + "  "
                + Figures.duration(Duration.ofMillis(Math.round(query.seconds() * MILLIS))));
        query.text().lines().forEach(line -> session.line("    " + line));
        query.values().forEach((name, value) -> session.line("    :" + name + " = " + value));
    }

    private static Fields attempt(Attempt attempt, Instant now) {
        return new Fields()
                .with("number", attempt.number())
                .with("status", attempt.status().word())
                .with("started", attempt.times().started())
                .with("seconds", RunFields.seconds(attempt.times(), now))
                .with("worker", attempt.worker())
                .with("exit", attempt.exit())
                .with("error", RunFields.failure(attempt.error()));
    }

    private void print(RunDetail run, StepRow step, TaskDetail task, Instant now) {
        boolean coloured = session.isColoured();
        var row = task.row();
        session.line(Ink.BOLD.on(step.name() + "/" + row.index(), coloured)
                + (row.item().isEmpty() ? "" : " (" + row.item() + ")") + "  "
                + Ink.of(row.status()).on(row.status().word(), coloured)
                + row.times()
                        .elapsed(now)
                        .map(time -> "  " + Figures.duration(time))
                        .orElse(""));
        for (var attempt : task.attempts()) {
            var error = attempt.error();
            if (error != null) {
                session.line("  attempt " + attempt.number() + ": " + RunText.failure(run, error));
            }
        }
        if (!task.artifacts().isEmpty()) {
            session.line("");
            var table = new TextTable(2, "ARTIFACT", "TYPE", ">SIZE", "VALUE");
            task.artifacts()
                    .forEach(each -> table.row(
                            each.name(),
                            each.type(),
                            Figures.bytes(each.bytes()),
                            Figures.shorten(each.preview(), PREVIEW_WIDTH)));
            table.print(session.out(), coloured);
        }
        task.queries().forEach(query -> print(query, coloured));
        if (!task.metrics().isEmpty()) {
            session.line("");
            var table = new TextTable(2, "METRIC", ">ITERATION", ">VALUE");
            task.metrics()
                    .forEach(each ->
                            table.row(each.name(), Figures.count(each.iteration()), Figures.value(each.value())));
            table.print(session.out(), coloured);
        }
        if (!task.log().isEmpty() && !page.logs()) {
            session.say(Figures.count(task.log().size(), "log line") + "; --logs shows them.");
        }
    }

    private static String tasks(int total) {
        return switch (total) {
            case 0 -> "It has none.";
            case 1 -> "It has one, number 0.";
            default -> "It has " + Figures.count(total) + ", numbered 0 to " + (total - 1) + ".";
        };
    }
}
