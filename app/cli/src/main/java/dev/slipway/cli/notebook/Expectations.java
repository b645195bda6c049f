package dev.slipway.cli.notebook;

import dev.slipway.cli.call.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What must hold of a task's variables once its cells have run.
final class Expectations {
    private static final String DOES_NOT_HOLD = "DoesNotHold";

    private Expectations() {}

    /// Returns a sentence for each of `written` that does not hold, in order.
    ///
    /// @throws Fault if one is no boolean expression of Java
    static List<String> unmet(List<String> written, Trial trial) throws IOException, InterruptedException, Fault {
        var unmet = new ArrayList<String>();
        for (int i = 0; i < written.size(); i++) {
            var expected = plain(written.get(i));
            var source = "if (!(" + expected + ")) throw new AssertionError(\"" + DOES_NOT_HOLD + "\");";
            var failure = trial.run("expect-" + i, source);
            if (failure.isEmpty()) {
                continue;
            }
            var words = Trial.words(failure.get());
            if (failure.get().type().equals("CompileError")) {
                throw Fault.usage(
                        "bad-expectation",
                        "This cannot be expected: " + expected + ": " + words.replaceFirst("\\.$", "") + ".",
                        "Write --expect with a Java expression that is true or false.");
            }
            unmet.add("Expected, and not so: " + expected
                    + (failure.get().message().equals(DOES_NOT_HOLD) ? "." : ": " + words));
        }
        return unmet;
    }

    /// Returns the line that says that all of `written` holds; empty for nothing.
    static Optional<String> held(List<String> written) {
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of("As expected: "
                        + written.stream().map(Expectations::plain).collect(Collectors.joining(", ")) + ".");
    }

    private static String plain(String written) {
        return written.strip().replaceFirst(";$", "");
    }
}
