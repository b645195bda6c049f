package dev.slipway.cli.history;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.answer.RunFields;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.history.WhereException;
import dev.slipway.kernel.directive.Nearest;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Lists runs.
@picocli.CommandLine.Command(
        name = "runs",
        sortOptions = false,
        header = "Lists the runs of the workspace, newest first.",
        description = {
            "",
            "EXPR compares parameters and metrics, joined by and, or, not and parentheses: params.rate < 0.1 and"
                    + " metrics.rmse < 3.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway runs",
            "  slipway runs --flow sales --status failed --since 7d",
            "  slipway runs --where 'params.rate < 0.1 and metrics.rmse < 3' --json"
        })
public final class RunsCommand implements Command {
    private static final List<String> STATUSES =
            List.of("queued", "running", "succeeded", "failed", "cancelled", "lost", "refused");
    private static final int METRICS_SHOWN = 2;
    private static final int METRICS_WIDTH = 48;
    private static final int METRIC_WIDTH = 16;

    @Option(names = "--flow", paramLabel = "F", description = "Only runs of the flow F.")
    @Nullable
    String flow;

    @Option(
            names = "--status",
            paramLabel = "S",
            description = "Only runs that are queued, running, succeeded, failed, cancelled or lost.")
    @Nullable
    String status;

    @Option(names = "--tag", paramLabel = "T", description = "Only runs with the tag T.")
    @Nullable
    String tag;

    @Option(
            names = "--since",
            paramLabel = "T",
            description = "Only runs that started since: 90m, 12h, 7d, 2w ago, or a date.")
    @Nullable
    String since;

    @Option(names = "--where", paramLabel = "EXPR", description = "Only runs whose parameters and metrics fit.")
    @Nullable
    String where;

    @Option(names = "--limit", paramLabel = "N", description = "At most N runs (default: 20).")
    int limit = 20;

    @Option(names = "--before", paramLabel = "RUN", description = "Only runs older than RUN: the next page.")
    @Nullable
    String before;

    @Override
    public int run(Session session) throws Exception {
        if (limit < 1) {
            throw Fault.usage("usage", "There is no listing " + limit + " runs.", "Use --limit 1 or more.");
        }
        try (var services = session.workspace()) {
            var history = services.history();
            var page = page(history, query(history));
            var now = Instant.now();
            if (session.isJson()) {
                session.document(new Fields()
                        .with("total", page.total())
                        .with(
                                "runs",
                                page.rows().stream()
                                        .map(row -> RunFields.row(row, now))
                                        .toList()));
            } else {
                print(session, page, now);
            }
            return ExitCode.DONE;
        }
    }

    private RunQuery query(RunHistory history) throws Fault, IOException {
        RunId older = before == null ? null : history.resolve(before);
        var moment = since == null ? null : Since.of(since, Instant.now(), ZoneId.systemDefault());
        return new RunQuery(flow, status(), tag, moment, where, null, limit, older);
    }

    private @Nullable RunStatus status() throws Fault {
        if (status == null) {
            return null;
        }
        if (!STATUSES.contains(status)) {
            throw Fault.usage(
                    "usage",
                    "A run is never " + status + ".",
                    Nearest.of(status, STATUSES)
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("Use one of " + String.join(", ", STATUSES) + "."));
        }
        return RunStatus.of(status);
    }

    private static Page<RunRow> page(RunHistory history, RunQuery query) throws Fault, IOException {
        try {
            return history.runs(query);
        } catch (WhereException wrong) {
            var text = String.valueOf(query.where());
            int column = Math.min(wrong.column(), text.length());
            throw Fault.usage(
                    "bad-where",
                    String.valueOf(wrong.getMessage()),
                    "It is at column " + (column + 1) + ": " + text.substring(0, column) + "»"
                            + text.substring(column));
        }
    }

    private void print(Session session, Page<RunRow> page, Instant now) {
        if (page.rows().isEmpty()) {
            session.say("No runs.");
            return;
        }
        var table = new TextTable("RUN", "FLOW", "STATUS", "STARTED", ">TOOK", "METRICS", "NAME", "TAGS");
        page.rows().forEach(row -> table.row(2, Ink.of(row.status()), cells(row, now)));
        table.print(session.out(), session.isColoured());
        if (page.rows().size() == limit && page.total() > limit) {
            session.say(Figures.count(page.rows().size()) + " of " + Figures.count(page.total(), "run") + "; --before "
                    + page.rows().getLast().id() + " shows the next ones.");
        }
    }

    private static String[] cells(RunRow row, Instant now) {
        var flow = row.flow();
        return new String[] {
            row.id().value(),
            Figures.name(flow.flow()) + (flow.version() == null ? "" : "@" + flow.version()),
            row.status().word(),
            Figures.moment(row.times().started()),
            row.times().elapsed(now).map(Figures::duration).orElse(Figures.NONE),
            Figures.shorten(
                    row.metrics().entrySet().stream()
                            .limit(METRICS_SHOWN)
                            .map(each -> Figures.shorten(each.getKey(), METRIC_WIDTH) + " "
                                    + Figures.value(each.getValue().last()))
                            .collect(Collectors.joining(", ")),
                    METRICS_WIDTH),
            Figures.name(row.label().name()),
            Figures.words(row.label().tags())
        };
    }
}
