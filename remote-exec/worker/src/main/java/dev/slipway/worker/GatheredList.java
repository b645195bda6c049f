package dev.slipway.worker;

import dev.slipway.worker.protocol.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The list of a `gather`: decodes an element when it is first asked for, and keeps it if all are small. Thread-safe.
final class GatheredList extends AbstractList<@Nullable Object> implements RandomAccess {
    private static final long MOST_KEPT_BYTES = 64L << 20;
    private static final Object ABSENT = new Object();

    private final List<Input> parts;
    private final Decoder decoder;
    private final boolean keeps;
    private final @Nullable Object[] decoded;

    /// Returns the value of a part.
    @FunctionalInterface
    interface Decoder {
        @Nullable
        Object decode(Input part) throws IOException;
    }

    /// Tells whether an element is still what was stored.
    @FunctionalInterface
    interface Check {
        boolean isAsStored(Input part, @Nullable Object element) throws IOException;
    }

    GatheredList(List<Input> parts, Decoder decoder) {
        this.parts = parts;
        this.decoder = decoder;
        keeps = parts.stream().mapToLong(GatheredList::size).sum() <= MOST_KEPT_BYTES;
        decoded = new @Nullable Object[keeps ? parts.size() : 0];
        Arrays.fill(decoded, ABSENT);
    }

    /// @throws UncheckedIOException if the stored element cannot be read
    @Override
    public synchronized @Nullable Object get(int index) {
        var part = parts.get(index);
        if (keeps && decoded[index] != ABSENT) {
            return decoded[index];
        }
        try {
            var value = decoder.decode(part);
            if (keeps) {
                decoded[index] = value;
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException("element " + index + " of a gathered list: " + e.getMessage(), e);
        }
    }

    /// Returns the elements that were asked for and are kept.
    synchronized List<@Nullable Object> seen() {
        return Arrays.stream(decoded).filter(element -> element != ABSENT).toList();
    }

    /// Tells whether an element that was asked for and is kept has changed.
    synchronized boolean wasChanged(Check check) throws IOException {
        for (int i = 0; i < decoded.length; i++) {
            if (decoded[i] != ABSENT && !check.isAsStored(parts.get(i), decoded[i])) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return parts.size();
    }

    private static long size(Input part) {
        return part instanceof Input.Stored stored ? stored.blob().size() : 0;
    }
}
