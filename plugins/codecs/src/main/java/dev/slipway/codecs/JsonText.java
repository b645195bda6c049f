package dev.slipway.codecs;

import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Array;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Writes plain trees as JSON. NaN and infinities are strings; an object that is a part of itself is `null` there.
final class JsonText {
    private static final int DEEPEST = 300;

    private final Writer out;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int depth;

    JsonText(Writer out) {
        this.out = out;
    }

    void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.write("null");
            case Boolean truth -> out.write(truth.toString());
            case Double number -> real(number, Double.isFinite(number));
            case Float number -> real(number, Float.isFinite(number));
            case Number number -> out.write(number.toString());
            case PlainAssembly.Json json -> out.write(json.text());
            case Optional<?> optional -> write(optional.orElse(null));
            case OptionalInt optional -> write(optional.isPresent() ? (Object) optional.getAsInt() : null);
            case OptionalLong optional -> write(optional.isPresent() ? (Object) optional.getAsLong() : null);
            case OptionalDouble optional -> write(optional.isPresent() ? (Object) optional.getAsDouble() : null);
            case AtomicReference<?> reference -> write(reference.get());
            case List<?> _, Map<?, ?> _, Map.Entry<?, ?> _, PlainAssembly.Pairs _ -> nested(value);
            default -> {
                if (value.getClass().isArray()) {
                    nested(value);
                } else {
                    string(scalar(value));
                }
            }
        }
    }

    /// Returns the text of a simple value.
    static String scalar(Object value) {
        var scalar = Scalar.of(value);
        return scalar == null ? value.toString() : scalar.text(value);
    }

    private void real(Number number, boolean finite) throws IOException {
        if (finite) {
            out.write(number.toString());
        } else {
            string(number.toString());
        }
    }

    private void nested(Object value) throws IOException {
        if (depth == DEEPEST || !open.add(value)) {
            out.write("null");
            return;
        }
        depth++;
        switch (value) {
            case List<?> list -> elements(list.size(), list::get);
            case Map<?, ?> map -> {
                var pairs = map.entrySet().stream()
                        .map(entry -> new PlainAssembly.Pair(entry.getKey(), entry.getValue()))
                        .toList();
                object(pairs);
            }
            case Map.Entry<?, ?> entry ->
                object(List.of(
                        new PlainAssembly.Pair("key", entry.getKey()),
                        new PlainAssembly.Pair("value", entry.getValue())));
            case PlainAssembly.Pairs pairs -> pairs(pairs);
            default -> elements(Array.getLength(value), i -> Array.get(value, i));
        }
        depth--;
        open.remove(value);
    }

    private void pairs(PlainAssembly.Pairs pairs) throws IOException {
        boolean simple = pairs.all().stream().allMatch(pair -> isSimple(pair.key()));
        if (simple) {
            object(pairs.all());
        } else {
            elements(pairs.all().size(), i -> {
                var pair = pairs.all().get(i);
                var entry = new LinkedHashMap<String, @Nullable Object>();
                entry.put("key", pair.key());
                entry.put("value", pair.value());
                return entry;
            });
        }
    }

    private static boolean isSimple(@Nullable Object key) {
        return key instanceof String
                || key instanceof Number
                || key instanceof Boolean
                || key instanceof Character
                || (key != null && Scalar.of(key) != null);
    }

    private void object(List<PlainAssembly.Pair> pairs) throws IOException {
        out.write('{');
        var separator = "";
        for (var pair : pairs) {
            out.write(separator);
            separator = ",";
            string(pair.key() == null ? "null" : scalar(pair.key()));
            out.write(':');
            write(pair.value());
        }
        out.write('}');
    }

    @FunctionalInterface
    private interface At {
        @Nullable
        Object at(int index);
    }

    private void elements(int count, At elements) throws IOException {
        out.write('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.write(',');
            }
            write(elements.at(i));
        }
        out.write(']');
    }

    private void string(String text) throws IOException {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.write("\\\"");
                case '\\' -> out.write("\\\\");
                case '\n' -> out.write("\\n");
                case '\r' -> out.write("\\r");
                case '\t' -> out.write("\\t");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && !isPair(text, i))) {
                        out.write(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.write(c);
                    }
                }
            }
        }
        out.write('"');
    }

    private static boolean isPair(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
