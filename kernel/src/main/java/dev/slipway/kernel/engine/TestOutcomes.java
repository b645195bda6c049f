package dev.slipway.kernel.engine;

import dev.slipway.api.magic.Tests;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.display.TestsShown;
import dev.slipway.kernel.format.Assertions;
import dev.slipway.kernel.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How the tests of a cell went → what a person is told. One use, one thread.
final class TestOutcomes {
    /// The type of the failure of a cell whose tests failed.
    private static final String TYPE = "TestsFailed";

    private static final String CALLER = Tests.class.getName() + ".";

    private final Failures failures;
    private final SourceCell cell;

    TestOutcomes(Failures failures, SourceCell cell) {
        this.failures = failures;
        this.cell = cell;
    }

    /// Shows how the tests went, and returns how the cell fails because of them; null if it does not.
    ///
    /// @param results null if the cell has none
    Outcome.@Nullable Threw tell(Tests.@Nullable Results results, Consumer<MimeBundle> show) {
        if (results == null) {
            return null;
        }
        var shown = new ArrayList<TestsShown.Test>();
        var traceback = new ArrayList<String>();
        List<Outcome.Frame> frames = List.of();
        for (var test : results.tests()) {
            var failure = test.failure();
            if (failure == null) {
                shown.add(shown(test, null));
                continue;
            }
            var threw = failures.of(failure);
            frames = frames.isEmpty() ? threw.frames() : frames;
            traceback.add(test.name() + ":");
            own(threw.traceback()).forEach(line -> traceback.add("  " + line));
            shown.add(shown(test, failed(threw, test.line())));
        }
        var all = new TestsShown(shown);
        show.accept(all.bundle());
        return all.havePassed() ? null : new Outcome.Threw(TYPE, all.failure(), frames, traceback);
    }

    private static TestsShown.Test shown(Tests.Ended test, TestsShown.@Nullable Failed failed) {
        return new TestsShown.Test(test.name(), test.line(), test.elapsed(), failed, test.isRun(), test.note());
    }

    /// Returns a trace without what called the test, the line of ours and the one before.
    private static List<String> own(List<String> trace) {
        for (int i = 0; i < trace.size(); i++) {
            if (trace.get(i).contains(CALLER)) {
                return trace.subList(0, Math.max(0, i - 1));
            }
        }
        return trace;
    }

    /// @param declared line of the test: what fails outside its method has no line of its own
    private TestsShown.Failed failed(Outcome.Threw threw, int declared) {
        if (threw.frames().isEmpty()) {
            return new TestsShown.Failed(words(threw, 0), null, 0);
        }
        var frame = threw.frames().getFirst();
        boolean isHere = cell.id().equals(frame.cell());
        boolean isOutside = isHere && frame.method().isEmpty();
        return new TestsShown.Failed(
                words(threw, isHere ? frame.line() : 0), frame.cell(), isOutside ? declared : frame.line());
    }

    /// An assertion without words says itself what was expected.
    private String words(Outcome.Threw threw, int line) {
        var type = threw.type().substring(threw.type().lastIndexOf('.') + 1);
        boolean isAssertion = type.equals("AssertionError") || type.equals("AssertionFailedError");
        if (!threw.message().isEmpty()) {
            return isAssertion
                    ? threw.message().strip()
                    : type + ": " + threw.message().strip();
        }
        return isAssertion && line > 0
                ? Assertions.on(cell.source(), line)
                        .map(statement -> statement + " does not hold")
                        .orElse(type)
                : type;
    }
}
