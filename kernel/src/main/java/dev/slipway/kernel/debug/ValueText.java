package dev.slipway.kernel.debug;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values as text for a debugger. Runs no code of the notebook: of its objects, and those of libraries, it
/// tells what their fields hold. Immutable.
final class ValueText {
    /// Longest text shown of a string. Unit: UTF-16 units.
    static final int LONGEST = 20_000;

    private static final int LONGEST_SHORT = 200;
    private static final int FIRST = 10;
    private static final int DEEPEST = 2;

    private ValueText() {}

    /// Returns `value` as a line of text; a string in quotes, whole up to `LONGEST`.
    static String of(@Nullable Object value) {
        return value instanceof CharSequence text && Types.isOfJdk(value) ? quoted(text, LONGEST) : shortened(value, 0);
    }

    /// Returns what stands for `value` as a key or in a list.
    static String brief(@Nullable Object value) {
        return shortened(value, 1);
    }

    private static String shortened(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> "null";
            case Character one -> "'" + one + "'";
            case Enum<?> constant -> constant.name();
            case Class<?> type -> "class " + Types.name(type);
            case Throwable thrown -> thrown(thrown);
            case Object object when object.getClass().isArray() -> array(object, depth);
            case Object object when !Types.isOfJdk(object) -> fields(object, depth);
            case CharSequence text -> quoted(text, LONGEST_SHORT);
            case Collection<?> all -> Types.simple(value.getClass()) + " (" + all.size() + ") " + list(all, depth);
            case Map<?, ?> map -> Types.simple(value.getClass()) + " (" + map.size() + ") " + entries(map, depth);
            case Optional<?> one -> one.isEmpty() ? "empty" : "Optional of " + shortened(one.get(), depth + 1);
            default -> cut(String.valueOf(value), LONGEST_SHORT);
        };
    }

    private static String thrown(Throwable thrown) {
        var field = Types.message(thrown);
        return Types.name(thrown.getClass()) + (field == null ? "" : ": " + cut(field, LONGEST_SHORT));
    }

    private static String quoted(CharSequence text, int longest) {
        var shown = text.length() <= longest
                ? "\"" + text + "\""
                : "\"" + cut(text, longest) + "\" (" + text.length() + " characters in all)";
        return shown;
    }

    private static String cut(CharSequence text, int longest) {
        if (text.length() <= longest) {
            return text.toString();
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.subSequence(0, end) + "…";
    }

    private static String array(Object array, int depth) {
        int length = Array.getLength(array);
        var name = Types.simple(array.getClass().getComponentType()) + "[" + length + "]";
        if (depth >= DEEPEST || length == 0) {
            return name;
        }
        var text = new StringBuilder(name).append(" [");
        for (int i = 0; i < Math.min(length, FIRST); i++) {
            text.append(i == 0 ? "" : ", ").append(shortened(Array.get(array, i), depth + 1));
        }
        return text.append(length > FIRST ? ", …]" : "]").toString();
    }

    private static String list(Collection<?> all, int depth) {
        if (depth >= DEEPEST) {
            return "";
        }
        var text = new StringBuilder("[");
        int shown = 0;
        for (Iterator<?> each = all.iterator(); each.hasNext() && shown < FIRST; shown++) {
            text.append(shown == 0 ? "" : ", ").append(shortened(each.next(), depth + 1));
        }
        return text.append(all.size() > FIRST ? ", …]" : "]").toString();
    }

    private static String entries(Map<?, ?> map, int depth) {
        if (depth >= DEEPEST) {
            return "";
        }
        var text = new StringBuilder("{");
        int shown = 0;
        for (var each = map.entrySet().iterator(); each.hasNext() && shown < FIRST; shown++) {
            var entry = each.next();
            text.append(shown == 0 ? "" : ", ").append(shortened(entry.getKey(), depth + 1));
            text.append("=").append(shortened(entry.getValue(), depth + 1));
        }
        return text.append(map.size() > FIRST ? ", …}" : "}").toString();
    }

    private static String fields(Object object, int depth) {
        var name = Types.name(object.getClass());
        if (depth >= DEEPEST || Types.isFunction(object)) {
            return Types.isFunction(object) ? "lambda" : name;
        }
        var text = new StringBuilder(name).append("[");
        int shown = 0;
        for (var field : Types.fields(object.getClass())) {
            if (shown == FIRST) {
                return text.append(", …]").toString();
            }
            text.append(shown++ == 0 ? "" : ", ").append(field.getName()).append("=");
            text.append(shortened(Types.read(field, object), depth + 1));
        }
        return text.append("]").toString();
    }
}
