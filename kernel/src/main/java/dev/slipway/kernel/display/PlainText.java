package dev.slipway.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values as plain text of bounded length. A string is itself; arrays, collections, maps and records show what is in
/// them, whatever their own `toString`. Looks at a bounded number of elements.
public final class PlainText {
    /// Longest text of a value. Unit: UTF-16 units.
    static final int LONGEST = 1 << 20;

    private static final int MOST_ELEMENTS = 1_000;
    private static final int LONGEST_STRUCTURE = 20_000;
    private static final int DEEPEST = 6;
    private static final Pattern NOTEBOOK_CLASS = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*\\$");

    private final StringBuilder text = new StringBuilder();
    private final int longest;

    private PlainText(int longest) {
        this.longest = longest;
    }

    /// Returns `value` as text. Runs code of the notebook: its `toString`, iterators.
    public static String of(@Nullable Object value) {
        return of(value, LONGEST_STRUCTURE);
    }

    /// Returns `value` as text of at most `longest` UTF-16 units, strings up to a million.
    @SuppressWarnings("CatchingUnchecked") // iterators are code of the notebook
    public static String of(@Nullable Object value, int longest) {
        if (value instanceof CharSequence chars) {
            return cut(chars, longest == LONGEST_STRUCTURE ? LONGEST : longest);
        }
        var plain = new PlainText(longest);
        try {
            plain.append(value, 0);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            plain.text
                    .append("… (reading it threw ")
                    .append(e.getClass().getSimpleName())
                    .append(")");
        }
        return cut(plain.text, longest == LONGEST_STRUCTURE ? LONGEST : longest);
    }

    private static String cut(CharSequence chars, int longest) {
        if (chars.length() <= longest) {
            return chars.toString();
        }
        int end = Math.max(1, longest - 1);
        boolean splits = Character.isHighSurrogate(chars.charAt(end - 1));
        var more = longest < LONGEST
                ? "…"
                : "… (%,d characters in all; display(text, \"text/plain\") shows them)".formatted(chars.length());
        return chars.subSequence(0, splits ? end - 1 : end) + more;
    }

    private void append(@Nullable Object value, int depth) {
        switch (value) {
            case null -> text.append("null");
            case CharSequence chars -> text.append(chars, 0, Math.min(chars.length(), longest + 1));
            case Map<?, ?> map -> entries(map, depth);
            case Collection<?> all -> elements(all.iterator(), all.size(), depth);
            case Record structure -> structure(structure, depth);
            default -> {
                if (value.getClass().isArray()) {
                    elements(iterator(value), Array.getLength(value), depth);
                } else {
                    text.append(own(value));
                }
            }
        }
    }

    private void entries(Map<?, ?> map, int depth) {
        text.append("{");
        int shown = 0;
        for (var entry : map.entrySet()) {
            if (isFull(shown, depth)) {
                break;
            }
            text.append(shown++ == 0 ? "" : ", ");
            append(entry.getKey(), depth + 1);
            text.append("=");
            append(entry.getValue(), depth + 1);
        }
        close("}", shown, map.size());
    }

    private void elements(Iterator<?> elements, int size, int depth) {
        text.append("[");
        int shown = 0;
        while (elements.hasNext() && !isFull(shown, depth)) {
            text.append(shown++ == 0 ? "" : ", ");
            append(elements.next(), depth + 1);
        }
        close("]", shown, size);
    }

    private boolean isFull(int shown, int depth) {
        return shown == MOST_ELEMENTS || depth == DEEPEST || text.length() > longest;
    }

    private void close(String bracket, int shown, int size) {
        if (shown < size) {
            text.append(shown == 0 ? "…" : ", …")
                    .append(bracket)
                    .append(" (")
                    .append(size)
                    .append(" in all)");
        } else {
            text.append(bracket);
        }
    }

    /// Returns the elements of an array of any type.
    static Iterator<@Nullable Object> iterator(Object array) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < Array.getLength(array);
            }

            @Override
            public @Nullable Object next() {
                return Array.get(array, next++);
            }
        };
    }

    /// Shows a record's components, unless the record has a `toString` of its own.
    private void structure(Record value, int depth) {
        var names = Stream.of(value.getClass().getRecordComponents())
                .map(component -> component.getName())
                .toList();
        var components = new @Nullable Object[names.size()];
        var said = own(value);
        try {
            for (int i = 0; i < components.length; i++) {
                var accessor = value.getClass().getRecordComponents()[i].getAccessor();
                accessor.setAccessible(true);
                components[i] = accessor.invoke(value);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            text.append(said);
            return;
        }
        var name = value.getClass().getSimpleName();
        var usual = Stream.iterate(0, i -> i + 1)
                .limit(components.length)
                .map(i -> names.get(i) + "=" + own(components[i]))
                .collect(Collectors.joining(", ", name + "[", "]"));
        if (!said.equals(usual)) {
            text.append(said);
            return;
        }
        text.append(name).append("[");
        for (int i = 0; i < components.length && !isFull(i, depth); i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append("=");
            append(components[i], depth + 1);
        }
        text.append("]");
    }

    /// Returns what the object says of itself; one that fails at it is told by its class.
    @SuppressWarnings("CatchingUnchecked") // toString is code of the notebook
    private static String own(@Nullable Object value) {
        try {
            if (value == null) {
                return "null";
            }
            var said = value.toString();
            if (said == null) {
                return value.getClass().getSimpleName() + " (its toString gave null)";
            }
            return said.startsWith("REPL.$JShell$")
                    ? NOTEBOOK_CLASS.matcher(said).replaceFirst("")
                    : said;
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            var name = value == null ? "null" : value.getClass().getSimpleName();
            return name + " (its toString threw " + e.getClass().getSimpleName() + ")";
        }
    }
}
