package dev.slipway.codecs;

import java.io.IOException;
import java.util.BitSet;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Mutable JDK objects that are all told by one simpler value. The codes are part of the format.
@SuppressWarnings("JavaUtilDate") // a stored Date comes back as one
enum Holder {
    STRING_BUILDER(1, StringBuilder.class, Object::toString, text -> Holder.builder((String) text)),
    ATOMIC_INTEGER(
            2,
            AtomicInteger.class,
            held -> ((AtomicInteger) held).get(),
            number -> new AtomicInteger((Integer) number)),
    ATOMIC_LONG(3, AtomicLong.class, held -> ((AtomicLong) held).get(), number -> new AtomicLong((Long) number)),
    ATOMIC_BOOLEAN(
            4, AtomicBoolean.class, held -> ((AtomicBoolean) held).get(), truth -> new AtomicBoolean((Boolean) truth)),
    BIT_SET(5, BitSet.class, held -> ((BitSet) held).toLongArray(), words -> BitSet.valueOf((long[]) words)),
    DATE(6, Date.class, held -> ((Date) held).getTime(), millis -> new Date((Long) millis)),
    INT_STATISTICS(7, IntSummaryStatistics.class, Holder::ofInts, Holder::toInts),
    LONG_STATISTICS(8, LongSummaryStatistics.class, Holder::ofLongs, Holder::toLongs),
    DOUBLE_STATISTICS(9, DoubleSummaryStatistics.class, Holder::ofDoubles, Holder::toDoubles);

    private static final Map<Class<?>, Holder> BY_TYPE = new HashMap<>();

    static {
        for (var holder : values()) {
            BY_TYPE.put(holder.type, holder);
        }
    }

    private final int code;
    private final Class<?> type;

    @SuppressWarnings("ImmutableEnumChecker") // holds nothing
    private final Function<Object, Object> held;

    @SuppressWarnings("ImmutableEnumChecker") // holds nothing
    private final Function<Object, Object> make;

    Holder(int code, Class<?> type, Function<Object, Object> held, Function<Object, Object> make) {
        this.code = code;
        this.type = type;
        this.held = held;
        this.make = make;
    }

    int code() {
        return code;
    }

    static @Nullable Holder of(Object value) {
        return BY_TYPE.get(value.getClass());
    }

    static Holder ofCode(int code) throws IOException {
        for (var holder : values()) {
            if (holder.code == code) {
                return holder;
            }
        }
        throw new IOException("no kind of object has the code " + code);
    }

    /// Returns the simpler value.
    Object held(Object object) {
        return held.apply(object);
    }

    /// Returns a new object that holds `value`.
    Object make(@Nullable Object value) throws IOException {
        try {
            if (value == null) {
                throw new IOException("a " + type.getSimpleName() + " without content");
            }
            return make.apply(value);
        } catch (RuntimeException e) {
            throw new IOException("not the content of a " + type.getSimpleName(), e);
        }
    }

    @SuppressWarnings("UnnecessaryStringBuilder") // a stored StringBuilder comes back as one
    private static Object builder(String text) {
        return new StringBuilder(text);
    }

    private static Object ofInts(Object value) {
        var all = (IntSummaryStatistics) value;
        return new long[] {all.getCount(), all.getMin(), all.getMax(), all.getSum()};
    }

    private static Object toInts(Object value) {
        var parts = (long[]) value;
        return new IntSummaryStatistics(parts[0], (int) parts[1], (int) parts[2], parts[3]);
    }

    private static Object ofLongs(Object value) {
        var all = (LongSummaryStatistics) value;
        return new long[] {all.getCount(), all.getMin(), all.getMax(), all.getSum()};
    }

    private static Object toLongs(Object value) {
        var parts = (long[]) value;
        return new LongSummaryStatistics(parts[0], parts[1], parts[2], parts[3]);
    }

    private static Object ofDoubles(Object value) {
        var all = (DoubleSummaryStatistics) value;
        return new double[] {all.getCount(), all.getMin(), all.getMax(), all.getSum()};
    }

    private static Object toDoubles(Object value) {
        var parts = (double[]) value;
        return new DoubleSummaryStatistics((long) parts[0], parts[1], parts[2], parts[3]);
    }
}
