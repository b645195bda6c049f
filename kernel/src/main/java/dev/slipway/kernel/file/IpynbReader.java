package dev.slipway.kernel.file;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Reads nbformat 4.0 to 4.5.
final class IpynbReader {
    /// Source: nbformat 4.5, "top-level structure".
    static final int MAJOR = 4;

    static final int NEWEST_MINOR = 5;
    private static final String LEFT = " The file was left as it is.";
    private static final String CONFLICT = "<<<<<<<";

    private final String name;
    private final String text;

    /// @param name the file as messages name it
    /// @param text its content
    IpynbReader(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /// Why a text is not read.
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String hint;

        RefusedException(String message, String hint) {
            super(message);
            this.hint = hint + LEFT;
        }

        String hint() {
            return hint;
        }
    }

    /// A notebook's text taken apart.
    ///
    /// @param cells the objects of `document.cells()`, in the same order; copied
    record Parsed(Json.Members root, Json.Items array, List<Json.Members> cells, Document document) {
        Parsed {
            cells = List.copyOf(cells);
        }

        /// Returns the minor version of the format.
        int minor() {
            return root.get("nbformat_minor") instanceof Json.Figure minor && minor.whole() != null ? minor.whole() : 0;
        }
    }

    Parsed read() throws RefusedException {
        var root = root();
        checkVersion(root);
        if (!(root.get("cells") instanceof Json.Items array)) {
            throw new RefusedException(name + " is not a notebook: it has no list of cells.", "Check the file.");
        }
        var objects = new ArrayList<Json.Members>();
        var unnamed = new ArrayList<CellIds.Unnamed>();
        for (var item : array.all()) {
            int number = objects.size() + 1;
            if (!(item instanceof Json.Members cell)) {
                throw new RefusedException(
                        name + " is not a notebook: cell " + number + " is no JSON object.", "Check the file.");
            }
            objects.add(cell);
            unnamed.add(unnamed(cell, number));
        }
        var ids = CellIds.of(unnamed);
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < objects.size(); i++) {
            var cell = objects.get(i);
            boolean code = unnamed.get(i).kind() == CellKind.CODE;
            cells.add(new Cell(
                    ids.get(i),
                    unnamed.get(i).kind(),
                    unnamed.get(i).source(),
                    code ? OutputJson.readAll(text, cell.get("outputs")) : List.of(),
                    code ? OutputJson.count(cell.get("execution_count")) : null,
                    OutputJson.metadata(text, cell),
                    cell.get("attachments") instanceof Json.Members attached ? attached.raw(text) : null));
        }
        return new Parsed(root, array, objects, new Document(cells, OutputJson.metadata(text, root)));
    }

    private CellIds.Unnamed unnamed(Json.Members cell, int number) throws RefusedException {
        var type = cell.text("cell_type")
                .orElseThrow(() -> new RefusedException(
                        name + " is not a notebook: cell " + number + " has no cell_type.", "Check the file."));
        var source = OutputJson.lines(cell.get("source"))
                .orElseThrow(() -> new RefusedException(
                        name + " is not a notebook: cell " + number + " has no source.", "Check the file."));
        var kind = switch (type) {
            case "code" -> CellKind.CODE;
            case "markdown" -> CellKind.MARKDOWN;
            default -> CellKind.RAW;
        };
        return new CellIds.Unnamed(cell.text("id").orElse(null), kind, source.replace("\r\n", "\n"));
    }

    private Json.Members root() throws RefusedException {
        if (text.isBlank()) {
            throw new RefusedException(
                    name + " is not a notebook: it is empty.",
                    "Bring back a whole copy, or delete it and make a new one.");
        }
        try {
            if (JsonParser.parse(text) instanceof Json.Members root) {
                return root;
            }
        } catch (JsonSyntaxException fault) {
            throw unreadable(fault);
        }
        throw new RefusedException(
                name + " is not a notebook: it holds JSON, but no object.", "Check that it is the right file.");
    }

    private RefusedException unreadable(JsonSyntaxException fault) {
        var start = text.startsWith("\uFEFF") ? text.substring(1).stripLeading() : text.stripLeading();
        if (fault.isCutShort() && start.startsWith("{")) {
            return new RefusedException(
                    name + " is cut short: it ends in " + place(fault.offset()) + ".",
                    "Bring back a whole copy, for example from version control or .ipynb_checkpoints.");
        }
        int conflict = text.indexOf(CONFLICT);
        if (conflict >= 0 && conflict <= fault.offset()) {
            return new RefusedException(
                    name + " holds an unresolved merge conflict in " + place(conflict) + ".",
                    "Resolve it in a text editor or with git mergetool.");
        }
        return new RefusedException(
                name + " is not a notebook: " + fault.getMessage() + " in " + place(fault.offset()) + ".",
                start.startsWith("{")
                        ? "Repair it in a text editor, or bring back a whole copy."
                        : "Check that it is the right file.");
    }

    private void checkVersion(Json.Members root) throws RefusedException {
        var major = root.get("nbformat") instanceof Json.Figure figure ? figure.whole() : null;
        if (major == null) {
            throw new RefusedException(
                    name + " is not a notebook: it names no version (nbformat).", "Check that it is the right file.");
        }
        if (major < MAJOR) {
            throw new RefusedException(
                    name + " is a notebook of the old version " + major + "; 4.0 to 4.5 are read.",
                    "Convert it: jupyter nbconvert --to notebook --nbformat 4 FILE.");
        }
        var minor = root.get("nbformat_minor") instanceof Json.Figure figure ? figure.whole() : Integer.valueOf(0);
        if (major > MAJOR || minor == null || minor > NEWEST_MINOR) {
            throw new RefusedException(
                    name + " is a notebook of the newer version " + major + "." + minor + "; 4.0 to 4.5 are read.",
                    "Update Slipway, or save it as version 4.5 where it was made.");
        }
    }

    private String place(int offset) {
        int line = 1;
        int start = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            line++;
            start = at + 1;
        }
        return "line " + line + ", column " + (offset - start + 1);
    }
}
