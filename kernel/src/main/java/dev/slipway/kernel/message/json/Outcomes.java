package dev.slipway.kernel.message.json;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.protocol.Outcome;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How an execution ended ⇄ JSON: what Jupyter's reply does not hold, for the reply's metadata.
final class Outcomes {
    private static final double NANOS = 1e9;

    private Outcomes() {}

    static String write(Reply.Ended ended) {
        var outcome = ended.outcome();
        var fields = new Fields()
                .text("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .number("seconds", ended.elapsed().toNanos() / NANOS);
        var all = switch (outcome) {
            case Outcome.Succeeded succeeded -> fields.number("elements", succeeded.elements());
            case Outcome.Rejected rejected -> fields.list("problems", rejected.problems(), Values::write);
            case Outcome.Threw threw -> fields.list("frames", threw.frames(), Outcomes::write);
            case Outcome.Died died -> fields.text("reason", died.reason());
            case Outcome.Interrupted _, Outcome.Aborted _ -> fields;
        };
        var trace = ended.trace();
        return trace == null
                ? all.json()
                : all.raw("trace", Traces.write(trace)).json();
    }

    private static String write(Outcome.Frame frame) {
        var cell = frame.cell();
        return new Fields()
                .text("cell", cell == null ? null : cell.value())
                .number("cell_index", frame.cellIndex())
                .text("method", frame.method())
                .number("line", frame.line())
                .json();
    }

    private static Outcome.Frame frame(View view) {
        return new Outcome.Frame(
                Values.idOrNull(view, "cell"),
                view.whole("cell_index", 0),
                view.text("method", ""),
                view.whole("line", 1));
    }

    /// @param content of the reply
    /// @param ours what `write` gave
    /// @param value of the last expression, which was published
    static Outcome read(View content, View ours, @Nullable MimeBundle value) {
        return switch (ours.text("outcome", content.text("status", "error"))) {
            case "succeeded", "ok" -> new Outcome.Succeeded(value, ours.wholeOrNull("elements"));
            case "rejected" -> new Outcome.Rejected(ours.views("problems", Values::problem));
            case "interrupted" -> new Outcome.Interrupted();
            case "aborted" -> new Outcome.Aborted();
            case "died" -> new Outcome.Died(ours.text("reason", ""));
            default ->
                new Outcome.Threw(
                        content.text("ename", "Error"),
                        content.text("evalue", ""),
                        ours.views("frames", Outcomes::frame),
                        content.texts("traceback"));
        };
    }

    static Duration elapsed(View ours) {
        return Duration.ofNanos((long) (ours.number("seconds", 0) * NANOS));
    }
}
