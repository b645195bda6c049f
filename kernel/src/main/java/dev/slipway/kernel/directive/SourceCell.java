package dev.slipway.kernel.directive;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import java.util.List;

/// A cell as analysis and execution see it: without outputs.
///
/// @param id names the cell
/// @param index 0-based position among all cells of the notebook
/// @param kind what the cell holds
/// @param source its text, directive lines included
/// @param tags the ipynb tags of the cell, for example `parameters`; copied
public record SourceCell(CellId id, int index, CellKind kind, String source, List<String> tags) {
    public SourceCell {
        tags = List.copyOf(tags);
    }
}
