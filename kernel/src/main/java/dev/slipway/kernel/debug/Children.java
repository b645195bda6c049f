package dev.slipway.kernel.debug;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// What a value consists of, for a debugger: elements, entries, fields. Runs no code of the notebook.
/// Immutable.
///
/// @param count how many there are in all
/// @param isIndexed whether they are elements, known by their number
record Children(int count, boolean isIndexed, Source source) {
    private static final Children NONE = new Children(0, false, (_, _) -> List.of());

    /// One part of a value.
    ///
    /// @param type in Java's words, as it was declared
    record Child(String name, String type, @Nullable Object value) {}

    /// Gives some of the children: from the 0-based `first` on, `count` of them or as many as there are.
    @FunctionalInterface
    interface Source {
        List<Child> some(int first, int count);
    }

    /// Returns the children of `value`.
    static Children of(@Nullable Object value) {
        return switch (value) {
            case null -> NONE;
            case Object array when array.getClass().isArray() -> elements(array);
            case Object object when !Types.isOfJdk(object) -> fields(object);
            case List<?> list
            when list instanceof RandomAccess ->
                new Children(list.size(), true, (first, count) -> listed(list, first, count));
            case Collection<?> all -> new Children(all.size(), true, (first, count) -> iterated(all, first, count));
            case Map<?, ?> map -> new Children(map.size(), false, (first, count) -> entries(map, first, count));
            case Optional<?> one
            when one.isPresent() -> new Children(1, false, (_, _) -> List.of(child("value", one.get())));
            case Map.Entry<?, ?> entry ->
                new Children(
                        2, false, (_, _) -> List.of(child("key", entry.getKey()), child("value", entry.getValue())));
            case Throwable thrown -> fields(thrown);
            default -> NONE;
        };
    }

    private static Child child(String name, @Nullable Object value) {
        return new Child(name, value == null ? "null" : Types.name(value.getClass()), value);
    }

    private static Children elements(Object array) {
        var type = Types.name(array.getClass().getComponentType());
        int length = Array.getLength(array);
        return new Children(length, true, (first, count) -> {
            var some = new ArrayList<Child>();
            for (int i = first; i < Math.min(length, first + count); i++) {
                some.add(new Child("[" + i + "]", type, Array.get(array, i)));
            }
            return some;
        });
    }

    private static List<Child> listed(List<?> list, int first, int count) {
        var some = new ArrayList<Child>();
        for (int i = first; i < Math.min(list.size(), first + count); i++) {
            some.add(child("[" + i + "]", list.get(i)));
        }
        return some;
    }

    private static List<Child> iterated(Collection<?> all, int first, int count) {
        var some = new ArrayList<Child>();
        int i = 0;
        for (var one : all) {
            if (i >= first + count) {
                break;
            }
            if (i >= first) {
                some.add(child("[" + i + "]", one));
            }
            i++;
        }
        return some;
    }

    private static List<Child> entries(Map<?, ?> map, int first, int count) {
        var some = new ArrayList<Child>();
        int i = 0;
        for (var entry : map.entrySet()) {
            if (i >= first + count) {
                break;
            }
            if (i >= first) {
                some.add(child(ValueText.brief(entry.getKey()), entry.getValue()));
            }
            i++;
        }
        return some;
    }

    private static Children fields(Object object) {
        var fields = Types.fields(object.getClass());
        return new Children(
                fields.size(),
                false,
                (first, count) -> fields.stream()
                        .skip(first)
                        .limit(count)
                        .map(field ->
                                new Child(field.getName(), Types.name(field.getType()), Types.read(field, object)))
                        .toList());
    }
}
