package dev.slipway.worker.protocol;

/// A variable whose value a task keeps as an artifact.
///
/// @param name the variable
/// @param demand what happens if it cannot be stored
public record Keep(String name, Demand demand) {
    /// What happens if a value cannot be stored, or shares a mutable object with another artifact.
    public enum Demand {
        /// A later step reads it, or `keep` names it: the task fails.
        REQUIRED,
        /// Nothing reads it: it is reported as unstorable.
        IF_STORABLE
    }
}
