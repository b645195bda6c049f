package dev.slipway.kernel.file;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What the cells of a `.jsh` showed, in the file beside it: `NAME.jsh.out.json`.
///
/// Shape: `{"schema": 1, "cells": [{"id", "execution_count", "outputs": [as in nbformat]}]}`, cells without outputs
/// left out.
final class JshOutputs {
    private static final int SCHEMA = 1;
    private static final int CELL_LEVEL = 2;

    private JshOutputs() {}

    /// Returns the file beside `notebook`.
    static Path beside(Path notebook) {
        return notebook.resolveSibling(notebook.getFileName() + ".out.json");
    }

    /// Returns `document` with the outputs that `text` holds; unchanged if `text` is no such file.
    static Document merge(Document document, String text) {
        try {
            if (JsonParser.parse(text) instanceof Json.Members root
                    && root.get("schema") instanceof Json.Figure schema
                    && Integer.valueOf(SCHEMA).equals(schema.whole())
                    && root.get("cells") instanceof Json.Items cells) {
                return merge(document, text, cells);
            }
            return document;
        } catch (JsonSyntaxException broken) {
            return document;
        }
    }

    private static Document merge(Document document, String text, Json.Items cells) {
        var shown = new HashMap<CellId, Json.Members>();
        for (var item : cells.all()) {
            if (item instanceof Json.Members cell) {
                cell.text("id").filter(CellId::accepts).ifPresent(id -> shown.put(new CellId(id), cell));
            }
        }
        var merged = new ArrayList<Cell>();
        for (var cell : document.cells()) {
            var found = shown.get(cell.id());
            merged.add(
                    found == null
                            ? cell
                            : cell.withOutputs(
                                    OutputJson.readAll(text, found.get("outputs")),
                                    OutputJson.count(found.get("execution_count"))));
        }
        return document.withCells(merged);
    }

    /// Returns the file's text for `document`, the empty string if no cell has shown anything.
    static String text(Document document) {
        var writer = JsonWriter.JUPYTER;
        var cells = document.cells().stream()
                .filter(JshOutputs::hasShown)
                .map(cell -> writer.object(
                        List.of(
                                JsonWriter.member(
                                        "id", JsonWriter.quote(cell.id().value())),
                                JsonWriter.member("execution_count", String.valueOf(cell.executionCount())),
                                JsonWriter.member(
                                        "outputs",
                                        writer.array(
                                                cell.outputs().stream()
                                                        .map(output -> OutputJson.write(output, writer, CELL_LEVEL + 2))
                                                        .toList(),
                                                CELL_LEVEL + 1))),
                        CELL_LEVEL))
                .toList();
        if (cells.isEmpty()) {
            return "";
        }
        return writer.object(
                        List.of(
                                JsonWriter.member("schema", String.valueOf(SCHEMA)),
                                JsonWriter.member("cells", writer.array(cells, 1))),
                        0)
                + "\n";
    }

    private static boolean hasShown(Cell cell) {
        return !cell.outputs().isEmpty() || cell.executionCount() != null;
    }
}
