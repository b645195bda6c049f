package dev.slipway.worker;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON values → values of Java types, for parameters. Stateless.
public final class JsonValues {
    private static final List<String> FACTORIES = List.of("parse", "fromString", "of", "valueOf", "create");

    private JsonValues() {}

    /// Returns `json` as a `type`.
    ///
    /// @throws IllegalArgumentException if it is none, saying what was expected
    public static @Nullable Object convert(@Nullable Object json, Type type) {
        return switch (type) {
            case Class<?> raw -> ofClass(json, raw, List.of());
            case ParameterizedType generic ->
                ofClass(json, (Class<?>) generic.getRawType(), List.of(generic.getActualTypeArguments()));
            case GenericArrayType array -> array(json, array.getGenericComponentType());
            case WildcardType wildcard -> convert(json, wildcard.getUpperBounds()[0]);
            default -> natural(json);
        };
    }

    private static @Nullable Object ofClass(@Nullable Object json, Class<?> type, List<Type> arguments) {
        if (json == null) {
            if (type.isPrimitive()) {
                throw unfit(null, type);
            }
            return null;
        }
        if (type == Object.class) {
            return natural(json);
        }
        if (type.isArray()) {
            return array(json, type.getComponentType());
        }
        if (json instanceof Number number && JsonNumbers.isNumeric(type)) {
            return JsonNumbers.convert(number, type);
        }
        return switch (json) {
            case Map<?, ?> map when Map.class.isAssignableFrom(type) -> map(map, type, arguments);
            case Map<?, ?> map when type.isRecord() -> record(map, type);
            case Collection<?> all when type.isAssignableFrom(List.class) -> list(all, argument(arguments, 0));
            case Collection<?> all when Collection.class.isAssignableFrom(type) -> collection(all, type, arguments);
            case Boolean truth when type == boolean.class || type == Boolean.class -> truth;
            case String text -> ofText(text, type);
            default -> {
                if (type.isInstance(json)) {
                    yield json;
                }
                throw unfit(json, type);
            }
        };
    }

    private static Object ofText(String text, Class<?> type) {
        if (type.isAssignableFrom(String.class)) {
            return text;
        }
        if (type == char.class || type == Character.class) {
            if (text.length() == 1) {
                return text.charAt(0);
            }
            throw unfit(text, type);
        }
        if (JsonNumbers.isNumeric(type)) {
            return JsonNumbers.parse(text, type);
        }
        if (type.isEnum()) {
            for (var constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
            throw unfit(text, type);
        }
        return byFactory(text, type);
    }

    private static Object byFactory(String text, Class<?> type) {
        for (var method : type.getMethods()) {
            boolean fits = FACTORIES.contains(method.getName())
                    && method.getParameterCount() == 1
                    && method.getParameterTypes()[0].isAssignableFrom(String.class)
                    && method.getParameterTypes()[0] != Object.class
                    && type.isAssignableFrom(method.getReturnType());
            if (fits && Modifier.isStatic(method.getModifiers())) {
                try {
                    return method.invoke(null, text);
                } catch (ReflectiveOperationException e) {
                    throw unfit(text, type);
                }
            }
        }
        try {
            return type.getConstructor(String.class).newInstance(text);
        } catch (ReflectiveOperationException e) {
            throw unfit(text, type);
        }
    }

    private static Object record(Map<?, ?> json, Class<?> type) {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var name = components[i].getName();
            if (!json.containsKey(name)) {
                throw new IllegalArgumentException(type.getSimpleName() + " needs a value for " + name);
            }
            types[i] = components[i].getType();
            arguments[i] = convert(json.get(name), components[i].getGenericType());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + type.getSimpleName() + " of " + json, e);
        }
    }

    private static List<@Nullable Object> list(Collection<?> json, Type element) {
        var list = new ArrayList<@Nullable Object>();
        json.forEach(each -> list.add(convert(each, element)));
        return list.contains(null) ? Collections.unmodifiableList(list) : Collections.unmodifiableList(copy(list));
    }

    @SuppressWarnings("NullAway") // holds no null
    private static List<@Nullable Object> copy(List<@Nullable Object> list) {
        return List.copyOf(list);
    }

    private static Object collection(Collection<?> json, Class<?> type, List<Type> arguments) {
        var elements = list(json, argument(arguments, 0));
        var set = new LinkedHashSet<>(elements);
        return type.isAssignableFrom(LinkedHashSet.class) ? set : made(type, elements);
    }

    private static Object map(Map<?, ?> json, Class<?> type, List<Type> arguments) {
        var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        json.forEach(
                (key, value) -> map.put(convert(key, argument(arguments, 0)), convert(value, argument(arguments, 1))));
        return type.isAssignableFrom(LinkedHashMap.class) ? map : made(type, map);
    }

    private static Object made(Class<?> type, Object content) {
        for (var constructor : type.getConstructors()) {
            boolean copies = constructor.getParameterCount() == 1
                    && (constructor.getParameterTypes()[0] == Collection.class
                            || constructor.getParameterTypes()[0] == Map.class);
            if (copies) {
                try {
                    return constructor.newInstance(content);
                } catch (ReflectiveOperationException e) {
                    throw unfit(content, type);
                }
            }
        }
        throw unfit(content, type);
    }

    private static Object array(@Nullable Object json, Type component) {
        if (!(json instanceof Collection<?> all)) {
            throw new IllegalArgumentException("an array needs a JSON list, not " + json);
        }
        var array = Array.newInstance(raw(component), all.size());
        int i = 0;
        for (var each : all) {
            Array.set(array, i++, convert(each, component));
        }
        return array;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> raw -> raw;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            default -> Object.class;
        };
    }

    private static Type argument(List<Type> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : Object.class;
    }

    private static @Nullable Object natural(@Nullable Object json) {
        return switch (json) {
            case Long number when number == number.intValue() -> number.intValue();
            case List<?> list -> list(list, Object.class);
            case BigDecimal number
            when new BigDecimal(number.doubleValue()).compareTo(number) == 0 -> number.doubleValue();
            case null, default -> json;
        };
    }

    static IllegalArgumentException unfit(@Nullable Object json, Class<?> type) {
        return new IllegalArgumentException(json + " is no " + type.getSimpleName());
    }
}
