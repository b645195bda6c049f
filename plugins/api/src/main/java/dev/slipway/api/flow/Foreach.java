package dev.slipway.api.flow;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Elements of what a `foreach` goes over: an Iterable, an array, a Map (its entries) or an `int` n (0 to n - 1).
///
/// The overloads of `element` give the loop variable its type: the kernel injects
/// `var airport = Foreach.element("airport", airports);`. Thread-safe.
public final class Foreach {
    private static final Map<String, Integer> CHOSEN = new ConcurrentHashMap<>();
    private static final Map<String, List<Object>> GATHERED = new ConcurrentHashMap<>();

    private Foreach() {}

    /// Returns the element in force for the loop over `items`, the first if none was chosen.
    public static <T> T element(String variable, Iterable<T> items) {
        return Foreach.<T>cast(at(items, chosen(variable)));
    }

    /// Returns the element in force for the loop over `items`.
    public static <T> T element(String variable, T[] items) {
        return items[chosen(variable)];
    }

    /// Returns the entry in force for the loop over `items`, in the map's order.
    public static <K, V> Map.Entry<K, V> element(String variable, Map<K, V> items) {
        return Foreach.<Map.Entry<K, V>>cast(at(items, chosen(variable)));
    }

    /// Returns the number in force for the loop from 0 to `n` - 1.
    public static int element(String variable, int n) {
        return (int) at(n, chosen(variable));
    }

    /// Returns the element in force for the loop over `items`.
    public static int element(String variable, int[] items) {
        return items[chosen(variable)];
    }

    /// Returns the element in force for the loop over `items`.
    public static long element(String variable, long[] items) {
        return items[chosen(variable)];
    }

    /// Returns the element in force for the loop over `items`.
    public static double element(String variable, double[] items) {
        return items[chosen(variable)];
    }

    /// Returns the element in force for the loop over `items`.
    public static float element(String variable, float[] items) {
        return items[chosen(variable)];
    }

    /// Returns the element in force for the loop over `items`.
    public static short element(String variable, short[] items) {
        return items[chosen(variable)];
    }

    /// Returns the element in force for the loop over `items`.
    public static byte element(String variable, byte[] items) {
        return items[chosen(variable)];
    }

    /// Returns the element in force for the loop over `items`.
    public static char element(String variable, char[] items) {
        return items[chosen(variable)];
    }

    /// Returns the element in force for the loop over `items`.
    public static boolean element(String variable, boolean[] items) {
        return items[chosen(variable)];
    }

    /// Returns what has been gathered of the artifact `artifact` so far, in order; `model` gives the type only.
    public static <T> List<T> gathered(String artifact, @Nullable T model) {
        return Foreach.<List<T>>cast(GATHERED.getOrDefault(artifact, List.of()));
    }

    /// Chooses the element that `variable` takes from now on, 0-based; for the kernel only.
    public static void choose(String variable, int index) {
        CHOSEN.put(variable, index);
    }

    /// Sets what `gathered` returns for `artifact`; for the kernel only. Elements may be null.
    public static void gather(String artifact, List<?> values) {
        GATHERED.put(artifact, Collections.unmodifiableList(new ArrayList<Object>(values)));
    }

    /// Tells whether a loop can go over `items`.
    public static boolean accepts(@Nullable Object items) {
        return items instanceof Iterable<?>
                || items instanceof Map<?, ?>
                || items instanceof Integer
                || (items != null && items.getClass().isArray());
    }

    /// Returns the elements of `items` in order. Those of a set or map without an order of its own go in the natural
    /// order of its elements or keys, where that is known to be the same everywhere: see `hasOrder`.
    ///
    /// @throws IllegalArgumentException if a loop cannot go over it, or an `int` is negative
    public static List<Object> elements(Object items) {
        var list = new ArrayList<Object>();
        switch (items) {
            case Iterable<?> some -> some.forEach(list::add);
            case Map<?, ?> map -> list.addAll(map.entrySet());
            case Integer n
            when n >= 0 -> {
                for (int i = 0; i < n; i++) {
                    list.add(i);
                }
            }
            case Integer n -> throw new IllegalArgumentException("foreach over a negative number: " + n);
            case Object array
            when array.getClass().isArray() -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    list.add(Array.get(array, i));
                }
            }
            default ->
                throw new IllegalArgumentException("foreach needs an Iterable, an array, a Map or an int, not "
                        + items.getClass().getName());
        }
        if (isUnordered(items)) {
            natural(list).ifPresent(list::sort);
        }
        return list;
    }

    /// Tells whether the order of `elements(items)` follows from the elements alone, and not from this process.
    public static boolean hasOrder(Object items) {
        return !isUnordered(items) || natural(elements(items)).isPresent();
    }

    private static boolean isUnordered(Object items) {
        return switch (items) {
            case Set<?> set -> !(set instanceof SequencedCollection<?>) && !(set instanceof EnumSet<?>);
            case Map<?, ?> map -> !(map instanceof SequencedMap<?, ?>) && !(map instanceof EnumMap<?, ?>);
            default -> false;
        };
    }

    /// Returns the natural order of texts, numbers, enums and other values of one comparable class of the JDK.
    private static Optional<Comparator<Object>> natural(List<Object> items) {
        var first = items.isEmpty() ? null : key(items.getFirst());
        if (!(first instanceof Comparable<?>)) {
            return items.isEmpty() ? Optional.of((_, _) -> 0) : Optional.empty();
        }
        boolean isKnown = first instanceof Enum<?> || first.getClass().getClassLoader() == null;
        boolean isOne = items.stream().allMatch(item -> typeOf(key(item)) == typeOf(first));
        return isKnown && isOne
                ? Optional.of((a, b) -> Foreach.<Comparable<Object>>cast(key(a)).compareTo(key(b)))
                : Optional.empty();
    }

    private static @Nullable Class<?> typeOf(@Nullable Object value) {
        return value instanceof Enum<?> constant
                ? constant.getDeclaringClass()
                : value == null ? null : value.getClass();
    }

    private static Object key(Object item) {
        return item instanceof Map.Entry<?, ?> entry && entry.getKey() != null ? entry.getKey() : item;
    }

    private static Object at(Object items, int index) {
        if (items instanceof List<?> list && list instanceof RandomAccess && index < list.size()) {
            return Foreach.<Object>cast(list.get(index));
        }
        var all = elements(items);
        if (all.isEmpty()) {
            throw new IllegalStateException("foreach over nothing: the collection is empty");
        }
        return all.get(index);
    }

    private static int chosen(String variable) {
        return CHOSEN.getOrDefault(variable, 0);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // the overload gives the element type of the very collection
    private static <T> T cast(Object element) {
        return (T) element;
    }
}
