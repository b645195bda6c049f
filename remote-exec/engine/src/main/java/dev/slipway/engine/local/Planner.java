package dev.slipway.engine.local;

import dev.slipway.engine.reuse.Found;
import dev.slipway.engine.reuse.Keys;
import dev.slipway.engine.reuse.PastResults;
import dev.slipway.engine.reuse.Reasons;
import dev.slipway.engine.reuse.StepResults;
import dev.slipway.worker.protocol.Report.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lays out the tasks of a step once what it reads is there, and finds earlier results for them. Belongs to the
/// scheduler's thread.
final class Planner {
    private final List<StepState> steps;
    private final Keys keys;
    private final PastResults past;
    private final Reasons reasons;
    private final TaskRequests requests;
    private List<Found> found = List.of();
    private SortedMap<String, String> parts = new TreeMap<>();

    Planner(List<StepState> steps, Keys keys, PastResults past, Reasons reasons, TaskRequests requests) {
        this.steps = steps;
        this.keys = keys;
        this.past = past;
        this.reasons = reasons;
        this.requests = requests;
    }

    TaskRequests requests() {
        return requests;
    }

    /// Returns what the last step laid out has in the store, by task index.
    List<Found> found() {
        return found;
    }

    /// Returns what the tasks of the last step laid out depend on.
    SortedMap<String, String> parts() {
        return parts;
    }

    Keys keys() {
        return keys;
    }

    /// Lays out the tasks of a step; false if a worker must list the elements first.
    boolean tryLayOut(StepState step) throws IOException {
        var wired = step.wired();
        var root = wired.root();
        if (root == null) {
            layOut(step, List.of());
            return true;
        }
        if (root != wired.position()) {
            layOut(step, steps.get(root).results().loops());
            return true;
        }
        var known = past.expansion(keys.expansionKey(wired));
        if (known.isPresent()) {
            layOut(step, known.get());
        }
        return known.isPresent();
    }

    /// Lays out the tasks of a step whose loops have these elements.
    void layOut(StepState step, List<List<Item>> loops) throws IOException {
        var wired = step.wired();
        step.layOut(new StepResults(loops));
        parts = keys.parts(wired);
        var all = new ArrayList<dev.slipway.api.run.ContentHash>();
        for (int i = 0; i < step.results().size(); i++) {
            all.add(keys.key(wired, parts, i));
        }
        step.keys(all);
        found = past.find(wired, all);
        step.because(reasons.why(wired, parts, found));
    }

    void forget(StepState step) {
        requests.forget(step.wired());
    }
}
