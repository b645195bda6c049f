package dev.slipway.desktop.notebook;

import dev.slipway.api.output.Output;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.protocol.Outcome;
import java.util.List;

/// Failures of cells as outputs that a notebook file can keep.
final class Failures {
    private Failures() {}

    static Output.Failed of(Outcome.Rejected rejected) {
        var lines = rejected.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(Failures::line)
                .toList();
        return new Output.Failed(
                "CompileError", lines.isEmpty() ? "The cell does not compile." : lines.getFirst(), lines);
    }

    private static String line(Problem problem) {
        return (problem.message() + " " + problem.hint()).strip();
    }

    static Output.Failed of(Outcome.Threw threw) {
        var message = threw.message().isBlank() ? threw.type() : threw.message();
        return new Output.Failed(threw.type(), message, threw.traceback());
    }

    static Output.Failed plain(String type, String message) {
        return new Output.Failed(type, message, List.of(message));
    }
}
