package dev.slipway.kernel.rerun;

import dev.slipway.api.document.CellId;
import org.jspecify.annotations.Nullable;

/// What is true of a code cell: whether what it showed is what the document means, and if not, why. Immutable.
///
/// @param kind says which
/// @param name the name it is about; empty if it is about none
/// @param other the cell it is about; null if it is about none, or about one that is gone
public record Standing(Kind kind, String name, @Nullable CellId other) {
    /// What may be true.
    public enum Kind {
        /// It showed what it must.
        FRESH,
        /// It showed what it must, but has to run before the stale cells do: they need what it gave to `name`, and
        /// `other` has changed that since.
        NEEDED_AGAIN,
        NEVER_RAN,
        /// It ended with an error.
        FAILED,
        /// Its text is another than the one that ran.
        EDITED,
        /// The cell that gives it `name` ran again since.
        CHANGED,
        /// The cell that gives it `name` is stale.
        READS_STALE,
        /// The cell that gives it `name` failed.
        READS_FAILED,
        /// What it read came from `other`, and not from the cell that the order of the document says.
        OUT_OF_ORDER,
        /// The cell `other` that gives it `name` has not run.
        READS_NEVER_RAN,
        /// It read `name`, which no cell above defines.
        UNDEFINED,
        /// Its text is the one that ran, but where it stands now it would not compile.
        BROKEN,
        /// It ran as it must, but `name` no longer holds what it gave: a cell that is gone, or was edited, has changed
        /// it.
        OVERWRITTEN
    }

    static Standing of(Kind kind) {
        return new Standing(kind, "", null);
    }

    /// Tells whether what the cell showed is what the document means.
    public boolean isRight() {
        return kind == Kind.FRESH || kind == Kind.NEEDED_AGAIN || kind == Kind.OVERWRITTEN;
    }
}
