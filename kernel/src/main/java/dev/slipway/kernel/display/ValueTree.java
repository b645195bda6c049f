package dev.slipway.kernel.display;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value that holds others as a tree to be folded: maps, collections, arrays, records, and objects of the notebook's
/// own classes by their fields. Of bounded size; what is left out is counted. One use each.
final class ValueTree {
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 100;
    private static final int MOST = 2_000;
    private static final int LONGEST = 200;
    private static final int MANY = 20;

    private final StringBuilder json = new StringBuilder();
    private int nodes;

    private ValueTree() {}

    /// One part: what it is called within the whole, and its value.
    private record Part(String label, @Nullable Object value) {}

    /// The parts of a value.
    ///
    /// @param name what the whole is called
    /// @param size how many there are in all
    /// @param first those that are shown
    private record Parts(String name, int size, List<Part> first) {}

    /// Returns the tree of `value` as `MimeBundle.TREE` wants it; empty for what is as good in a line of text. Runs
    /// code of the notebook: iterators, accessors, `toString`.
    static Optional<String> of(Object value) {
        try {
            var parts = parts(value);
            boolean isDeep = parts.first().stream()
                    .anyMatch(part ->
                            part.value() != null && !parts(part.value()).first().isEmpty());
            if (!isDeep && parts.size() <= MANY) {
                return Optional.empty();
            }
            var tree = new ValueTree();
            tree.append("", value, 0);
            return Optional.of(tree.json.toString());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return Optional.empty();
        }
    }

    private void append(String label, @Nullable Object value, int depth) {
        nodes++;
        json.append("{");
        if (depth > 0) {
            json.append("\"label\": ").append(JsonText.of(label)).append(", ");
        }
        var parts = value == null ? new Parts("", 0, List.of()) : parts(value);
        if (parts.name().isEmpty()) {
            leaf(value);
            return;
        }
        json.append("\"text\": ").append(JsonText.of(parts.name()));
        json.append(", \"size\": ").append(parts.size()).append(", \"parts\": [");
        if (depth < DEEPEST) {
            var separator = "";
            for (var part : parts.first()) {
                if (nodes >= MOST) {
                    break;
                }
                json.append(separator);
                append(part.label(), part.value(), depth + 1);
                separator = ", ";
            }
        }
        json.append("]}");
    }

    private void leaf(@Nullable Object value) {
        var text = PlainText.of(value, LONGEST);
        if (value instanceof CharSequence chars) {
            json.append("\"kind\": \"text\", ");
            if (chars.length() > LONGEST) {
                json.append("\"length\": ").append(chars.length()).append(", ");
            }
        }
        json.append("\"text\": ").append(JsonText.of(text)).append("}");
    }

    /// Returns what `value` consists of; without a name if it is no whole of parts.
    private static Parts parts(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var parts = new ArrayList<Part>();
                for (var entry : map.entrySet()) {
                    if (parts.size() == MOST_PARTS) {
                        break;
                    }
                    parts.add(new Part(PlainText.of(entry.getKey(), LONGEST), entry.getValue()));
                }
                yield new Parts(name(value), map.size(), parts);
            }
            case Map.Entry<?, ?> entry ->
                new Parts("entry", 2, List.of(new Part("key", entry.getKey()), new Part("value", entry.getValue())));
            case Collection<?> all -> elements(name(value), all.iterator(), all.size());
            case Record structure -> components(structure);
            default ->
                value.getClass().isArray()
                        ? elements(name(value), PlainText.iterator(value), Array.getLength(value))
                        : isOfNotebook(value.getClass()) ? fields(value) : new Parts("", 0, List.of());
        };
    }

    private static Parts elements(String name, Iterator<?> elements, int size) {
        var parts = new ArrayList<Part>();
        while (parts.size() < MOST_PARTS && elements.hasNext()) {
            parts.add(new Part(String.valueOf(parts.size()), elements.next()));
        }
        return new Parts(name, size, parts);
    }

    private static Parts components(Record value) {
        var parts = new ArrayList<Part>();
        for (var component : value.getClass().getRecordComponents()) {
            parts.add(new Part(component.getName(), read(component.getAccessor(), value)));
        }
        return new Parts(name(value), parts.size(), parts);
    }

    private static Parts fields(Object value) {
        var parts = new ArrayList<Part>();
        for (Class<?> at = value.getClass(); at != null && isOfNotebook(at); at = at.getSuperclass()) {
            for (var field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    parts.add(new Part(field.getName(), read(field, value)));
                }
            }
        }
        return parts.isEmpty() ? new Parts("", 0, List.of()) : new Parts(name(value), parts.size(), parts);
    }

    /// Tells whether `type` is declared by a cell, and says nothing of its objects by a `toString` of its own.
    private static boolean isOfNotebook(Class<?> type) {
        try {
            return type.getName().startsWith("REPL.$JShell$")
                    && !type.isEnum()
                    && type.getMethod("toString").getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static @Nullable Object read(AccessibleObject member, Object of) {
        try {
            member.setAccessible(true);
            return switch (member) {
                case java.lang.reflect.Field field -> field.get(of);
                case java.lang.reflect.Method accessor -> accessor.invoke(of);
                default -> throw new AssertionError(member);
            };
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "cannot be read: " + e.getClass().getSimpleName();
        }
    }

    private static String name(Object value) {
        var name = value.getClass().getSimpleName();
        return switch (value) {
            case Map<?, ?> _ when isOfJdk(value) -> "map";
            case List<?> _ when isOfJdk(value) -> "list";
            case java.util.Set<?> _ when isOfJdk(value) -> "set";
            default -> name.isEmpty() ? value.getClass().getName() : name;
        };
    }

    private static boolean isOfJdk(Object value) {
        return value.getClass().getName().startsWith("java.util.");
    }
}
