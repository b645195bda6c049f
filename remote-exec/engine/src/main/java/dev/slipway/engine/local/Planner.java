package dev.slipway.engine.local;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.reuse.Found;
import dev.slipway.engine.reuse.Keys;
import dev.slipway.engine.reuse.PastResults;
import dev.slipway.engine.reuse.PastResults.Earlier;
import dev.slipway.engine.reuse.Reasons;
import dev.slipway.engine.reuse.Shape;
import dev.slipway.engine.reuse.StepResults;
import dev.slipway.engine.reuse.Wiring.Wired;
import dev.slipway.engine.run.RunRequest.Again;
import dev.slipway.worker.protocol.Report.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lays out the tasks of a step once what it reads is there, and finds earlier results for them. Belongs to the
/// scheduler's thread.
final class Planner {
    private final List<StepState> steps;
    private final Keys keys;
    private final PastResults past;
    private final Reasons reasons;
    private final TaskRequests requests;
    private final @Nullable Again again;
    private final Map<Integer, Listing> listings = new HashMap<>();
    private Map<Integer, Layout> expected = new HashMap<>();
    private Layout last = new Layout(Shape.ONCE, new TreeMap<>(), List.of(), List.of(), Map.of(), "");

    /// @param again the task whose earlier result is not taken, null for none
    Planner(
            List<StepState> steps,
            Keys keys,
            PastResults past,
            Reasons reasons,
            TaskRequests requests,
            @Nullable Again again) {
        this.steps = steps;
        this.keys = keys;
        this.past = past;
        this.reasons = reasons;
        this.requests = requests;
        this.again = again;
    }

    TaskRequests requests() {
        return requests;
    }

    /// A step laid out.
    ///
    /// @param parts what its tasks depend on
    /// @param keys of its tasks
    /// @param found what its tasks have in the store
    /// @param earlier results that the new ones are to be compared with
    /// @param why it is run or reused
    record Layout(
            Shape shape,
            SortedMap<String, String> parts,
            List<ContentHash> keys,
            List<Found> found,
            Map<Integer, Earlier> earlier,
            String why) {}

    /// Returns the last step laid out.
    Layout last() {
        return last;
    }

    /// Returns what the last step laid out has in the store, by task index.
    List<Found> found() {
        return last.found();
    }

    /// Returns what the tasks of the last step laid out depend on.
    SortedMap<String, String> parts() {
        return last.parts();
    }

    /// Takes what was laid out a moment ago, by position, for what is to be laid out; as long as what was found for it
    /// is still there. Entries go as they are taken.
    void expect(Map<Integer, Layout> layouts) {
        expected = layouts;
    }

    private boolean layOutAsExpected(StepState step) throws IOException {
        var layout = expected.remove(step.wired().position());
        if (layout == null) {
            return false;
        }
        if (!past.areThere(layout.found())) {
            expected.clear(); // what follows may come out otherwise, too
            return false;
        }
        take(step, layout);
        return true;
    }

    /// The elements of a step's loops, as far as they are known.
    private static final class Listing {
        private final Shape outer;
        private final List<ContentHash> keys;
        private final Map<ContentHash, List<List<Item>>> known = new HashMap<>();

        /// @param keys one a task that the loops stand in
        Listing(Shape outer, List<ContentHash> keys) {
            this.outer = outer;
            this.keys = keys;
        }

        boolean isComplete() {
            return known.keySet().containsAll(keys);
        }

        Shape shape() {
            return outer.with(
                    keys.stream().map(known::get).map(Objects::requireNonNull).toList());
        }
    }

    /// Lays out the tasks of a step; false if a worker must list elements first.
    boolean tryLayOut(StepState step) throws IOException {
        if (layOutAsExpected(step)) {
            return true;
        }
        var wired = step.wired();
        var outer = outerShape(wired);
        if (!wired.hasLoops()) {
            layOut(step, outer);
            return true;
        }
        var all = new ArrayList<ContentHash>();
        for (int i = 0; i < outer.size(); i++) {
            all.add(keys.expansionKey(wired, outer, i));
        }
        var listing = new Listing(outer, all);
        for (var key : new LinkedHashSet<>(all)) {
            past.expansion(key).ifPresent(loops -> listing.known.put(key, loops));
        }
        if (listing.isComplete()) {
            layOut(step, listing.shape());
            return true;
        }
        listings.put(wired.position(), listing);
        return false;
    }

    private Shape outerShape(Wired wired) {
        var outer = wired.outer();
        return outer == null ? Shape.ONCE : steps.get(outer).results().shape();
    }

    /// Returns for which tasks outside its loops the elements of a step must be listed: one for each different
    /// collection.
    List<Integer> unlisted(StepState step) {
        var listing = listing(step);
        var first = new LinkedHashMap<ContentHash, Integer>();
        for (int i = 0; i < listing.keys.size(); i++) {
            if (!listing.known.containsKey(listing.keys.get(i))) {
                first.putIfAbsent(listing.keys.get(i), i);
            }
        }
        return List.copyOf(first.values());
    }

    /// Returns the key of what the loops of a step go over within the task `outer`.
    ContentHash expansionKey(StepState step, int outer) {
        return listing(step).keys.get(outer);
    }

    /// Takes in the elements of a step's loops within the task `outer`, and lays out the tasks once all are known;
    /// tells whether they are.
    boolean listed(StepState step, int outer, List<List<Item>> loops) throws IOException {
        var listing = listing(step);
        listing.known.put(listing.keys.get(outer), loops);
        if (listing.isComplete()) {
            layOut(step, listing.shape());
            listings.remove(step.wired().position());
            return true;
        }
        return false;
    }

    private Listing listing(StepState step) {
        return Objects.requireNonNull(listings.get(step.wired().position()), "nothing to list");
    }

    private void layOut(StepState step, Shape shape) throws IOException {
        var wired = step.wired();
        step.layOut(new StepResults(shape));
        var parts = keys.parts(wired);
        var all = new ArrayList<ContentHash>();
        for (int i = 0; i < step.results().size(); i++) {
            all.add(keys.key(wired, parts, i));
        }
        var found = without(step, past.find(wired, all));
        var why = reasons.why(wired, parts, found);
        take(step, new Layout(shape, parts, all, found, past.earlier(wired, all), why));
    }

    private void take(StepState step, Layout layout) {
        if (!step.isLaidOut()) {
            step.layOut(new StepResults(layout.shape()));
        }
        step.keys(layout.keys());
        step.earlier(layout.earlier());
        step.because(layout.why());
        last = layout;
    }

    /// Returns `all` without the result of the task that is wanted again.
    private List<Found> without(StepState step, List<Found> all) {
        if (again == null || !again.step().equals(step.name()) || again.index() >= all.size()) {
            return all;
        }
        var some = new ArrayList<>(all);
        some.set(again.index(), new Found.Miss("task " + again.index() + " was asked for again"));
        return some;
    }

    void forget(StepState step) {
        requests.forget(step.wired());
    }
}
