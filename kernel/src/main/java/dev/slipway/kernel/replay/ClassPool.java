package dev.slipway.kernel.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Gives the same object for the same class as the last replay did, so that who remembers something of a class finds
/// it again. One thread at a time.
final class ClassPool {
    private Map<Key, ReplayedClass> last = new HashMap<>();
    private Map<Key, ReplayedClass> current = new HashMap<>();

    /// What a class was made of.
    ///
    /// @param raw the class file before linking, told by identity
    /// @param naming every name that was put into it
    private record Key(byte[] raw, String naming) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && raw == key.raw && naming.equals(key.naming);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(raw) + naming.hashCode();
        }
    }

    /// Forgets what the last replay did not use.
    ClassPool next() {
        last = current;
        current = new HashMap<>();
        return this;
    }

    ReplayedClass get(byte[] raw, String naming, Supplier<ReplayedClass> maker) {
        var key = new Key(raw, naming);
        var known = last.get(key);
        var image = known == null ? maker.get() : known;
        current.put(key, image);
        return image;
    }
}
