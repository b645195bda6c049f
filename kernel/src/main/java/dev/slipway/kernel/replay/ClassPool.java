package dev.slipway.kernel.replay;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Gives the same object for the same class as the last replay did, so that who remembers something of a class
/// finds it again. One thread at a time.
final class ClassPool {
    private IdentityHashMap<byte[], Map<String, ReplayedClass>> last = new IdentityHashMap<>();
    private IdentityHashMap<byte[], Map<String, ReplayedClass>> current = new IdentityHashMap<>();

    /// Forgets what the last replay did not use.
    ClassPool next() {
        last = current;
        current = new IdentityHashMap<>();
        return this;
    }

    /// Returns the class made of a class file, told by identity.
    ///
    /// @param naming every name that is put into it
    ReplayedClass get(byte[] raw, String naming, Supplier<ReplayedClass> maker) {
        var known = last.getOrDefault(raw, Map.of()).get(naming);
        var image = known == null ? maker.get() : known;
        current.computeIfAbsent(raw, _ -> new HashMap<>()).put(naming, image);
        return image;
    }
}
