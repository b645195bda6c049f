package dev.slipway.api.magic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What runs the tests of a cell: its methods annotated `@Test`, after all else of the cell has run. One thread.
public final class Tests {
    private final List<Ended> all = new ArrayList<>();

    private Tests() {}

    /// Begins with no test.
    public static Tests begin() {
        return new Tests();
    }

    /// The method that is a test.
    @FunctionalInterface
    public interface Body {
        /// Runs it.
        ///
        /// @throws Throwable if it fails
        void run() throws Throwable;
    }

    /// How one test went.
    ///
    /// @param name the method's
    /// @param line 1-based line in the cell where it is declared
    /// @param failure what it threw; null if it passed
    public record Ended(
            String name,
            int line,
            Duration elapsed,
            @Nullable Throwable failure) {}

    /// How the tests of a cell went.
    ///
    /// @param tests in the order of the cell; copied
    public record Results(List<Ended> tests) {
        public Results {
            tests = List.copyOf(tests);
        }
    }

    /// Runs one test. One that fails does not keep those after it from running.
    ///
    /// @param line 1-based line in the cell where it is declared
    /// @throws Throwable if the cell is to end: it is interrupted, or the memory is used up
    public Tests test(String name, int line, Body body) throws Throwable {
        long begun = System.nanoTime();
        Throwable failure = null;
        try {
            body.run();
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            if (e instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            failure = e;
        }
        all.add(new Ended(name, line, Duration.ofNanos(System.nanoTime() - begun), failure));
        return this;
    }

    /// Returns how all went.
    public Results results() {
        return new Results(all);
    }
}
