package dev.slipway.cli.history;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.cli.flow.Subject;
import dev.slipway.engine.compare.Difference;
import java.util.Locale;
import picocli.CommandLine.Parameters;

/// Says why one run differs from another, or in what two versions of a flow differ.
@picocli.CommandLine.Command(
        name = "diff",
        sortOptions = false,
        header = "Says why the second run differs from the first, or in what two deployed versions differ.",
        description = {
            "",
            "Of runs the cause comes first, then every difference. Of versions: steps, parameters with their defaults,"
                    + " dependencies, and the code cell by cell. A notebook stands for what it is now.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway diff sales:latest~1 sales:latest",
            "  slipway diff r01k9 latest --json",
            "  slipway diff sales@3 sales@live",
            "  slipway diff sales@live sales.ipynb"
        })
public final class DiffCommand implements Command {
    @Parameters(index = "0", paramLabel = "RUN|FLOW@VERSION", description = "The earlier run or version.")
    String before = "";

    @Parameters(index = "1", paramLabel = "RUN|FLOW@VERSION|NB", description = "The later run, version or notebook.")
    String after = "";

    @Override
    public int run(Session session) throws Exception {
        boolean isVersion = Subject.isNamed(before, session);
        if (isVersion != Subject.isNamed(after, session)) {
            throw Fault.usage(
                    "usage",
                    (isVersion ? after : before) + " is a run and " + (isVersion ? before : after) + " a version.",
                    "Compare two runs, or two versions.");
        }
        return isVersion ? versions(session) : runs(session);
    }

    private int versions(Session session) throws Exception {
        try (var old = Subject.of(before, session);
                var now = Subject.of(after, session)) {
            ShownVersions.of(old, now).show(session);
            return ExitCode.DONE;
        }
    }

    private int runs(Session session) throws Exception {
        try (var services = session.workspace()) {
            var history = services.history();
            var difference = services.comparisons().diff(history.resolve(before), history.resolve(after));
            if (session.isJson()) {
                session.document(new Fields()
                        .with("before", difference.before().value())
                        .with("after", difference.after().value())
                        .with("same", difference.same())
                        .with("cause", item(difference.cause()))
                        .with(
                                "differences",
                                difference.all().stream().map(DiffCommand::item).toList()));
            } else {
                print(session, difference);
            }
            return ExitCode.DONE;
        }
    }

    private static Fields item(Difference.Item item) {
        return new Fields()
                .with("kind", word(item))
                .with("where", item.where().isEmpty() ? null : item.where())
                .with("before", item.before())
                .with("after", item.after())
                .with("message", item.message());
    }

    private static String word(Difference.Item item) {
        return item.kind().name().toLowerCase(Locale.ROOT);
    }

    private static void print(Session session, Difference difference) {
        var cause = difference.cause();
        session.line(Ink.BOLD.on(cause.message(), session.isColoured()));
        for (var item : difference.all()) {
            if (!item.equals(cause)) {
                session.line("  " + Ink.DIM.on(word(item), session.isColoured()) + "  " + item.message());
            }
        }
    }
}
