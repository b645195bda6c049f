package dev.slipway.desktop.fakes;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.values.KeptPair;
import dev.slipway.engine.values.ValueComparisons;
import dev.slipway.engine.values.ValueDifference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What two runs kept, as a test says, by step and name. One thread at a time.
public final class FakeValues implements ValueComparisons {
    public final List<KeptPair> kept = new ArrayList<>();
    public final Map<String, ValueDifference> differences = new HashMap<>();
    public final List<List<String>> keys = new ArrayList<>();

    @Override
    public List<KeptPair> kept(RunId before, RunId after) {
        return List.copyOf(kept);
    }

    @Override
    public ValueDifference compare(
            RunId before, RunId after, KeptPair pair, KeptPair.@Nullable Task task, List<String> key) {
        keys.add(key);
        return differences.getOrDefault(pair.step() + "/" + pair.name(), new ValueDifference.Unknown("No one knows."));
    }
}
