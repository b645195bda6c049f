package dev.slipway.cli.house;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import picocli.CommandLine.Option;

/// Frees what nothing reaches.
@picocli.CommandLine.Command(
        name = "gc",
        sortOptions = false,
        header = "Frees what no run, deployment or tag reaches.",
        description = {"", "Safe beside runs: what is younger than an hour stays.", ""},
        footer = {"", "Examples:", "  slipway gc --dry-run", "  slipway gc"})
public final class GcCommand implements Command {
    @Option(names = "--dry-run", description = "Say what would be freed; free nothing.")
    boolean dryRun;

    @Override
    public int run(Session session) throws Exception {
        try (var services = session.workspace()) {
            var house = services.housekeeping();
            var amount = dryRun ? house.garbage() : house.collect();
            if (session.isJson()) {
                session.document(new Fields()
                        .with("dry_run", dryRun)
                        .with("objects", amount.files())
                        .with("bytes", amount.bytes()));
            } else {
                session.say((dryRun ? "Would free " : "Freed ") + Figures.bytes(amount.bytes()) + " in "
                        + Figures.count(amount.files(), "object") + ".");
                if (amount.young() > 0) {
                    session.say("Another " + Figures.bytes(amount.young())
                            + " are younger than an hour, and stay: something may just be writing them.");
                }
            }
            return ExitCode.DONE;
        }
    }
}
