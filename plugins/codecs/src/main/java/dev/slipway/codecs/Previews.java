package dev.slipway.codecs;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Short readable forms of values. Looks at a few elements only, however many there are.
final class Previews {
    private static final int ELEMENTS = 12;
    private static final int DEEPEST = 4;

    private Previews() {}

    /// Returns `value` in at most `longest` characters.
    static String of(@Nullable Object value, int longest) {
        var text = new StringBuilder();
        append(text, value, 0, longest);
        return cut(text.toString(), longest);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    private static void append(StringBuilder text, @Nullable Object value, int depth, int longest) {
        if (text.length() > longest) {
            return;
        }
        switch (value) {
            case null -> text.append("null");
            case CharSequence chars -> text.append(chars, 0, Math.min(chars.length(), longest + 1));
            case Map<?, ?> map -> map(text, map, depth, longest);
            case Collection<?> all -> elements(text, all.iterator(), all.size(), depth, longest);
            case Record structure -> structure(text, structure, depth, longest);
            default -> {
                if (value.getClass().isArray()) {
                    array(text, value, depth, longest);
                } else {
                    text.append(safely(value));
                }
            }
        }
    }

    private static void map(StringBuilder text, Map<?, ?> map, int depth, int longest) {
        text.append("{");
        int shown = 0;
        for (var entry : map.entrySet()) {
            if (shown == ELEMENTS || depth == DEEPEST || text.length() > longest) {
                text.append(shown == 0 ? "…" : ", …");
                break;
            }
            text.append(shown++ == 0 ? "" : ", ");
            append(text, entry.getKey(), depth + 1, longest);
            text.append("=");
            append(text, entry.getValue(), depth + 1, longest);
        }
        text.append("}").append(map.size() > ELEMENTS ? " (" + map.size() + ")" : "");
    }

    private static void elements(StringBuilder text, Iterator<?> elements, int size, int depth, int longest) {
        text.append("[");
        for (int shown = 0; elements.hasNext(); shown++) {
            if (shown == ELEMENTS || depth == DEEPEST || text.length() > longest) {
                text.append(shown == 0 ? "…" : ", …");
                break;
            }
            text.append(shown == 0 ? "" : ", ");
            append(text, elements.next(), depth + 1, longest);
        }
        text.append("]").append(size > ELEMENTS ? " (" + size + ")" : "");
    }

    private static void array(StringBuilder text, Object array, int depth, int longest) {
        var elements = new Iterator<@Nullable Object>() {
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
        elements(text, elements, Array.getLength(array), depth, longest);
    }

    private static void structure(StringBuilder text, Record value, int depth, int longest) {
        text.append(value.getClass().getSimpleName()).append("[");
        var components = value.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            text.append(i == 0 ? "" : ", ");
            if (depth == DEEPEST || text.length() > longest) {
                text.append("…");
                break;
            }
            text.append(components[i].getName()).append("=");
            try {
                var field = value.getClass().getDeclaredField(components[i].getName());
                field.setAccessible(true);
                append(text, field.get(value), depth + 1, longest);
            } catch (ReflectiveOperationException | RuntimeException e) {
                text.append("…");
            }
        }
        text.append("]");
    }

    /// Returns what the object says of itself; one that fails at it is told by its class.
    @SuppressWarnings("CatchingUnchecked") // toString is code of the notebook
    private static String safely(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | StackOverflowError e) {
            return value.getClass().getSimpleName();
        }
    }
}
