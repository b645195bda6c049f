package dev.slipway.cli;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.Common;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.directive.Nearest;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// Shows all commands, or one.
final class HelpCommand implements Command {
    private static final Map<String, String> ELSEWHERE = Map.of(
            "open",
                    "Usage: slipway [open [PATH]]\nOpens the window: on the last workspace, the first time on the samples, or on PATH.",
            "help", "Usage: slipway help [COMMAND]\nShows all commands, or one.",
            "test", "Usage: ./slipway test [--long]\nBuilds and runs every test; in a checkout only.",
            "bench", "Usage: ./slipway bench [NAME]\nMeasures; in a checkout only.",
            "pictures", "Usage: ./slipway pictures DIR\nTakes the window's pictures; in a checkout only.");
    private static final int NAME_WIDTH = 13;

    private final int width;
    private final List<String> topics;

    /// @param topics the words after `help`
    HelpCommand(int width, List<String> topics) {
        this.width = width;
        this.topics = topics.stream().filter(topic -> !topic.startsWith("-")).toList();
    }

    @Override
    public int run(Session session) throws Fault {
        var text = topics.isEmpty() ? overview() : one(topics.getFirst());
        if (session.isJson()) {
            session.document(new Fields().with("help", text));
        } else {
            session.line(text.stripTrailing());
        }
        return ExitCode.DONE;
    }

    private String one(String topic) throws Fault {
        var entry = Catalogue.entry(topic);
        if (entry.isPresent()) {
            var line = Invocation.commandLine(topic, entry.get().create().get(), new Common());
            return line.setUsageHelpWidth(width).getUsageMessage(CommandLine.Help.Ansi.OFF);
        }
        var elsewhere = ELSEWHERE.get(topic);
        if (elsewhere != null) {
            return elsewhere;
        }
        throw Fault.usage(
                "unknown-command",
                "There is no command " + topic + ".",
                Nearest.of(topic, Catalogue.names())
                        .map(other -> "Did you mean " + other + "?")
                        .orElse("slipway help lists the commands."));
    }

    private static String overview() {
        var text = new StringBuilder("""
                Slipway turns a notebook in Java into a versioned flow: what you prototyped is what runs.

                Usage: slipway [COMMAND] [OPTIONS]

                Without a command, slipway opens the window (slipway open [PATH]).
                """);
        var group = "";
        for (var entry : Catalogue.all().entrySet()) {
            if (!entry.getValue().group().equals(group)) {
                group = entry.getValue().group();
                text.append('\n').append(group).append('\n');
            }
            text.append("  ")
                    .append(entry.getKey())
                    .append(" ".repeat(Math.max(1, NAME_WIDTH - entry.getKey().length())))
                    .append(entry.getValue().summary())
                    .append('\n');
        }
        return text.append("""

                Every command takes --json (one JSON document on stdout), -C DIR (use the workspace of DIR),
                --offline and --debug. slipway help COMMAND shows its options with examples.

                A RUN is an id, the beginning of one, latest, FLOW:latest, or FLOW:latest~2.
                Exit codes: 0 done, 1 the notebook or run is at fault, 2 wrong usage or input, 3 the world failed,
                130 interrupted.
                """).toString();
    }
}
