package dev.slipway.codecs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The kinds of collections and maps that come back as they went in. The codes are part of the format.
enum Kind {
    ARRAY_LIST(1, Trait.MUTABLE),
    LINKED_LIST(2, Trait.MUTABLE),
    ARRAY_DEQUE(3, Trait.MUTABLE),
    ARRAY_AS_LIST(4, Trait.MUTABLE),
    IMMUTABLE_LIST(5),
    HASH_SET(6, Trait.MUTABLE, Trait.UNORDERED),
    LINKED_HASH_SET(7, Trait.MUTABLE),
    TREE_SET(8, Trait.MUTABLE, Trait.SORTED),
    ENUM_SET(9, Trait.MUTABLE, Trait.ENUM),
    IMMUTABLE_SET(10, Trait.UNORDERED),
    UNMODIFIABLE_SET(11),
    PRIORITY_QUEUE(12, Trait.MUTABLE, Trait.SORTED),
    COPY_ON_WRITE_LIST(13, Trait.MUTABLE),
    HASH_MAP(32, Trait.MUTABLE, Trait.UNORDERED),
    LINKED_HASH_MAP(33, Trait.MUTABLE),
    TREE_MAP(34, Trait.MUTABLE, Trait.SORTED),
    ENUM_MAP(35, Trait.MUTABLE, Trait.ENUM),
    IMMUTABLE_MAP(36, Trait.UNORDERED),
    UNMODIFIABLE_MAP(37),
    CONCURRENT_MAP(38, Trait.MUTABLE, Trait.UNORDERED);

    /// What the format needs to know of a kind.
    enum Trait {
        /// Has an identity worth keeping.
        MUTABLE,
        /// Is written sorted by the bytes of its elements or keys.
        UNORDERED,
        /// Has an order of `Order`.
        SORTED,
        /// Has an enum as its type of elements or keys.
        ENUM
    }

    private static final Map<Class<?>, Kind> EXACT = Map.ofEntries(
            Map.entry(ArrayList.class, ARRAY_LIST),
            Map.entry(LinkedList.class, LINKED_LIST),
            Map.entry(ArrayDeque.class, ARRAY_DEQUE),
            Map.entry(HashSet.class, HASH_SET),
            Map.entry(LinkedHashSet.class, LINKED_HASH_SET),
            Map.entry(TreeSet.class, TREE_SET),
            Map.entry(PriorityQueue.class, PRIORITY_QUEUE),
            Map.entry(CopyOnWriteArrayList.class, COPY_ON_WRITE_LIST),
            Map.entry(HashMap.class, HASH_MAP),
            Map.entry(LinkedHashMap.class, LINKED_HASH_MAP),
            Map.entry(TreeMap.class, TREE_MAP),
            Map.entry(EnumMap.class, ENUM_MAP),
            Map.entry(ConcurrentHashMap.class, CONCURRENT_MAP));

    private final int code;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Trait> traits;

    Kind(int code, Trait... traits) {
        this.code = code;
        this.traits = Set.of(traits);
    }

    int code() {
        return code;
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    boolean isMap() {
        return code >= 32;
    }

    /// Returns the kind of a collection or map of the JDK; null if it is of none.
    static @Nullable Kind of(Object value) {
        var exact = EXACT.get(value.getClass());
        if (exact != null) {
            return exact;
        }
        var name = value.getClass().getName();
        if (value.getClass().getClassLoader() != null || !name.startsWith("java.util.")) {
            return null;
        }
        if (value instanceof EnumSet<?>) {
            return ENUM_SET;
        }
        return switch (value) {
            case List<?> _ -> list(name);
            case Set<?> set -> set(name, set);
            case Map<?, ?> map -> map(name, map);
            case Collection<?> _ when name.contains("$") && !name.contains("$Synchronized") -> ARRAY_LIST;
            default -> null;
        };
    }

    private static @Nullable Kind list(String name) {
        if (name.equals("java.util.Arrays$ArrayList")) {
            return ARRAY_AS_LIST;
        }
        if (name.startsWith("java.util.ImmutableCollections$")
                || name.startsWith("java.util.Collections$Unmodifiable")
                || name.startsWith("java.util.Collections$Empty")
                || name.startsWith("java.util.Collections$Singleton")
                || name.startsWith("java.util.Collections$Copies")) {
            return IMMUTABLE_LIST;
        }
        // a view of another list: what it shows is kept
        return name.contains("$") && !name.contains("$Synchronized") ? ARRAY_LIST : null;
    }

    private static @Nullable Kind set(String name, Set<?> set) {
        if (name.startsWith("java.util.ImmutableCollections$")) {
            return IMMUTABLE_SET;
        }
        if (name.startsWith("java.util.Collections$") && !name.contains("$Synchronized")) {
            return name.contains("$Unmodifiable") || name.contains("$Empty") || name.contains("$Singleton")
                    ? UNMODIFIABLE_SET
                    : null;
        }
        if (name.equals("java.util.HashMap$KeySet") || name.equals("java.util.HashMap$EntrySet")) {
            return HASH_SET;
        }
        if (set instanceof SortedSet<?>) {
            return name.contains("$") ? TREE_SET : null;
        }
        return name.contains("$") && !name.contains("$Synchronized") ? LINKED_HASH_SET : null;
    }

    private static @Nullable Kind map(String name, Map<?, ?> map) {
        if (name.startsWith("java.util.ImmutableCollections$")) {
            return IMMUTABLE_MAP;
        }
        if (name.startsWith("java.util.Collections$") && !name.contains("$Synchronized")) {
            return name.contains("$Unmodifiable") || name.contains("$Empty") || name.contains("$Singleton")
                    ? UNMODIFIABLE_MAP
                    : null;
        }
        return map instanceof SortedMap<?, ?> && name.contains("$") ? TREE_MAP : null;
    }

    static Kind ofCode(int code) throws IOException {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IOException("no kind of collection has the code " + code);
    }

    /// Returns the comparator of a sorted collection or map of the JDK.
    static @Nullable Comparator<?> comparator(Object value) {
        return switch (value) {
            case SortedSet<?> set -> set.comparator();
            case SortedMap<?, ?> map -> map.comparator();
            case PriorityQueue<?> queue -> queue.comparator();
            default -> null;
        };
    }
}
