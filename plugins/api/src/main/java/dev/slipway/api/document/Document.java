package dev.slipway.api.document;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A notebook's content: its cells in order and the notebook's own metadata.
///
/// Shape: cell ids are unique.
///
/// @param cells the cells from top to bottom; copied
/// @param metadata JSON object text as the file spells it, `{}` if there is none
public record Document(List<Cell> cells, String metadata) {
    /// @throws IllegalArgumentException if two cells share an id
    public Document {
        cells = List.copyOf(cells);
        var seen = new HashSet<CellId>();
        for (var cell : cells) {
            if (!seen.add(cell.id())) {
                throw new IllegalArgumentException("two cells have the id " + cell.id());
            }
        }
    }

    /// Returns a document of these cells without metadata.
    public static Document of(List<Cell> cells) {
        return new Document(cells, "{}");
    }

    /// Returns the 0-based position of the cell `id`, -1 if there is none.
    public int indexOf(CellId id) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the cell `id`; empty if there is none.
    public Optional<Cell> cell(CellId id) {
        var at = indexOf(id);
        return at < 0 ? Optional.empty() : Optional.of(cells.get(at));
    }

    /// Returns this document with other metadata.
    ///
    /// @param other JSON object text
    public Document withMetadata(String other) {
        return new Document(cells, other);
    }

    /// Returns this document with other cells.
    public Document withCells(List<Cell> others) {
        return new Document(others, metadata);
    }
}
