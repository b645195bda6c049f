package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.api.spi.UnstorableException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which collections of the JDK show the content of another: parts, wrappers, keys and values. What is stored of such a
/// view is a copy, which no longer follows the other.
///
/// The JDK does not tell. Where its collections are open to reflection, as in a worker, the fields that every JDK 25
/// has are read; elsewhere nothing is a view.
final class Views {
    /// Names of the fields with the other collection, over all views.
    private static final List<String> FIELDS = List.of(
            "c", "m", "list", "l", "ll", "s", "ss", "sm", "nm", "a", "q", "root", "parent", "base", "map", "deque");

    private static final ClassValue<List<Field>> OTHERS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return others(type);
        }
    };
    private static final @Nullable Field ACCESS_ORDER = open(LinkedHashMap.class, "accessOrder");
    private static final int DEEPEST = 16;

    private Views() {}

    /// Returns the collection, map or array that a change of `view` changes, and the other way round; null if `view`
    /// has its content for itself.
    private static @Nullable Object seenThrough(Object view) {
        var at = next(view);
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            var next = next(at);
            if (next == null) {
                break;
            }
            at = next;
        }
        return at;
    }

    /// Tells `types` what `value` follows, if it is a view.
    ///
    /// @param types null if nobody needs to know
    /// @throws UnstorableException if looking a key up changes the order of a map
    static void look(Object value, @Nullable NotebookTypes types, Trail trail) throws UnstorableException {
        requireFixedOrder(value, trail);
        var other = types == null ? null : seenThrough(value);
        if (types != null && other != null) {
            types.follows(other, trail::toString);
        }
    }

    private static void requireFixedOrder(Object map, Trail trail) throws UnstorableException {
        try {
            if (map.getClass() == LinkedHashMap.class && ACCESS_ORDER != null && ACCESS_ORDER.getBoolean(map)) {
                throw new UnstorableException(
                        trail.toString(),
                        "java.util.LinkedHashMap",
                        "it orders its keys by their last use: copy it into another map");
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError("the field was made accessible", e);
        }
    }

    private static @Nullable Object next(Object view) {
        for (var field : OTHERS.get(view.getClass())) {
            try {
                var other = field.get(view);
                if (other != null) {
                    return other;
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError("the field was made accessible", e);
            }
        }
        return null;
    }

    /// A view is a nested class of the JDK's collections: `ArrayList$SubList`, `Collections$UnmodifiableMap`. An inner
    /// one has its outer object too.
    private static List<Field> others(Class<?> type) {
        var name = type.getName();
        boolean isView = isOfViews(type)
                && !name.startsWith("java.util.ImmutableCollections$List")
                && !name.startsWith("java.util.ImmutableCollections$Set")
                && !name.startsWith("java.util.ImmutableCollections$Map")
                && !name.startsWith("java.util.Collections$Copies")
                && !name.startsWith("java.util.Collections$Singleton")
                && !name.startsWith("java.util.Collections$Empty");
        var found = new ArrayList<Field>();
        for (Class<?> at = type; isView && at != null && isOfViews(at); at = at.getSuperclass()) {
            for (var field : at.getDeclaredFields()) {
                boolean isOuter = field.isSynthetic() && field.getName().startsWith("this$");
                if ((isOuter || FIELDS.contains(field.getName())) && holdsMany(field.getType())) {
                    var open = open(at, field.getName());
                    if (open != null) {
                        found.add(open);
                    }
                }
            }
        }
        return found;
    }

    /// A `TreeSet` may be a part of another one.
    private static boolean isOfViews(Class<?> type) {
        var name = type.getName();
        return type.getClassLoader() == null
                && name.startsWith("java.util.")
                && (name.contains("$") || name.startsWith("java.util.ReverseOrder") || type == TreeSet.class);
    }

    private static boolean holdsMany(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type.isArray();
    }

    private static @Nullable Field open(Class<?> owner, String name) {
        return Arrays.stream(owner.getDeclaredFields())
                .filter(field -> field.getName().equals(name) && field.trySetAccessible())
                .findFirst()
                .orElse(null);
    }
}
