package dev.slipway.cli.history;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import picocli.CommandLine.Parameters;

/// Gives a run another name.
@picocli.CommandLine.Command(
        name = "rename",
        sortOptions = false,
        header = "Gives a run another name for people.",
        description = {"", "An empty NAME takes the name away. The run's id stays.", ""},
        footer = {"", "Examples:", "  slipway rename latest 'first with weather'", "  slipway rename latest ''"})
public final class RenameCommand implements Command {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    String reference = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Its new name.")
    String name = "";

    @Override
    public int run(Session session) throws Exception {
        try (var services = session.workspace()) {
            var id = services.history().resolve(reference);
            services.runs().rename(id, name.strip());
            if (session.isJson()) {
                session.document(new Fields().with("run", id.value()).with("name", name.strip()));
            } else {
                session.say(id + (name.isBlank() ? " has no name now." : " is named " + name.strip() + "."));
            }
            return ExitCode.DONE;
        }
    }
}
