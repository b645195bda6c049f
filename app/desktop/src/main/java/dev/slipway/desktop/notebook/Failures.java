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

    /// Shows in `cell` what came of its execution.
    ///
    /// @param count the number in brackets; 0 if it never began
    static void show(CellViewModel cell, Outcome outcome, int count) {
        var outputs = cell.outputs();
        outputs.settle();
        outputs.seal();
        switch (outcome) {
            case Outcome.Succeeded(var value, var elements) -> {
                if (value != null && !outputs.hasResult()) {
                    outputs.add(new Output.Result(value, count == 0 ? null : count, "{}"));
                }
                cell.elementsProperty().set(elements == null ? 0 : elements);
            }
            case Outcome.Rejected rejected -> outputs.fail(of(rejected), rejected);
            case Outcome.Threw threw -> outputs.fail(of(threw), threw);
            case Outcome.Interrupted _ -> outputs.fail(plain("Interrupted", "The cell was interrupted."), outcome);
            case Outcome.Aborted _ -> {}
            case Outcome.Died died -> outputs.fail(plain("KernelDied", died.reason()), outcome);
        }
    }
}
