package dev.slipway.codecs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Makes collections and maps of each kind.
final class Containers {
    private Containers() {}

    /// Returns an empty collection or map; for an immutable kind a mutable stand-in.
    @SuppressWarnings("JdkObsolete") // a stored LinkedList comes back as one
    static Object empty(Kind kind, Order order, @Nullable Class<?> enumType) throws IOException {
        return switch (kind) {
            case ARRAY_LIST, ARRAY_AS_LIST, IMMUTABLE_LIST, COPY_ON_WRITE_LIST -> new ArrayList<>();
            case LINKED_LIST -> new LinkedList<>();
            case ARRAY_DEQUE -> new ArrayDeque<>();
            case HASH_SET -> new HashSet<>();
            case LINKED_HASH_SET, IMMUTABLE_SET, UNMODIFIABLE_SET -> new LinkedHashSet<>();
            case TREE_SET -> new TreeSet<>(order.comparator());
            case PRIORITY_QUEUE -> new PriorityQueue<>(order.comparator());
            case ENUM_SET -> enumSet(enumType);
            case HASH_MAP -> new HashMap<>();
            case LINKED_HASH_MAP, IMMUTABLE_MAP, UNMODIFIABLE_MAP -> new LinkedHashMap<>();
            case TREE_MAP -> new TreeMap<>(order.comparator());
            case ENUM_MAP -> enumMap(enumType);
            case CONCURRENT_MAP -> new ConcurrentHashMap<>();
        };
    }

    /// Returns what a filled collection becomes in the end.
    static Object finished(Kind kind, Object filled) {
        return switch (kind) {
            case ARRAY_AS_LIST -> Arrays.asList(((List<?>) filled).toArray());
            case COPY_ON_WRITE_LIST -> new CopyOnWriteArrayList<>((List<?>) filled);
            case IMMUTABLE_LIST -> Arrays.stream(((List<?>) filled).toArray()).toList(); // may hold null
            case IMMUTABLE_SET -> Set.copyOf((Collection<?>) filled);
            case UNMODIFIABLE_SET -> Collections.unmodifiableSet((Set<?>) filled);
            case IMMUTABLE_MAP -> Map.copyOf((Map<?, ?>) filled);
            case UNMODIFIABLE_MAP -> Collections.unmodifiableMap((Map<?, ?>) filled);
            default -> filled;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is checked to be an enum
    private static Object enumSet(@Nullable Class<?> type) throws IOException {
        return EnumSet.noneOf((Class) enumClass(type));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is checked to be an enum
    private static Object enumMap(@Nullable Class<?> type) throws IOException {
        return new EnumMap((Class) enumClass(type));
    }

    private static Class<?> enumClass(@Nullable Class<?> type) throws IOException {
        if (type == null || !type.isEnum()) {
            throw new IOException("a collection of an enum that is none");
        }
        return type;
    }
}
