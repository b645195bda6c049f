package dev.slipway.cli.history;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.cli.flow.Tags;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Parameters;

/// Adds and removes tags of a run.
@picocli.CommandLine.Command(
        name = "tag",
        sortOptions = false,
        header = "Adds tags to a run (+a) and removes them (-b).",
        description = {"", "A tag is one word. Without any, the tags there are are shown.", ""},
        footer = {"", "Examples:", "  slipway tag latest +baseline", "  slipway tag sales:latest +good -trial"})
public final class TagCommand implements Command {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    String reference = "";

    @Parameters(index = "1..*", paramLabel = "+TAG|-TAG", description = "Tags to add and to remove.")
    List<String> changes = new ArrayList<>();

    /// Keeps `-b` from being taken for an option: what is no option of ours goes behind `--`.
    @Override
    public List<String> arrange(List<String> arguments) {
        var options = new ArrayList<String>();
        var rest = new ArrayList<String>();
        for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
            var argument = each.next();
            if (List.of("--json", "--offline", "--debug", "--help", "-h").contains(argument)) {
                options.add(argument);
            } else if (argument.equals("-C") && each.hasNext()) {
                options.add(argument);
                options.add(each.next());
            } else if (!argument.equals("--")) {
                rest.add(argument);
            }
        }
        options.add("--");
        options.addAll(rest);
        return options;
    }

    @Override
    public int run(Session session) throws Exception {
        var add = new ArrayList<String>();
        var remove = new ArrayList<String>();
        for (var change : changes) {
            if (!change.startsWith("+") && !change.startsWith("-")) {
                throw Fault.usage(
                        "usage", "This neither adds nor removes a tag: " + change + ".", "Write +TAG or -TAG.");
            }
            var tag = change.substring(1);
            Tags.check(tag);
            (change.startsWith("+") ? add : remove).add(tag);
        }
        try (var services = session.workspace()) {
            var id = services.history().resolve(reference);
            if (!changes.isEmpty()) {
                services.runs().tag(id, add, remove);
            }
            var tags = services.history()
                    .run(id)
                    .map(run -> run.row().label().tags())
                    .orElse(List.of());
            if (session.isJson()) {
                session.document(new Fields().with("run", id.value()).with("tags", tags));
            } else {
                session.line(String.join(" ", tags));
            }
            return ExitCode.DONE;
        }
    }
}
