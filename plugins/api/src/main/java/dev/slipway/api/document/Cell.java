package dev.slipway.api.document;

import dev.slipway.api.output.Output;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One cell of a notebook.
///
/// @param id names the cell
/// @param kind what the cell holds
/// @param source the text, lines separated by `\n`, usually without one at the end
/// @param outputs what the last execution showed; empty for cells that are not code; copied
/// @param executionCount the number in brackets of the last execution, null if never executed; 1-based
/// @param metadata JSON object text as the file spells it, `{}` if there is none
/// @param attachments JSON object text of the cell's attachments, null if it has none
public record Cell(
        CellId id,
        CellKind kind,
        String source,
        List<Output> outputs,
        @Nullable Integer executionCount,
        String metadata,
        @Nullable String attachments) {
    public Cell {
        outputs = List.copyOf(outputs);
    }

    /// Returns a cell without outputs and metadata.
    public static Cell of(CellId id, CellKind kind, String source) {
        return new Cell(id, kind, source, List.of(), null, "{}", null);
    }

    /// Returns the number of the last execution; empty if there was none.
    public OptionalInt count() {
        return executionCount == null ? OptionalInt.empty() : OptionalInt.of(executionCount);
    }

    /// Returns this cell with another id.
    public Cell withId(CellId newId) {
        return new Cell(newId, kind, source, outputs, executionCount, metadata, attachments);
    }

    /// Returns this cell with another text; outputs stay.
    public Cell withSource(String text) {
        return new Cell(id, kind, text, outputs, executionCount, metadata, attachments);
    }

    /// Returns this cell as another kind; outputs and count go when it is no longer code.
    public Cell withKind(CellKind other) {
        return other == CellKind.CODE
                ? new Cell(id, other, source, outputs, executionCount, metadata, attachments)
                : new Cell(id, other, source, List.of(), null, metadata, attachments);
    }

    /// Returns this cell as an execution left it.
    public Cell withOutputs(List<Output> shown, @Nullable Integer count) {
        return new Cell(id, kind, source, shown, count, metadata, attachments);
    }

    /// Returns this cell with other metadata, a JSON object's text.
    public Cell withMetadata(String json) {
        return new Cell(id, kind, source, outputs, executionCount, json, attachments);
    }
}
