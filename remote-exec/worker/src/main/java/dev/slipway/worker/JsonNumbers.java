package dev.slipway.worker;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/// JSON numbers → Java's types of numbers; nothing is rounded to an integer or wraps around. Stateless.
final class JsonNumbers {
    private static final Set<Class<?>> NUMERIC = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            float.class,
            Float.class,
            double.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            Number.class);

    private JsonNumbers() {}

    static boolean isNumeric(Class<?> type) {
        return NUMERIC.contains(type);
    }

    /// Returns `number` as a `type`.
    ///
    /// @throws IllegalArgumentException if it does not fit
    static Object convert(Number number, Class<?> type) {
        if (type == Number.class) {
            return number;
        }
        if (type == double.class || type == Double.class) {
            return number.doubleValue();
        }
        if (type == float.class || type == Float.class) {
            return number.floatValue();
        }
        try {
            return exact(number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()), type);
        } catch (ArithmeticException | NumberFormatException e) {
            throw JsonValues.unfit(number, type);
        }
    }

    /// Returns `text`, `NaN` and the infinities included, as a `type`.
    ///
    /// @throws IllegalArgumentException if it is no number or does not fit
    static Object parse(String text, Class<?> type) {
        try {
            boolean real = type == double.class || type == Double.class || type == float.class || type == Float.class;
            return convert(real ? (Number) Double.valueOf(text) : new BigDecimal(text), type);
        } catch (NumberFormatException e) {
            throw JsonValues.unfit(text, type);
        }
    }

    private static Object exact(BigDecimal number, Class<?> type) {
        if (type == BigDecimal.class) {
            return number;
        }
        if (type == BigInteger.class) {
            return number.toBigIntegerExact();
        }
        if (type == long.class || type == Long.class) {
            return number.longValueExact();
        }
        if (type == int.class || type == Integer.class) {
            return number.intValueExact();
        }
        return type == short.class || type == Short.class ? (Object) number.shortValueExact() : number.byteValueExact();
    }
}
