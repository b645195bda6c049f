package dev.slipway.kernel.export;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.markdown.Maths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A notebook as Markdown: prose as it is, code in `java` fences, what it printed in `output` fences. Reading gives the
/// cells back, their tags too; pictures and ids are not read back.
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
        boolean isMarked = CellMarks.areNeeded(document, FENCE);
        for (var cell : document.cells()) {
            if (isMarked) {
                parts.add(CellMarks.of(cell));
            }
            if (cell.kind() != CellKind.CODE) {
                parts.add(
                        isMarked
                                ? Attachments.inline(cell)
                                : Attachments.inline(cell).stripTrailing());
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
        if (markdown.isPresent()) {
            return markdown.get().stripTrailing();
        }
        var latex = bundle.form(MimeBundle.LATEX);
        return latex.isPresent() ? maths(latex.get()) : fenced("output", bundle.text());
    }

    /// Returns `latex` as Markdown: as it is where it says itself what of it is maths.
    private static String maths(String latex) {
        boolean isText = Maths.parts(latex).stream().anyMatch(Maths.Part.Formula.class::isInstance);
        return isText ? latex.strip() : "$$" + latex.strip() + "$$";
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
        var section = new ArrayList<String>();
        CellMarks.Mark mark = null;
        for (var line : text.replace("\r\n", "\n").split("\n", -1)) {
            var next = CellMarks.at(line);
            if (next.isPresent()) {
                addSection(cells, mark, section);
                mark = next.get();
                section.clear();
            } else {
                section.add(line);
            }
        }
        addSection(cells, mark, section);
        return Document.of(cells);
    }

    /// Adds the cells of what stands between two marks; `mark` is null for what has none.
    private static void addSection(List<Cell> cells, CellMarks.@Nullable Mark mark, List<String> lines) {
        if (mark == null) {
            addUnmarked(cells, lines, true);
        } else if (mark.kind() == CellKind.CODE) {
            var alone = new ArrayList<Cell>();
            addUnmarked(alone, lines, false);
            var code = alone.isEmpty() ? Cell.of(id(cells), CellKind.CODE, "") : alone.getFirst();
            cells.add(Cell.of(id(cells), CellKind.CODE, code.source())
                    .withOutputs(code.outputs(), null)
                    .withMetadata(mark.metadata()));
        } else {
            // an empty line stands after the mark and before the next one
            int from = !lines.isEmpty() && lines.getFirst().isEmpty() ? 1 : 0;
            int to = lines.size() > from && lines.getLast().isEmpty() ? lines.size() - 1 : lines.size();
            cells.add(mark.cell(id(cells), lines.subList(from, to)));
        }
    }

    /// @param withProse whether what stands outside of fences makes cells; what code showed does not
    private static void addUnmarked(List<Cell> cells, List<String> lines, boolean withProse) {
        var prose = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            var fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                prose.add(withProse ? lines.get(i) : "");
                continue;
            }
            var block = new ArrayList<String>();
            for (i++; i < lines.size() && !lines.get(i).strip().equals(fence.group(1)); i++) {
                block.add(lines.get(i));
            }
            addProse(cells, prose);
            addBlock(cells, fence.group(2), String.join("\n", block));
        }
        addProse(cells, prose);
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
