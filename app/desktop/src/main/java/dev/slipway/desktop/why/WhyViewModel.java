package dev.slipway.desktop.why;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.compare.Table;
import dev.slipway.desktop.diff.DiffRow;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.values.KeptPair;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Why one run differs from another. UI thread only.
final class WhyViewModel {
    /// What was read.
    ///
    /// @param kept what both kept and printed; copied
    /// @param elapsed how long finding the cause took
    record Answer(
            RunDetail before,
            RunDetail after,
            Difference difference,
            CodeDiff code,
            List<KeptPair> kept,
            Duration elapsed) {
        Answer {
            kept = List.copyOf(kept);
        }

        Answer with(Difference found) {
            return new Answer(before, after, found, code, kept, elapsed);
        }
    }

    /// Where the screen stands.
    ///
    /// @param answer null before the first
    /// @param failure why there is none, empty if there is
    record State(@Nullable Answer answer, String failure) {}

    /// One line of a small table of both runs.
    ///
    /// @param change how it changed: `same`, a delta, or empty
    /// @param verdict 1 for the better, -1 for the worse, 0 for neither
    record Pair(String name, String before, String after, String change, int verdict) {}

    private final LiveStore store;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State(null, ""));
    private final ResultsViewModel results;
    private final BooleanProperty sideBySide = new SimpleBooleanProperty(true);
    private RunId before;
    private RunId after;
    private int question;

    WhyViewModel(LiveStore store, RunId before, RunId after) {
        this.store = store;
        this.before = before;
        this.after = after;
        results = new ResultsViewModel(store);
    }

    /// What both kept and printed.
    ResultsViewModel results() {
        return results;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether the code stands in two columns; else in one.
    BooleanProperty sideBySideProperty() {
        return sideBySide;
    }

    RunId before() {
        return before;
    }

    RunId after() {
        return after;
    }

    Instant now() {
        return store.clock().instant();
    }

    void reload() {
        var first = before;
        var second = after;
        int mine = ++question;
        store.ask(
                () -> read(first, second),
                answer -> {
                    state.set(new State(answer, ""));
                    results.show(answer);
                    lookInto(answer, mine);
                },
                failure -> state.set(new State(null, failure)));
    }

    /// Says in what stored values differ, once the cause is shown: the first time what reads them has to be loaded.
    private void lookInto(Answer answer, int mine) {
        store.ask(
                () -> store.services()
                        .comparisons()
                        .diff(answer.before().row().id(), answer.after().row().id()),
                found -> {
                    if (mine == question && !found.equals(answer.difference())) {
                        state.set(new State(answer.with(found), ""));
                    }
                },
                _ -> {}); // what was found without them stands
    }

    /// Asks the other way round.
    void swap() {
        var first = before;
        before = after;
        after = first;
        reload();
    }

    private Answer read(RunId first, RunId second) throws IOException {
        var began = System.nanoTime();
        var history = store.services().history();
        var one = history.run(first).orElseThrow(() -> new IOException("The earlier run was deleted."));
        var two = history.run(second).orElseThrow(() -> new IOException("The later run was deleted."));
        var difference = store.services().comparisons().causes(first, second);
        var elapsed = Duration.ofNanos(System.nanoTime() - began);
        var code = store.services().comparisons().code(first, second);
        return new Answer(one, two, difference, code, store.services().values().kept(first, second), elapsed);
    }

    /// Returns the cause in a sentence.
    static String cause(Difference difference) {
        var item = difference.cause();
        return switch (item.kind()) {
            case CODE -> "Code changed in " + item.message();
            case NONE -> "Nothing that was recorded differs.";
            case PARAMETER, INPUT, DEPENDENCY, ENVIRONMENT, NONDETERMINISM, METRIC, ARTIFACT -> item.message();
        };
    }

    /// Returns the first metric both have, with what became of it; empty if there is none.
    static Optional<Pair> verdict(Answer answer) {
        return metrics(answer).stream().filter(pair -> !pair.change().isEmpty()).findFirst();
    }

    static List<Pair> metrics(Answer answer) {
        var before = answer.before().row().metrics();
        var after = answer.after().row().metrics();
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        var pairs = new ArrayList<Pair>();
        for (var name : names) {
            var old = before.get(name);
            var now = after.get(name);
            var numbers = new double[] {
                old == null || old.count() == 0 ? Double.NaN : old.last(),
                now == null || now.count() == 0 ? Double.NaN : now.last()
            };
            var cells = Table.cells(numbers, 0, Direction.of(name, List.of(after, before)));
            var first = Table.logged(cells.getFirst(), old);
            var last = Table.logged(cells.getLast(), now);
            pairs.add(new Pair(name, first.words(), last.words(), last.delta(), last.verdict()));
        }
        return pairs;
    }

    static List<Pair> parameters(Answer answer) {
        var before = answer.before().row().parameters();
        var after = answer.after().row().parameters();
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(name -> new Pair(
                        name,
                        before.containsKey(name) ? Facts.parameter(before.get(name), 16) : Words.NONE,
                        after.containsKey(name) ? Facts.parameter(after.get(name), 16) : Words.NONE,
                        Objects.equals(before.get(name), after.get(name)) ? "same" : "",
                        0))
                .toList();
    }

    List<Pair> times(Answer answer) {
        var old = new HashMap<String, StepRow>();
        answer.before().steps().forEach(step -> old.put(step.name(), step));
        return answer.after().steps().stream()
                .map(step -> time(step.name(), old.get(step.name()), step))
                .toList();
    }

    private Pair time(String name, @Nullable StepRow then, StepRow step) {
        var was = then == null ? Double.NaN : seconds(then);
        double delta = seconds(step) - was;
        boolean isNotable = Math.abs(delta) >= 0.1 && Math.abs(delta) > 0.05 * was;
        return new Pair(
                name,
                time(then),
                time(step),
                isNotable
                        ? (delta > 0 ? "+" : "-") + Words.duration(Duration.ofMillis((long) (1000 * Math.abs(delta))))
                        : "",
                isNotable ? (delta > 0 ? -1 : 1) : 0);
    }

    private double seconds(StepRow step) {
        return step.status() == RunStatus.REUSED
                ? Double.NaN
                : step.times()
                        .elapsed(now())
                        .map(time -> time.toMillis() / 1000.0)
                        .orElse(Double.NaN);
    }

    private String time(@Nullable StepRow step) {
        if (step == null) {
            return Words.NONE;
        }
        boolean isReused = step.status() == RunStatus.REUSED;
        return isReused ? "reused" : Facts.took(step.times(), now());
    }

    /// Returns what both have in common, each as name and words.
    static List<Map.Entry<String, String>> same(Answer answer) {
        var same = new ArrayList<Map.Entry<String, String>>();
        var before = answer.before();
        var after = answer.after();
        after.environment().forEach((name, value) -> {
            if (value.equals(before.environment().get(name))) {
                same.add(Map.entry(name, Words.shorten(value, 32)));
            }
        });
        for (var input : after.inputs()) {
            if (before.inputs().stream()
                    .anyMatch(other ->
                            other.path().equals(input.path()) && other.sha256().equals(input.sha256()))) {
                same.add(Map.entry(Words.shorten(input.path(), 28), Words.bytes(input.bytes())));
            }
        }
        int equal = 0;
        for (var pair : answer.kept()) {
            equal += pair.differs() ? 0 : 1;
        }
        if (equal > 0) {
            same.add(Map.entry(
                    "results",
                    Words.count(equal) + " of " + Words.count(answer.kept().size())));
        }
        if (after.row().flow().plan().equals(before.row().flow().plan())) {
            same.add(Map.entry("plan", Facts.hash(after.row().flow().plan().hex())));
        }
        return same;
    }

    /// Returns the rows of the code view.
    List<DiffRow> code() {
        var answer = state.get().answer();
        if (answer == null) {
            return List.of();
        }
        var steps = new HashMap<String, String>();
        for (var run : List.of(answer.before(), answer.after())) {
            run.steps().forEach(step -> step.cells().forEach(cell -> steps.put(cell, step.name())));
        }
        return DiffRow.of(answer.code(), steps, sideBySide.get());
    }
}
