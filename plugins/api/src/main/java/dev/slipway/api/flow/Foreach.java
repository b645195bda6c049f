package dev.slipway.api.flow;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

    /// Returns the elements of `items` in order.
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
        return list;
    }

    private static Object at(Object items, int index) {
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
