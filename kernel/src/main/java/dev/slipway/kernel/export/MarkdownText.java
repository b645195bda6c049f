package dev.slipway.kernel.export;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A notebook as Markdown: prose as it is, code in `java` fences, what it printed in `output` fences. Reading gives the
/// cells back; pictures and ids are not read back.
public final class MarkdownText {
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.+?)\\s*#*\\s*$", Pattern.MULTILINE);
    private static final Pattern FENCE = Pattern.compile("(`{3,})(java|jshell|output)\\s*");
    private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

    private MarkdownText() {}

    /// Returns the text of the first Markdown heading; empty if there is none.
    static Optional<String> heading(Document document) {
        return document.cells().stream()
                .filter(cell -> cell.kind() == CellKind.MARKDOWN)
                .map(cell -> HEADING.matcher(cell.source()))
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /// Returns `document` as Markdown.
    public static String of(Document document) {
        var parts = new ArrayList<String>();
        for (var cell : document.cells()) {
            if (cell.kind() != CellKind.CODE) {
                parts.add(Attachments.inline(cell).stripTrailing());
                continue;
            }
            parts.add(fenced("java", cell.source()));
            cell.outputs().forEach(output -> parts.add(output(output)));
        }
        return String.join("\n\n", parts) + "\n";
    }

    private static String output(Output output) {
        return switch (output) {
            case Output.Printed printed -> fenced("output", printed.text());
            case Output.Displayed displayed -> bundle(displayed.bundle());
            case Output.Result result -> bundle(result.bundle());
            case Output.Failed failed -> fenced("output", failed.type() + ": " + failed.message());
            case Output.Foreign foreign -> fenced("output", foreign.json());
        };
    }

    private static String bundle(MimeBundle bundle) {
        var png = bundle.form(MimeBundle.PNG);
        if (png.isPresent()) {
            return "![" + bundle.text().replaceAll("[\\[\\]\\n]", " ") + "](data:image/png;base64," + png.get() + ")";
        }
        var markdown = bundle.form(MimeBundle.MARKDOWN);
        return markdown.isPresent() ? markdown.get().stripTrailing() : fenced("output", bundle.text());
    }

    private static String fenced(String language, String text) {
        var fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        var plain = ANSI.matcher(text).replaceAll("").replaceFirst("\\n$", "");
        return fence + language + "\n" + (plain.isEmpty() ? "" : plain + "\n") + fence;
    }

    /// Returns the notebook that a Markdown text describes.
    public static Document read(String text) {
        var cells = new ArrayList<Cell>();
        var prose = new ArrayList<String>();
        var lines = text.replace("\r\n", "\n").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var fence = FENCE.matcher(lines[i]);
            if (!fence.matches()) {
                prose.add(lines[i]);
                continue;
            }
            var block = new ArrayList<String>();
            for (i++; i < lines.length && !lines[i].strip().equals(fence.group(1)); i++) {
                block.add(lines[i]);
            }
            addProse(cells, prose);
            addBlock(cells, fence.group(2), String.join("\n", block));
        }
        addProse(cells, prose);
        return Document.of(cells);
    }

    private static void addProse(List<Cell> cells, List<String> prose) {
        var text = String.join("\n", prose).replaceFirst("^\\n+", "").stripTrailing();
        prose.clear();
        if (!text.isBlank()) {
            cells.add(Cell.of(id(cells), CellKind.MARKDOWN, text));
        }
    }

    private static void addBlock(List<Cell> cells, String language, String text) {
        if (!language.equals("output")) {
            cells.add(Cell.of(id(cells), CellKind.CODE, text));
            return;
        }
        if (!cells.isEmpty() && cells.getLast().kind() == CellKind.CODE) {
            var cell = cells.removeLast();
            var outputs = new ArrayList<>(cell.outputs());
            outputs.add(new Output.Printed("stdout", text + "\n"));
            cells.add(cell.withOutputs(outputs, null));
        } else {
            cells.add(Cell.of(id(cells), CellKind.MARKDOWN, fenced("output", text)));
        }
    }

    private static CellId id(List<Cell> cells) {
        return new CellId("cell-" + (cells.size() + 1));
    }
}
