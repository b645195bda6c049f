package dev.slipway.kernel.file;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.Document;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Cells as analysis and execution see them, made from a document.
public final class SourceCells {
    private SourceCells() {}

    /// Returns the cells of `document` in order, with their positions and tags; those that are disabled have neither
    /// code nor tags.
    public static List<SourceCell> of(Document document) {
        return cells(document.cells().stream()
                .map(cell -> DisabledCells.isDisabled(cell) ? Cell.of(cell.id(), cell.kind(), "") : cell)
                .toList());
    }

    /// Returns the cells of `document` in order, with their positions and tags, disabled or not.
    public static List<SourceCell> all(Document document) {
        return cells(document.cells());
    }

    private static List<SourceCell> cells(List<Cell> all) {
        var cells = new ArrayList<SourceCell>();
        for (var cell : all) {
            cells.add(new SourceCell(cell.id(), cells.size(), cell.kind(), cell.source(), tags(cell.metadata())));
        }
        return List.copyOf(cells);
    }

    /// Returns the tags in a cell's metadata, none if there are none.
    ///
    /// @param metadata JSON object text
    public static List<String> tags(String metadata) {
        if (!metadata.contains("tags")) {
            return List.of();
        }
        try {
            if (JsonParser.parse(metadata) instanceof Json.Members members
                    && members.get("tags") instanceof Json.Items tags) {
                return tags.all().stream()
                        .filter(Json.Text.class::isInstance)
                        .map(tag -> ((Json.Text) tag).value())
                        .toList();
            }
            return List.of();
        } catch (JsonSyntaxException noTags) {
            return List.of();
        }
    }
}
