package dev.slipway.engine.reuse;

import dev.slipway.worker.protocol.Artifact;
import java.util.List;

/// What the store has for a key.
public sealed interface Found {
    /// A result that still holds.
    ///
    /// @param attempt id of the attempt that made it
    /// @param artifacts what it kept; copied
    record Hit(long attempt, List<Artifact> artifacts) implements Found {
        public Hit {
            artifacts = List.copyOf(artifacts);
        }
    }

    /// No result that holds.
    ///
    /// @param why one clause: a file that changed, a blob that is gone; empty if there was never a result
    record Miss(String why) implements Found {
        static final Miss NEVER = new Miss("");
    }
}
