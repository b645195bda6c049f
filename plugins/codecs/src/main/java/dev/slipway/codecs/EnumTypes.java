package dev.slipway.codecs;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The enum an `EnumSet` or `EnumMap` is made for, which neither tells when it is empty.
final class EnumTypes {
    private EnumTypes() {}

    /// Returns the enum; null for a set of an enum without constants.
    static @Nullable Class<?> of(Object collection) throws IOException {
        return switch (collection) {
            case EnumSet<?> set -> ofSet(set);
            case EnumMap<?, ?> map -> ofMap(map);
            default -> throw new AssertionError("made for no enum: " + collection.getClass());
        };
    }

    private static @Nullable Class<?> ofSet(EnumSet<?> set) {
        var some = set.isEmpty() ? EnumSet.complementOf(set) : set;
        return some.isEmpty() ? null : some.iterator().next().getDeclaringClass();
    }

    private static @Nullable Class<?> ofMap(EnumMap<?, ?> map) throws IOException {
        if (!map.isEmpty()) {
            return map.keySet().iterator().next().getDeclaringClass();
        }
        // the JDK writes the class of the keys into its own serial form, and tells it to `annotateClass`
        var seen = new AtomicReference<@Nullable Class<?>>();
        try (var probe = new ObjectOutputStream(OutputStream.nullOutputStream()) {
            @Override
            protected void annotateClass(Class<?> type) {
                if (type.isEnum()) {
                    seen.set(type);
                }
            }
        }) {
            probe.writeObject(map);
        }
        return seen.get();
    }
}
