package dev.slipway.desktop.output;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the tests of a cell went, read from `MimeBundle.TESTS`. Immutable.
///
/// @param tests in the order of the cell; copied
record TestReport(List<Test> tests) {
    TestReport {
        tests = List.copyOf(tests);
    }

    /// One test.
    ///
    /// @param seconds how long it took
    /// @param isRun whether it was run
    /// @param note why it was not run, or what was left out of it; empty if there is nothing to say
    /// @param message why it failed; empty if it passed or does not say
    /// @param cell where it failed; null if it passed or that is not known
    /// @param line 1-based line in `cell`
    record Test(
            String name,
            double seconds,
            boolean passed,
            boolean isRun,
            String note,
            String message,
            @Nullable CellId cell,
            int line) {}

    /// Returns the report in `json`; empty if it is no such text.
    static Optional<TestReport> read(String json) {
        try {
            if (!(JsonParser.parse(json) instanceof Json.Members all && all.get("tests") instanceof Json.Items items)) {
                return Optional.empty();
            }
            var tests = new ArrayList<Test>();
            for (var item : items.all()) {
                if (item instanceof Json.Members test) {
                    tests.add(test(test));
                }
            }
            return tests.isEmpty() ? Optional.empty() : Optional.of(new TestReport(tests));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Test test(Json.Members test) {
        boolean passed =
                test.get("passed") instanceof Json.Word word && word.spelling().equals("true");
        var notRun = test.text("not_run");
        var at = test.get("at") instanceof Json.Members members ? members : null;
        var cell = at == null ? null : at.text("cell").map(CellId::new).orElse(null);
        return new Test(
                test.text("name").orElse(""),
                number(test.get("seconds")),
                passed,
                notRun.isEmpty(),
                notRun.orElseGet(() -> test.text("note").orElse("")),
                test.text("message").orElse(""),
                cell,
                at == null ? 0 : (int) number(at.get("line")));
    }

    private static double number(@Nullable Json value) {
        try {
            return value instanceof Json.Figure figure ? Double.parseDouble(figure.spelling()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// Returns how many failed.
    int failed() {
        return (int)
                tests.stream().filter(test -> test.isRun() && !test.passed()).count();
    }

    /// Returns how they went, in words: `2 of 3 tests failed, 1 not run`.
    String words() {
        int notRun = (int) tests.stream().filter(test -> !test.isRun()).count();
        int run = tests.size() - notRun;
        if (run == 0) {
            return Words.count(notRun, "test") + " not run";
        }
        var went = failed() == 0
                ? Words.count(run, "test") + " passed"
                : Words.count(failed()) + " of " + Words.count(run, "test") + " failed";
        return notRun == 0 ? went : went + ", " + Words.count(notRun) + " not run";
    }
}
