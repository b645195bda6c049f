package dev.slipway.desktop.notebook;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What of a cell is folded away, as Jupyter keeps it in the cell's metadata. Immutable.
///
/// Source: nbformat 4.5, `jupyter.source_hidden`, `jupyter.outputs_hidden`, `collapsed`; JupyterLab's
/// `jp-MarkdownHeadingCollapsed`, which was `heading_collapsed` in the classic notebook.
///
/// @param code its text
/// @param outputs what it has shown
/// @param section the cells under its heading
public record CellFolds(boolean code, boolean outputs, boolean section) {
    /// Nothing is folded.
    public static final CellFolds NONE = new CellFolds(false, false, false);

    private static final String JUPYTER = "jupyter";
    private static final String SOURCE_HIDDEN = "source_hidden";
    private static final String OUTPUTS_HIDDEN = "outputs_hidden";
    private static final String COLLAPSED = "collapsed";
    private static final String HEADING = "jp-MarkdownHeadingCollapsed";
    private static final String OLD_HEADING = "heading_collapsed";

    /// Returns what `metadata`, a JSON object's text, says; nothing folded if it says nothing that is understood.
    static CellFolds of(String metadata) {
        if (!metadata.contains("hidden") && !metadata.contains("ollapsed")) {
            return NONE;
        }
        var all = members(metadata);
        var jupyter = members(all.getOrDefault(JUPYTER, "{}"));
        return new CellFolds(
                isTrue(jupyter, SOURCE_HIDDEN),
                isTrue(jupyter, OUTPUTS_HIDDEN) || isTrue(all, COLLAPSED),
                isTrue(all, HEADING) || isTrue(all, OLD_HEADING));
    }

    /// Returns `metadata` saying this; all else in it stays.
    String in(String metadata) {
        var all = members(metadata);
        var jupyter = members(all.getOrDefault(JUPYTER, "{}"));
        put(jupyter, SOURCE_HIDDEN, code);
        put(jupyter, OUTPUTS_HIDDEN, outputs);
        put(all, COLLAPSED, outputs);
        put(all, HEADING, section);
        all.remove(OLD_HEADING);
        all.remove(JUPYTER);
        if (!jupyter.isEmpty()) {
            all.put(JUPYTER, text(jupyter));
        }
        return text(all);
    }

    CellFolds withCode(boolean folded) {
        return new CellFolds(folded, outputs, section);
    }

    CellFolds withOutputs(boolean folded) {
        return new CellFolds(code, folded, section);
    }

    CellFolds withSection(boolean folded) {
        return new CellFolds(code, outputs, folded);
    }

    private static void put(Map<String, String> members, String name, boolean folded) {
        if (folded) {
            members.put(name, "true");
        } else {
            members.remove(name);
        }
    }

    private static boolean isTrue(Map<String, String> members, String name) {
        return "true".equals(members.get(name));
    }

    /// Returns the members of an object with their spellings; none if `json` is no object.
    static Map<String, String> members(String json) {
        var members = new LinkedHashMap<String, String>();
        try {
            if (JsonParser.parse(json) instanceof Json.Members object) {
                object.all()
                        .forEach(member ->
                                members.put(member.name(), member.value().raw(json)));
            }
        } catch (JsonSyntaxException e) {
            return members;
        }
        return members;
    }

    static String text(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> JsonWriter.quote(member.getKey()) + ": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
