package dev.slipway.kernel.server;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value made when it is first needed. Thread-safe.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        var made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
