package dev.slipway.api.magic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What runs the tests of a cell: its methods annotated `@Test` and the like, after all else of the cell has run. What
/// runs before and after them is said first. One thread.
public final class Tests {
    private final List<Ended> all = new ArrayList<>();
    private final List<Around> beforeAll = new ArrayList<>();
    private final List<Around> beforeEach = new ArrayList<>();
    private final List<Around> afterEach = new ArrayList<>();
    private final List<Around> afterAll = new ArrayList<>();
    private boolean hasBegun;
    private String kept = "";
    private String note = "";
    private @Nullable TestLimit limit;

    private Tests() {}

    /// Begins with no test.
    public static Tests begin() {
        return new Tests();
    }

    /// The method that is a test, or runs before or after some.
    @FunctionalInterface
    public interface Body {
        /// Runs it.
        ///
        /// @throws Throwable if it fails
        void run() throws Throwable;
    }

    /// The method of a test that takes arguments.
    @FunctionalInterface
    public interface RowBody {
        /// Runs it with `row`.
        ///
        /// @throws Throwable if it fails
        void run(TestRow row) throws Throwable;
    }

    /// Gives the arguments of a test's runs.
    @FunctionalInterface
    public interface Source {
        /// Returns a row of arguments for each run.
        ///
        /// @throws Throwable if they cannot be had
        List<@Nullable Object[]> rows() throws Throwable;
    }

    /// Makes tests while they run.
    @FunctionalInterface
    public interface Factory {
        /// Returns JUnit's `DynamicNode`, or a stream, a collection, an iterator or an array of them.
        ///
        /// @throws Throwable if it fails
        @Nullable
        Object tests() throws Throwable;
    }

    private record Around(String name, int line, Body body) {}

    /// How one test went.
    ///
    /// @param name what it is called
    /// @param line 1-based line in the cell where it is declared
    /// @param failure what it threw; null if it passed, or was not run
    /// @param isRun whether it was run
    /// @param note why it was not run, or what was left out of it; empty if there is nothing to say
    public record Ended(
            String name,
            int line,
            Duration elapsed,
            @Nullable Throwable failure,
            boolean isRun,
            String note) {}

    /// How the tests of a cell went.
    ///
    /// @param tests in the order of the cell; copied
    public record Results(List<Ended> tests) {
        public Results {
            tests = List.copyOf(tests);
        }
    }

    /// Runs `body` once before the first test; if it fails, no test is run.
    public Tests beforeAll(String name, int line, Body body) {
        beforeAll.add(new Around(name, line, body));
        return this;
    }

    /// Runs `body` before each test, which fails if it does.
    public Tests beforeEach(String name, int line, Body body) {
        beforeEach.add(new Around(name, line, body));
        return this;
    }

    /// Runs `body` after each test, also one that failed; the test fails if it does.
    public Tests afterEach(String name, int line, Body body) {
        afterEach.add(new Around(name, line, body));
        return this;
    }

    /// Runs `body` once after the last test.
    public Tests afterAll(String name, int line, Body body) {
        afterAll.add(new Around(name, line, body));
        return this;
    }

    /// Says of the next test what is left out of it.
    public Tests noting(String words) {
        note = words;
        return this;
    }

    /// Says how long the next test may take, each run of it.
    ///
    /// @param time in `unit`
    public Tests within(long time, TimeUnit unit) {
        limit = new TestLimit(Duration.of(time, unit.toChronoUnit()));
        return this;
    }

    /// Leaves out a test.
    ///
    /// @param reason a clause
    public Tests skip(String name, int line, String reason) {
        all.add(new Ended(name, line, Duration.ZERO, null, false, reason));
        return done();
    }

    /// Runs one test. One that fails does not keep those after it from running.
    ///
    /// @param line 1-based line in the cell where it is declared
    /// @throws Throwable if the cell is to end: it is interrupted, or the memory is used up
    public Tests test(String name, int line, Body body) throws Throwable {
        prepare();
        one(name, line, body);
        return done();
    }

    /// Runs one test for each row of `source`.
    ///
    /// @param pattern of the name of a run, as JUnit has it; empty for `name(arguments)`
    /// @throws Throwable if the cell is to end
    public Tests each(String name, int line, String pattern, Source source, RowBody body) throws Throwable {
        prepare();
        var rows = new ArrayList<TestRow>();
        var failure = kept.isEmpty() ? tried(() -> source.rows().forEach(row -> rows.add(new TestRow(row)))) : null;
        if (failure != null || rows.isEmpty()) {
            one(name, line, () -> {
                throw failure == null ? new IllegalArgumentException("its sources give no arguments") : failure;
            });
        }
        for (int i = 0; i < rows.size() && failure == null; i++) {
            var row = rows.get(i);
            one(row.name(name, pattern, i + 1), line, () -> body.run(row));
        }
        return done();
    }

    /// Runs one test several times.
    ///
    /// @param pattern of the name of a run, as JUnit has it; empty for `name 1 of 3`
    /// @param count how often
    /// @throws Throwable if the cell is to end
    public Tests repeat(String name, int line, String pattern, int count, Body body) throws Throwable {
        prepare();
        var shown = pattern.isEmpty() ? "{displayName} {currentRepetition} of {totalRepetitions}" : pattern;
        for (int i = 1; i <= count; i++) {
            var words = shown.replace("{displayName}", name)
                    .replace("{currentRepetition}", String.valueOf(i))
                    .replace("{totalRepetitions}", String.valueOf(count));
            one(words, line, body);
        }
        return count > 0 ? done() : skip(name, line, "it is to run " + count + " times");
    }

    /// Runs the tests that `factory` makes, each with a line of its own. What runs before and after each runs once.
    ///
    /// @throws Throwable if the cell is to end
    public Tests factory(String name, int line, Factory factory) throws Throwable {
        prepare();
        int first = all.size();
        var made = new ArrayList<DynamicTests.Made>();
        var ended = new ArrayList<Ended>();
        one(name, line, () -> {
            DynamicTests.read(factory.tests(), name, made);
            if (made.isEmpty()) {
                throw new IllegalArgumentException("it makes no tests");
            }
            for (var test : made) {
                long begun = System.nanoTime();
                var failure = tried(test.body());
                ended.add(new Ended(test.name(), line, since(begun), failure, true, note));
            }
        });
        all.addAll(first, ended);
        if (!ended.isEmpty() && all.getLast().failure() == null) {
            all.removeLast();
        }
        return done();
    }

    /// What was said of the next test holds no longer.
    private Tests done() {
        note = "";
        limit = null;
        return this;
    }

    private void prepare() throws Throwable {
        if (!hasBegun) {
            hasBegun = true;
            for (var before : beforeAll) {
                if (kept.isEmpty() && !once(before)) {
                    kept = "@BeforeAll " + before.name() + " failed";
                }
            }
        }
    }

    /// Runs what runs once, and tells whether it succeeded; a failure is listed among the tests.
    private boolean once(Around around) throws Throwable {
        long begun = System.nanoTime();
        var failure = tried(around.body());
        if (failure != null) {
            all.add(new Ended(around.name(), around.line(), since(begun), failure, true, ""));
        }
        return failure == null;
    }

    private void one(String name, int line, Body body) throws Throwable {
        if (!kept.isEmpty()) {
            all.add(new Ended(name, line, Duration.ZERO, null, false, kept));
            return;
        }
        long begun = System.nanoTime();
        Throwable failure = null;
        for (var before : beforeEach) {
            failure = failure == null ? tried(before.body()) : failure;
        }
        failure = failure == null ? tried(limit == null ? body : limit.around(body)) : failure;
        for (var after : afterEach) {
            failure = both(failure, tried(after.body()));
        }
        all.add(new Ended(name, line, since(begun), failure, true, note));
    }

    private static @Nullable Throwable both(@Nullable Throwable first, @Nullable Throwable second) {
        if (first != null && second != null && !first.equals(second)) {
            first.addSuppressed(second);
        }
        return first == null ? second : first;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Returns what `body` throws; null if nothing.
    private static @Nullable Throwable tried(Body body) throws Throwable {
        try {
            body.run();
            return null;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            if (e instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return e;
        }
    }

    /// Runs what runs after all, and returns how all went.
    ///
    /// @throws Throwable if the cell is to end
    public Results results() throws Throwable {
        for (var after : afterAll) {
            if (hasBegun) {
                once(after);
            }
        }
        if (all.isEmpty()) {
            all.add(new Ended(
                    "no test", first(), Duration.ZERO, null, false, "what runs around tests is there, none is"));
        }
        return new Results(all);
    }

    private int first() {
        for (var around : List.of(beforeAll, beforeEach, afterEach, afterAll)) {
            if (!around.isEmpty()) {
                return around.getFirst().line();
            }
        }
        return 1;
    }
}
