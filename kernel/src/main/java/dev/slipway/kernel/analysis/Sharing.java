package dev.slipway.kernel.analysis;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which variables may hold the same objects, or parts of each other's. One thread at a time.
final class Sharing {
    private final Map<String, Set<String>> pairs = new HashMap<>();

    void join(String one, String other) {
        pairs.computeIfAbsent(one, _ -> new LinkedHashSet<>()).add(other);
        pairs.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(one);
    }

    /// Notes that `one` gets a new value.
    void separate(String one) {
        var others = pairs.remove(one);
        if (others != null) {
            // what shared with it may have shared through it
            for (var other : others) {
                var rest = pairs.getOrDefault(other, new LinkedHashSet<>());
                rest.remove(one);
                others.stream().filter(each -> !each.equals(other)).forEach(each -> join(other, each));
            }
        }
    }

    /// Returns what `one` may share objects with, through others, too; itself not among them.
    Set<String> with(String one) {
        var found = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(List.of(one));
        while (!open.isEmpty()) {
            for (var other : pairs.getOrDefault(open.poll(), Set.of())) {
                if (!other.equals(one) && found.add(other)) {
                    open.add(other);
                }
            }
        }
        return found;
    }
}
