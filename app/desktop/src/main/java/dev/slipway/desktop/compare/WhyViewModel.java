package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.RunStatus;
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
    /// @param elapsed how long finding the cause took
    record Answer(RunDetail before, RunDetail after, Difference difference, CodeDiff code, Duration elapsed) {}

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
    private final BooleanProperty sideBySide = new SimpleBooleanProperty(true);
    private RunId before;
    private RunId after;

    WhyViewModel(LiveStore store, RunId before, RunId after) {
        this.store = store;
        this.before = before;
        this.after = after;
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
        store.ask(
                () -> read(first, second),
                answer -> state.set(new State(answer, "")),
                failure -> state.set(new State(null, failure)));
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
        var difference = store.services().comparisons().diff(first, second);
        var elapsed = Duration.ofNanos(System.nanoTime() - began);
        return new Answer(one, two, difference, store.services().comparisons().code(first, second), elapsed);
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
            var last = cells.getLast();
            pairs.add(new Pair(name, cells.getFirst().words(), last.words(), last.delta(), last.verdict()));
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
                .map(step -> new Pair(step.name(), time(old.get(step.name())), time(step), "", 0))
                .toList();
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
