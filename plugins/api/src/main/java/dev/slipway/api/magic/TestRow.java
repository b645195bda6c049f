package dev.slipway.api.magic;

import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arguments of one run of a test. Immutable.
public final class TestRow {
    private static final List<String> FACTORIES =
            List.of("parse", "valueOf", "of", "fromString", "from", "create", "get");

    private final @Nullable Object[] values;

    TestRow(@Nullable Object[] values) {
        this.values = values.clone();
    }

    /// Returns argument `index`, 0-based, as a value of `type`: a number is widened, and text becomes what JUnit makes
    /// of it: a number, a truth, a character, a constant of an enum, or what a static method such as `parse` or a
    /// constructor of the type makes of a text.
    ///
    /// @throws IllegalArgumentException if there is no such argument, or it cannot become a `type`
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // checked by convert
    public <T> @Nullable T get(int index, Class<T> type) {
        if (index >= values.length) {
            throw new IllegalArgumentException(
                    "the test takes more arguments than the " + values.length + " there are: " + words());
        }
        if (values[index] == null && type.isPrimitive()) {
            throw new IllegalArgumentException("null cannot become " + type.getSimpleName());
        }
        return (T) convert(values[index], boxed(type));
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private @Nullable Object convert(@Nullable Object value, Class<?> type) {
        if (value == null || type.isInstance(value)) {
            return value;
        }
        var made = value instanceof String text ? read(text, type) : widened(value, type);
        if (made == null) {
            throw new IllegalArgumentException(plain(value) + " cannot become " + type.getSimpleName());
        }
        return made;
    }

    private static @Nullable Object widened(Object value, Class<?> type) {
        var order = List.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);
        var number = value instanceof Character c && !type.equals(Short.class) ? (Number) (int) c : value;
        int from = value instanceof Character ? order.indexOf(Integer.class) : order.indexOf(value.getClass());
        int to = order.indexOf(type);
        if (!(number instanceof Number n) || from < 0 || to < from) {
            return null;
        }
        return switch (to) {
            case 1 -> n.shortValue();
            case 2 -> n.intValue();
            case 3 -> n.longValue();
            case 4 -> n.floatValue();
            case 5 -> n.doubleValue();
            default -> n;
        };
    }

    private static @Nullable Object read(String text, Class<?> type) {
        try {
            if (type.equals(Character.class)) {
                return text.length() == 1 ? text.charAt(0) : null;
            }
            if (type.equals(Boolean.class)) {
                return text.equalsIgnoreCase("true") ? (Object) true : text.equalsIgnoreCase("false") ? false : null;
            }
            if (Number.class.isAssignableFrom(type) && type.getPackageName().equals("java.lang")) {
                boolean isWhole = !type.equals(Float.class) && !type.equals(Double.class);
                return type.getMethod(isWhole ? "decode" : "valueOf", String.class)
                        .invoke(null, text.replace("_", ""));
            }
            if (type.isEnum()) {
                return constant(text, type);
            }
            return made(text, type);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    plain(text) + " cannot become " + type.getSimpleName() + ": " + e.getTargetException(), e);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable Object constant(String name, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> ((Enum<?>) one).name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object made(String text, Class<?> type) throws ReflectiveOperationException {
        for (var name : FACTORIES) {
            for (var method : type.getMethods()) {
                if (method.getName().equals(name)
                        && Modifier.isStatic(method.getModifiers())
                        && type.isAssignableFrom(method.getReturnType())
                        && takesText(method)) {
                    return method.invoke(null, text);
                }
            }
        }
        for (var constructor : type.getConstructors()) {
            if (takesText(constructor) && !Modifier.isAbstract(type.getModifiers())) {
                return constructor.newInstance(text);
            }
        }
        return null;
    }

    private static boolean takesText(Executable called) {
        return called.getParameterCount() == 1 && called.getParameterTypes()[0].isAssignableFrom(String.class);
    }

    /// Returns all arguments as a person reads them.
    String words() {
        var words = new ArrayList<String>();
        for (var value : values) {
            words.add(plain(value));
        }
        return String.join(", ", words);
    }

    /// Returns the name of a run.
    ///
    /// @param pattern as JUnit has it, with `{index}`, `{arguments}`, `{0}` and so on; empty for ours
    /// @param number 1-based
    String name(String test, String pattern, int number) {
        if (pattern.isEmpty()) {
            return test + "(" + words() + ")";
        }
        var name = pattern.replace("{displayName}", test)
                .replace("{index}", String.valueOf(number))
                .replace("{arguments}", words())
                .replace("{argumentsWithNames}", words())
                .replace("{default_display_name}", "[" + number + "] " + words());
        for (int i = 0; i < values.length; i++) {
            name = name.replace("{" + i + "}", plain(values[i]));
        }
        return name;
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof String text) {
            return "\"" + text + "\"";
        }
        if (value instanceof Class<?> type) {
            return type.getSimpleName();
        }
        return value != null && value.getClass().isArray()
                ? Arrays.deepToString(new Object[] {value}).replaceAll("^\\[|\\]$", "")
                : String.valueOf(value);
    }
}
