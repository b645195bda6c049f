package dev.slipway.desktop.run;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Asks the store about all tasks of a step of one run. UI thread only.
///
/// @param failed called with why something could not be looked up
record StoreLookup(LiveStore store, RunId run, Consumer<String> failed) implements TaskListViewModel.Lookup {
    @Override
    public void metrics(String step, Consumer<Map<String, Map<Integer, Double>>> then) {
        store.ask(() -> store.services().history().metrics(run, step), then, _ -> {}); // no columns of metrics then
    }

    @Override
    public void holding(String step, String name, String text, Consumer<Set<Integer>> then) {
        store.ask(() -> store.services().history().holding(run, step, name, text), then, failed);
    }
}
