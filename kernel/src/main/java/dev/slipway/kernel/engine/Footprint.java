package dev.slipway.kernel.engine;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much memory a value holds on to, roughly. Looks at a bounded number of objects. One value, one thread.
final class Footprint {
    private static final int MOST_OBJECTS = 20_000;
    private static final long HEADER = 16;
    private static final long REFERENCE = 4;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private long bytes;

    private Footprint() {}

    /// Returns the estimated size of `value` with all it refers to, in bytes; null if that is too much to look at.
    static @Nullable Long of(@Nullable Object value) {
        var footprint = new Footprint();
        try {
            footprint.visit(value);
            while (!footprint.open.isEmpty()) {
                if (footprint.seen.size() > MOST_OBJECTS) {
                    return null;
                }
                footprint.measure(footprint.open.pop());
            }
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
        return footprint.bytes;
    }

    private void visit(@Nullable Object value) {
        if (value != null && !(value instanceof Class<?>) && !(value instanceof Enum<?>) && seen.add(value)) {
            open.push(value);
        }
    }

    private void measure(Object value) {
        switch (value) {
            case String text -> bytes += HEADER * 2 + text.length();
            case Number _, Boolean _, Character _ -> bytes += HEADER;
            case Object[] array -> {
                bytes += HEADER + REFERENCE * array.length;
                Arrays.stream(array).limit(MOST_OBJECTS + 1L).forEach(this::visit);
            }
            case Collection<?> all -> {
                bytes += HEADER * 2 + 2 * HEADER * all.size();
                all.stream().limit(MOST_OBJECTS + 1L).forEach(this::visit);
            }
            case Map<?, ?> map -> {
                bytes += HEADER * 2 + 3 * HEADER * map.size();
                map.entrySet().stream().limit(MOST_OBJECTS + 1L).forEach(entry -> {
                    visit(entry.getKey());
                    visit(entry.getValue());
                });
            }
            default -> {
                var type = value.getClass();
                if (type.isArray()) {
                    bytes += HEADER + Array.getLength(value) * size(type.getComponentType());
                } else {
                    fields(value, type);
                }
            }
        }
    }

    private void fields(Object value, Class<?> type) {
        bytes += HEADER;
        for (Class<?> at = type; at != null && !at.getModule().isNamed(); at = at.getSuperclass()) {
            for (var field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    bytes += size(field.getType());
                    follow(value, field);
                }
            }
        }
    }

    private void follow(Object value, Field field) {
        if (field.getType().isPrimitive()) {
            return;
        }
        try {
            field.setAccessible(true);
            visit(field.get(value));
        } catch (IllegalAccessException e) {
            bytes += HEADER;
        }
    }

    private static long size(Class<?> type) {
        if (!type.isPrimitive()) {
            return REFERENCE;
        }
        return switch (type.getName()) {
            case "boolean", "byte" -> 1;
            case "short", "char" -> 2;
            case "int", "float" -> 4;
            default -> 8;
        };
    }
}
