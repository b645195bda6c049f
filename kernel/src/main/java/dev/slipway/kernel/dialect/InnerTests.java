package dev.slipway.kernel.dialect;

import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.snippet.CodeText;
import dev.slipway.kernel.snippet.CodeText.Open;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds tests that are methods of a type, which nobody runs here. Stateless.
final class InnerTests {
    private static final Pattern TEST =
            Pattern.compile("@(?:\\w+\\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b");

    private InnerTests() {}

    /// Returns that the tests within the types of `cell` are not run, at the first of them.
    static Optional<Problem> of(SourceCell cell) {
        if (!TEST.matcher(cell.source()).find()) {
            return Optional.empty();
        }
        var java = CellText.java(cell.source());
        var outside = CodeText.outsideBrackets(java);
        return TEST.matcher(java)
                .results()
                .filter(test -> !outside.get(test.start())
                        && CodeText.of(java, test.start()).end() == Open.NOTHING)
                .findFirst()
                .map(test -> problem(cell, test.start(), test.group()));
    }

    private static Problem problem(SourceCell cell, int at, String annotation) {
        var before = cell.source().substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return Problem.warning(
                "tests-not-run",
                "Tests within a type are not run.",
                "Write them outside all types: " + annotation + " void adds() { … }.",
                Place.onLine(cell.id(), cell.index(), line, at - before.lastIndexOf('\n'), annotation.length()));
    }
}
