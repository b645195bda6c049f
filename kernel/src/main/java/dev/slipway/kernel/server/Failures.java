package dev.slipway.kernel.server;

import dev.slipway.api.output.Output;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What front ends show of an execution that did not succeed.
final class Failures {
    private static final String COMPILE_ERROR = "CompileError";

    private Failures() {}

    /// Returns the failure in `outcome` of executing `source`; null if there is none.
    static Output.@Nullable Failed of(Outcome outcome, String source) {
        return switch (outcome) {
            case Outcome.Succeeded _, Outcome.Aborted _ -> null;
            case Outcome.Rejected rejected -> rejected(rejected.problems(), source);
            case Outcome.Threw threw -> {
                var message = threw.message().isBlank() ? threw.type() : threw.message();
                var traceback = threw.traceback().isEmpty() ? List.of(message) : threw.traceback();
                yield new Output.Failed(threw.type(), message, traceback);
            }
            case Outcome.Interrupted _ -> simple("Interrupted", "The cell was interrupted.");
            case Outcome.Died died -> simple("KernelDied", died.reason());
        };
    }

    private static Output.Failed simple(String type, String message) {
        return new Output.Failed(type, message, List.of(message));
    }

    private static Output.Failed rejected(List<Problem> problems, String source) {
        var errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        var shown = errors.isEmpty() ? problems : errors;
        if (shown.isEmpty()) {
            return simple(COMPILE_ERROR, "The cell does not compile.");
        }
        var lines = source.lines().toList();
        var traceback = new ArrayList<String>();
        shown.forEach(problem -> traceback.addAll(lines(problem, lines)));
        return new Output.Failed(COMPILE_ERROR, words(shown.getFirst()), traceback);
    }

    private static String words(Problem problem) {
        var place = problem.place();
        var where = place == null ? "" : "line " + place.line() + ": ";
        return where + problem.sentence();
    }

    private static List<String> lines(Problem problem, List<String> source) {
        var place = problem.place();
        var sentence = problem.sentence();
        if (place == null) {
            return List.of(sentence);
        }
        var all = new ArrayList<String>();
        all.add(place.words() + ", column " + place.column() + ": " + sentence);
        if (place.line() <= source.size()) {
            var line = source.get(place.line() - 1);
            all.add("    " + line);
            all.add("    " + pointer(place, line));
        }
        return all;
    }

    /// Returns carets under the place, after the white space of the line as it stands.
    private static String pointer(Place place, String line) {
        int from = Math.clamp(place.column() - 1, 0, line.length());
        int to =
                place.endLine() > place.line() ? line.length() : Math.clamp(place.endColumn() - 1, from, line.length());
        var lead = line.substring(0, from).replaceAll("[^\t]", " ");
        return lead + "^".repeat(Math.max(1, to - from));
    }
}
