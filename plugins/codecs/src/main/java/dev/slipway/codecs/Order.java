package dev.slipway.codecs;

import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The orders a sorted collection may have; any other comparator is code.
enum Order {
    NATURAL(0, null),
    REVERSE(1, Collections.reverseOrder()),
    IGNORING_CASE(2, String.CASE_INSENSITIVE_ORDER),
    NATURAL_COMPARATOR(3, Comparator.naturalOrder());

    private final int code;

    @SuppressWarnings("ImmutableEnumChecker") // those of the JDK hold nothing
    private final @Nullable Comparator<?> comparator;

    Order(int code, @Nullable Comparator<?> comparator) {
        this.code = code;
        this.comparator = comparator;
    }

    int code() {
        return code;
    }

    @SuppressWarnings("unchecked") // the elements were in this order when they were written
    @Nullable
    Comparator<Object> comparator() {
        return (Comparator<Object>) comparator;
    }

    /// Returns the order of `comparator`; null if it is code.
    static @Nullable Order of(@Nullable Comparator<?> comparator) {
        for (var order : values()) {
            if (Objects.equals(order.comparator, comparator)) {
                return order;
            }
        }
        return null;
    }

    static Order ofCode(int code) throws IOException {
        for (var order : values()) {
            if (order.code == code) {
                return order;
            }
        }
        throw new IOException("no order has the code " + code);
    }
}
