package dev.slipway.engine.compare;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one notebook differs from another, cell by cell. Outputs and metadata do not count.
///
/// Shape: `cells` is in the order of the later notebook; a removed cell stands where it was.
///
/// @param cells every cell of both; copied
public record CodeDiff(List<CellDiff> cells) {
    public CodeDiff {
        cells = List.copyOf(cells);
    }

    /// Tells whether all cells are the same, in the same order.
    public boolean same() {
        return cells.stream().allMatch(cell -> cell.change() == Change.SAME);
    }

    /// Returns how many cells are not the same.
    public int changed() {
        return (int) cells.stream().filter(cell -> cell.change() != Change.SAME).count();
    }

    /// One cell on both sides.
    ///
    /// @param change what happened to it
    /// @param kind of the later cell if there is one
    /// @param before where it was, null if it is new
    /// @param after where it is, null if it was removed
    /// @param lines its text, both sides merged as a unified diff has them; copied
    public record CellDiff(
            Change change,
            CellKind kind,
            @Nullable Side before,
            @Nullable Side after,
            List<Line> lines) {
        public CellDiff {
            lines = List.copyOf(lines);
        }
    }

    /// A cell in one of the notebooks.
    ///
    /// @param index 0-based position among all cells
    public record Side(CellId id, int index) {}

    /// What happened to a cell.
    public enum Change {
        SAME,
        /// The same text at another place.
        MOVED,
        CHANGED,
        ADDED,
        REMOVED
    }

    /// One line of text.
    ///
    /// A removed line that stands for an added one comes before it; both then say which of their pieces differ.
    ///
    /// @param mark on which side it is
    /// @param before 1-based number in the earlier cell, null if it is not there
    /// @param after 1-based number in the later cell, null if it is not there
    /// @param pieces the line's text in pieces; copied
    public record Line(
            Mark mark, @Nullable Integer before, @Nullable Integer after, List<Piece> pieces) {
        public Line {
            pieces = List.copyOf(pieces);
        }

        /// Returns the line's text.
        public String text() {
            var text = new StringBuilder();
            pieces.forEach(piece -> text.append(piece.text()));
            return text.toString();
        }
    }

    /// On which side a line is.
    public enum Mark {
        BOTH,
        REMOVED,
        ADDED
    }

    /// A part of a line.
    ///
    /// @param differs whether the other side's line does not have it
    public record Piece(String text, boolean differs) {}
}
