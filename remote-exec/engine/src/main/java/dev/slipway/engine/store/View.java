package dev.slipway.engine.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The store as it was at one moment. Lent for one call, on one thread.
///
/// Arguments fill the `?` in order: texts, numbers, booleans, `Instant` (microseconds), `ContentHash`, `RunId` and
/// `Path` (their text), byte arrays, null. A NaN is stored as null.
public interface View {
    /// Returns what `reader` makes of every row.
    ///
    /// @throws IOException if the store cannot be read
    <T> List<T> query(String sql, Row.Reader<T> reader, @Nullable Object... arguments) throws IOException;

    /// Returns what `reader` makes of the first row; empty if there is none.
    ///
    /// @throws IOException if the store cannot be read
    default <T> Optional<T> first(String sql, Row.Reader<T> reader, @Nullable Object... arguments) throws IOException {
        return query(sql, reader, arguments).stream().findFirst();
    }
}
