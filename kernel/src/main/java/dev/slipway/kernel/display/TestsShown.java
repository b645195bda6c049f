package dev.slipway.kernel.display;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the tests of a cell went, for a front end. Immutable.
///
/// @param tests in the order of the cell; copied
public record TestsShown(List<Test> tests) {
    private static final double NANOS = 1e9;

    public TestsShown {
        tests = List.copyOf(tests);
    }

    /// One test.
    ///
    /// @param name what it is called
    /// @param line 1-based line in the cell where it is declared
    /// @param failed null if it passed, or was not run
    /// @param isRun whether it was run
    /// @param note why it was not run, or what was left out of it; empty if there is nothing to say
    public record Test(
            String name,
            int line,
            Duration elapsed,
            @Nullable Failed failed,
            boolean isRun,
            String note) {
        String plain() {
            if (!isRun) {
                return "not run " + name + ": " + note;
            }
            var more = note.isEmpty() ? "" : " (" + note + ")";
            return failed == null ? "passed  " + name + more : "FAILED  " + name + more + failed.words();
        }

        String json() {
            return "{\"name\": %s, \"line\": %d, \"seconds\": %s, \"passed\": %b%s%s}"
                    .formatted(
                            JsonText.of(name),
                            line,
                            elapsed.toNanos() / NANOS,
                            isRun && failed == null,
                            failed == null ? "" : failed.json(),
                            isRun ? note("note") : note("not_run"));
        }

        private String note(String key) {
            return note.isEmpty() ? "" : ", \"" + key + "\": " + JsonText.of(note);
        }
    }

    /// Why a test failed.
    ///
    /// @param message what was expected, as the test says it
    /// @param cell where it was; null if that is not known
    /// @param line 1-based line in that cell
    public record Failed(String message, @Nullable CellId cell, int line) {
        private String words() {
            return (line > 0 ? ", line " + line : "") + ": " + message;
        }

        private String json() {
            var at = cell == null
                    ? ""
                    : ", \"at\": {\"cell\": " + JsonText.of(cell.value()) + ", \"line\": " + line + "}";
            return ", \"message\": " + JsonText.of(message) + at;
        }
    }

    /// Returns them in their forms.
    public MimeBundle bundle() {
        var json = tests.stream().map(Test::json).collect(Collectors.joining(", ", "{\"tests\": [", "]}"));
        var plain = tests.stream().map(Test::plain).collect(Collectors.joining("\n"));
        return MimeBundle.of(MimeBundle.TESTS, json, plain + "\n" + count() + ".");
    }

    /// Tells whether none failed.
    public boolean havePassed() {
        return failed().isEmpty();
    }

    private List<Test> failed() {
        return tests.stream().filter(test -> test.failed != null).toList();
    }

    /// Returns how many passed: `1 of 3 tests failed`, `2 tests passed, 1 not run`.
    private String count() {
        int failed = failed().size();
        int notRun = (int) tests.stream().filter(test -> !test.isRun).count();
        int run = tests.size() - notRun;
        if (run == 0) {
            return tests(notRun) + " not run";
        }
        var went = failed == 0 ? tests(run) + " passed" : failed + " of " + tests(run) + " failed";
        return notRun == 0 ? went : went + ", " + notRun + " not run";
    }

    private static String tests(int count) {
        return count + (count == 1 ? " test" : " tests");
    }

    /// Returns how many failed, and how the first of them did: `1 of 3 tests failed. addsUp, line 5: …`.
    public String failure() {
        var first = failed().getFirst();
        return count() + ". " + first.name() + (first.failed == null ? "" : first.failed.words());
    }
}
