package dev.slipway.kernel.file;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonPatch;
import dev.slipway.kernel.file.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes nbformat 4: a new file as 4.5, an opened one in its own version with only the edited parts changed.
final class IpynbWriter {
    private static final int CELL_LEVEL = 2;
    private static final int MEMBER_LEVEL = 3;
    private static final int FIRST_MINOR_WITH_IDS = 5;
    private static final String METADATA = """
            {"kernelspec": {"display_name": "Java (Slipway)", "language": "java", "name": "slipway"}, \
            "language_info": {"file_extension": ".jsh", "mimetype": "text/x-java-source", "name": "java"}}""";

    private final JsonWriter writer;
    private final boolean withIds;

    private IpynbWriter(JsonWriter writer, boolean withIds) {
        this.writer = writer;
        this.withIds = withIds;
    }

    /// Returns `document` as a new file.
    static String fresh(Document document) {
        var writer = new IpynbWriter(JsonWriter.JUPYTER, true);
        var cells = document.cells().stream().map(cell -> writer.cell(cell)).toList();
        var metadata = document.metadata().equals("{}") ? METADATA : document.metadata();
        return JsonWriter.JUPYTER.object(
                        List.of(
                                JsonWriter.member("cells", JsonWriter.JUPYTER.array(cells, 1)),
                                JsonWriter.member("metadata", JsonWriter.JUPYTER.layOut(metadata, 1)),
                                JsonWriter.member("nbformat", String.valueOf(IpynbReader.MAJOR)),
                                JsonWriter.member("nbformat_minor", String.valueOf(IpynbReader.NEWEST_MINOR))),
                        0)
                + "\n";
    }

    /// Returns `text` changed where `after` differs from `before`.
    ///
    /// @param text the file as it is
    /// @param before what `text` was read as; its ids count by position
    static String patched(String text, Document before, Document after) throws IpynbReader.RefusedException {
        if (after.equals(before)) {
            return text;
        }
        var parsed = new IpynbReader("the notebook", text).read();
        if (parsed.cells().size() != before.cells().size()) {
            throw new IllegalArgumentException("the document was not read from this text");
        }
        return new IpynbWriter(JsonWriter.like(text, parsed.root()), parsed.minor() >= FIRST_MINOR_WITH_IDS)
                .patch(text, parsed, before, after);
    }

    private String patch(String text, IpynbReader.Parsed parsed, Document before, Document after) {
        var old = new HashMap<CellId, Integer>();
        for (int i = 0; i < before.cells().size(); i++) {
            old.put(before.cells().get(i).id(), i);
        }
        var elements = new ArrayList<JsonPatch.Element>();
        for (var cell : after.cells()) {
            int from = old.getOrDefault(cell.id(), -1);
            elements.add(new JsonPatch.Element(
                    from,
                    from < 0
                            ? cell(cell)
                            : changed(
                                    text,
                                    parsed.cells().get(from),
                                    before.cells().get(from),
                                    cell)));
        }
        var set = new LinkedHashMap<String, String>();
        set.put("cells", JsonPatch.array(text, parsed.array(), elements, writer, 1));
        if (!after.metadata().equals(before.metadata())) {
            set.put("metadata", writer.layOut(after.metadata(), 1));
        }
        return text.substring(0, parsed.root().start())
                + JsonPatch.object(text, parsed.root(), set, Set.of(), writer, 0)
                + text.substring(parsed.root().end());
    }

    private String changed(String text, Json.Members object, Cell before, Cell after) {
        var set = new LinkedHashMap<String, String>();
        var removed = new HashSet<String>();
        if (withIds && !object.text("id").filter(after.id().value()::equals).isPresent()) {
            set.put("id", JsonWriter.quote(after.id().value()));
        }
        if (after.kind() != before.kind()) {
            setKind(after, object, set, removed);
        }
        if (!after.source().equals(before.source())) {
            set.put(
                    "source",
                    object.get("source") instanceof Json.Text
                            ? JsonWriter.quote(after.source())
                            : OutputJson.lines(after.source(), writer, MEMBER_LEVEL));
        }
        if (!after.metadata().equals(before.metadata())) {
            set.put("metadata", writer.layOut(after.metadata(), MEMBER_LEVEL));
        }
        if (!Objects.equals(after.attachments(), before.attachments())) {
            if (after.attachments() == null) {
                removed.add("attachments");
            } else {
                set.put("attachments", writer.layOut(after.attachments(), MEMBER_LEVEL));
            }
        }
        if (after.kind() == CellKind.CODE) {
            setExecution(text, object, before, after, set);
        }
        return set.isEmpty() && removed.isEmpty()
                ? object.raw(text)
                : JsonPatch.object(text, object, set, removed, writer, CELL_LEVEL);
    }

    private static void setKind(Cell after, Json.Members object, Map<String, String> set, Set<String> removed) {
        set.put("cell_type", JsonWriter.quote(word(after.kind())));
        if (after.kind() != CellKind.CODE) {
            removed.add("outputs");
            removed.add("execution_count");
            return;
        }
        removed.add("attachments");
        if (object.get("outputs") == null) {
            set.put("outputs", "[]");
        }
        if (object.get("execution_count") == null) {
            set.put("execution_count", "null");
        }
    }

    private void setExecution(String text, Json.Members object, Cell before, Cell after, Map<String, String> set) {
        if (!Objects.equals(after.executionCount(), before.executionCount())) {
            set.put("execution_count", String.valueOf(after.executionCount()));
        }
        if (!after.outputs().equals(before.outputs())) {
            set.put(
                    "outputs",
                    object.get("outputs") instanceof Json.Items array
                            ? outputs(text, array, before.outputs(), after.outputs())
                            : writer.array(written(after.outputs()), MEMBER_LEVEL));
        }
    }

    /// Keeps the spelling of the outputs that both lists begin with.
    private String outputs(String text, Json.Items array, List<Output> before, List<Output> after) {
        var elements = new ArrayList<JsonPatch.Element>();
        boolean same = array.all().size() == before.size();
        for (int i = 0; i < after.size(); i++) {
            same = same && i < before.size() && before.get(i).equals(after.get(i));
            elements.add(
                    same
                            ? new JsonPatch.Element(i, array.all().get(i).raw(text))
                            : new JsonPatch.Element(-1, OutputJson.write(after.get(i), writer, MEMBER_LEVEL + 1)));
        }
        return JsonPatch.array(text, array, elements, writer, MEMBER_LEVEL);
    }

    private List<String> written(List<Output> outputs) {
        return outputs.stream()
                .map(output -> OutputJson.write(output, writer, MEMBER_LEVEL + 1))
                .toList();
    }

    /// Returns a new cell's object, its names in alphabetical order as Jupyter sorts them.
    private String cell(Cell cell) {
        var members = new ArrayList<String>();
        if (cell.attachments() != null && cell.kind() != CellKind.CODE) {
            members.add(JsonWriter.member("attachments", writer.layOut(cell.attachments(), MEMBER_LEVEL)));
        }
        members.add(JsonWriter.member("cell_type", JsonWriter.quote(word(cell.kind()))));
        if (cell.kind() == CellKind.CODE) {
            members.add(JsonWriter.member("execution_count", String.valueOf(cell.executionCount())));
        }
        if (withIds) {
            members.add(JsonWriter.member("id", JsonWriter.quote(cell.id().value())));
        }
        members.add(JsonWriter.member("metadata", writer.layOut(cell.metadata(), MEMBER_LEVEL)));
        if (cell.kind() == CellKind.CODE) {
            members.add(JsonWriter.member("outputs", writer.array(written(cell.outputs()), MEMBER_LEVEL)));
        }
        members.add(JsonWriter.member("source", OutputJson.lines(cell.source(), writer, MEMBER_LEVEL)));
        return writer.object(members, CELL_LEVEL);
    }

    private static String word(CellKind kind) {
        return switch (kind) {
            case CODE -> "code";
            case MARKDOWN -> "markdown";
            case RAW -> "raw";
        };
    }
}
