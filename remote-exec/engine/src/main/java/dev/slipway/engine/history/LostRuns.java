package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import java.io.IOException;
import java.util.Set;

/// Finds runs that the store has as running although their process is gone.
@FunctionalInterface
public interface LostRuns {
    /// Returns them; where the store can be written they are marked there too, else they stay as they are.
    ///
    /// @throws IOException if the store cannot be read
    Set<RunId> find() throws IOException;
}
