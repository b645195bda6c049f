package dev.slipway.engine.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A change of the store: all of it is kept or none. Lent for one call, on one thread.
public interface Transaction extends View {
    /// Runs one statement and returns how many rows it changed. Arguments as in `View`.
    ///
    /// @throws IOException if the store cannot be written
    int update(String sql, @Nullable Object... arguments) throws IOException;
}
