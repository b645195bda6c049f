package dev.slipway.kernel.message;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.engine.CellEngine.Elements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which cell a request executes, as far as the front end says so. Immutable.
///
/// @param id null from a front end that names no cell
/// @param index 0-based position among all cells of the notebook, null if not known
/// @param tags the cell's tags; copied
/// @param elements which elements its loops take
/// @param disabled whether it is not to run: so say front ends that send a cell's own metadata
public record CodeCell(
        @Nullable CellId id, @Nullable Integer index, List<String> tags, Elements elements, boolean disabled) {
    /// A cell nothing is known of.
    public static final CodeCell UNKNOWN = new CodeCell(null, null, List.of(), Elements.FIRST, false);

    public CodeCell {
        tags = List.copyOf(tags);
    }
}
