package dev.slipway.kernel.directive;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A cell as analysis and execution see it: without outputs.
///
/// @param id names the cell
/// @param index 0-based position among all cells of the notebook
/// @param kind what the cell holds
/// @param source its text, directive lines included; a byte-order mark at its beginning becomes a blank
/// @param tags the ipynb tags of the cell, for example `parameters`; copied
/// @param loads the texts of the files that the magic `%load` takes, by their names as they are written, each a list
///     of cells; copied. `Loads` reads them
public record SourceCell(
        CellId id, int index, CellKind kind, String source, List<String> tags, Map<String, List<String>> loads) {
    private static final String MARK = "\uFEFF";

    public SourceCell {
        source = withoutMark(source);
        tags = List.copyOf(tags);
        loads = loads.isEmpty() ? Map.of() : withoutMarks(loads);
    }

    private static Map<String, List<String>> withoutMarks(Map<String, List<String>> loads) {
        var plain = new HashMap<String, List<String>>();
        loads.forEach((name, cells) ->
                plain.put(name, cells.stream().map(SourceCell::withoutMark).toList()));
        return Map.copyOf(plain);
    }

    /// Returns `source` with a blank for the byte-order mark that it may have been pasted with.
    private static String withoutMark(String source) {
        return source.startsWith(MARK) ? " " + source.substring(1) : source;
    }

    /// Makes a cell that loads no file.
    public SourceCell(CellId id, int index, CellKind kind, String source, List<String> tags) {
        this(id, index, kind, source, tags, Map.of());
    }

    /// Returns the same cell with the texts of the files it loads.
    public SourceCell withLoads(Map<String, List<String>> texts) {
        return new SourceCell(id, index, kind, source, tags, texts);
    }
}
