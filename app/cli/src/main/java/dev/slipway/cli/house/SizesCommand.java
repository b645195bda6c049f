package dev.slipway.cli.house;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.store.Sizes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// Says how much flows and runs hold.
@picocli.CommandLine.Command(
        name = "sizes",
        sortOptions = false,
        header = "Says how much the artifacts of each flow take, or of each run of a flow.",
        description = {
            "",
            "Sizes are those before compression; the same content counts once. OWN is what nothing else holds: rm"
                    + " and gc give so much back.",
            ""
        },
        footer = {"", "Examples:", "  slipway sizes", "  slipway sizes sales --json"})
public final class SizesCommand implements Command {
    @Parameters(arity = "0..1", paramLabel = "FLOW", description = "The runs of this flow, newest first.")
    @Nullable
    String flow;

    @Override
    public int run(Session session) throws Exception {
        try (var services = session.workspace()) {
            var sizes = services.housekeeping().sizes(flow);
            if (flow != null && sizes.isEmpty()) {
                throw Fault.usage("no-such-flow", "There is no flow " + flow + ".", "slipway sizes lists them.");
            }
            if (session.isJson()) {
                session.document(new Fields()
                        .with("flow", flow)
                        .with(
                                flow == null ? "flows" : "runs",
                                sizes.stream().map(this::fields).toList()));
            } else {
                print(session, sizes);
            }
            return ExitCode.DONE;
        }
    }

    private Fields fields(Sizes.Size size) {
        var fields = new Fields().with(flow == null ? "flow" : "run", size.name());
        if (flow == null) {
            fields.with("runs", size.runs());
        }
        return fields.with("tasks", size.tasks()).with("bytes", size.bytes()).with("own_bytes", size.own());
    }

    private void print(Session session, List<Sizes.Size> sizes) {
        if (sizes.isEmpty()) {
            session.say("No runs.");
            return;
        }
        var table = new TextTable(flow == null ? "FLOW" : "RUN", ">RUNS", ">TASKS", ">SIZE", ">OWN");
        sizes.forEach(size -> table.row(
                size.name(),
                Figures.count(size.runs()),
                Figures.count(size.tasks()),
                Figures.bytes(size.bytes()),
                Figures.bytes(size.own())));
        table.print(session.out(), session.isColoured());
    }
}
