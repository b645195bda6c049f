package dev.slipway.kernel.exec;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How running a notebook went.
///
/// @param status of the whole
/// @param elapsed of the whole, the kernel's start not counted
/// @param cells the code cells in document order; copied
/// @param document the notebook with the new outputs
public record Executed(Status status, Duration elapsed, List<CellRun> cells, Document document) {
    public Executed {
        cells = List.copyOf(cells);
    }

    /// How the whole went.
    public enum Status {
        SUCCEEDED,
        /// A cell failed that must not.
        FAILED,
        /// A cell ran past its time.
        TIMEOUT,
        /// The caller's thread was interrupted.
        INTERRUPTED
    }

    /// How one cell went.
    ///
    /// @param index 0-based position among all cells
    /// @param elapsed over all elements, null if it never ran
    /// @param failure what went wrong, null if nothing did
    public record CellRun(
            CellId id,
            int index,
            CellStatus status,
            @Nullable Duration elapsed,
            @Nullable Failure failure) {}

    /// How one cell went.
    public enum CellStatus {
        OK,
        ERROR,
        TIMEOUT,
        SKIPPED
    }

    /// @param type the exception's class name, `CompileError`, `Timeout`, `KernelDied` or `InputUnavailable`
    /// @param line 1-based line in the cell, null if not known
    public record Failure(
            String type, String message, @Nullable Integer line) {}
}
