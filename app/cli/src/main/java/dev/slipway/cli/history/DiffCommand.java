package dev.slipway.cli.history;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.compare.Difference;
import java.util.Locale;
import picocli.CommandLine.Parameters;

/// Says why one run differs from another.
@picocli.CommandLine.Command(
        name = "diff",
        sortOptions = false,
        header = "Says why the second run differs from the first: the cause first, then every difference.",
        description = {""},
        footer = {"", "Examples:", "  slipway diff sales:latest~1 sales:latest", "  slipway diff r01k9 latest --json"})
public final class DiffCommand implements Command {
    @Parameters(index = "0", paramLabel = "RUN", description = "The earlier run.")
    String before = "";

    @Parameters(index = "1", paramLabel = "RUN", description = "The later run.")
    String after = "";

    @Override
    public int run(Session session) throws Exception {
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
