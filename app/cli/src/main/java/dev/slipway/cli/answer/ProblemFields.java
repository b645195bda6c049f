package dev.slipway.cli.answer;

import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.List;
import java.util.Locale;

/// Problems as JSON and as lines of text.
public final class ProblemFields {
    private ProblemFields() {}

    /// Returns `problems` as `check` reports them.
    public static List<Fields> of(List<Problem> problems) {
        return problems.stream().map(ProblemFields::of).toList();
    }

    private static Fields of(Problem problem) {
        var place = problem.place();
        return new Fields()
                .with("severity", word(problem.severity()))
                .with("code", problem.code())
                .with("message", problem.message())
                .with("hint", problem.hint().isEmpty() ? null : problem.hint())
                .with("cell", place == null ? null : place.cell().value())
                .with("cell_index", place == null ? null : place.cellIndex())
                .with("line", place == null ? null : place.line())
                .with("column", place == null ? null : place.column())
                .with("end_line", place == null ? null : place.endLine())
                .with("end_column", place == null ? null : place.endColumn());
    }

    /// Returns a line for a person: `sales.ipynb, cell 7, line 2: error: what is wrong. What to do.`
    ///
    /// @param notebook as the person named it
    public static String line(String notebook, Problem problem, boolean coloured) {
        var place = problem.place();
        var where = place == null ? notebook : notebook + ", " + place.words();
        var ink = switch (problem.severity()) {
            case ERROR -> Ink.RED;
            case WARNING -> Ink.YELLOW;
            case INFO -> Ink.DIM;
        };
        return where + ": " + ink.on(word(problem.severity()), coloured) + ": "
                + problem.sentence(withoutPlace(problem));
    }

    /// Returns the message without the place that the line begins with already.
    private static String withoutPlace(Problem problem) {
        var place = problem.place();
        var message = problem.message();
        if (place == null) {
            return message;
        }
        var words = place.words() + ": ";
        return message.regionMatches(true, 0, words, 0, words.length()) ? message.substring(words.length()) : message;
    }

    /// Returns how many of each severity there are: `2 errors, 1 warning`; `no problems` if there are none.
    public static String summary(List<Problem> problems) {
        var parts = new java.util.ArrayList<String>();
        for (var severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long count = problems.stream()
                    .filter(problem -> problem.severity() == severity)
                    .count();
            if (count > 0) {
                parts.add(Figures.count(count, severity == Severity.INFO ? "remark" : word(severity)));
            }
        }
        return parts.isEmpty() ? "no problems" : String.join(", ", parts);
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
