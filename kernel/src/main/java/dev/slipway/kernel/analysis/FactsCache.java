package dev.slipway.kernel.analysis;

import dev.slipway.kernel.replay.ReplayedClass;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/// Remembers what classes refer to, as long as the classes are in use. Thread-safe.
final class FactsCache {
    private final Map<ReplayedClass, ClassFacts> known = Collections.synchronizedMap(new WeakHashMap<>());

    ClassFacts of(ReplayedClass image) {
        return known.computeIfAbsent(image, one -> ClassReader.read(one.bytes()));
    }
}
