package dev.slipway.kernel.exec;

import dev.slipway.api.output.Output;
import dev.slipway.kernel.directive.SourceCell;

/// Hears how running a notebook goes. `shown` is called on the kernel's thread, the others on the caller's.
public interface Watcher {
    /// A cell begins.
    ///
    /// @param element 0-based element of its `foreach`, 0 outside one
    /// @param elements how many there are, -1 while not known
    default void started(SourceCell cell, int element, int elements) {}

    /// A cell showed something; text comes as it is printed.
    default void shown(SourceCell cell, Output output) {}

    /// A cell ended.
    default void finished(SourceCell cell, Executed.CellStatus status) {}
}
