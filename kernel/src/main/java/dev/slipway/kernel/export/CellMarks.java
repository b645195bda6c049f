package dev.slipway.kernel.export;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Comments that say where a cell of a notebook begins in its Markdown, and what it is: `<!-- cell code {"tags":
/// ["parameters"]} -->`. No renderer shows them. They are written into all of a text or none: where prose and fences
/// alone would not give the same cells back. Stateless.
final class CellMarks {
    private static final Pattern MARK = Pattern.compile("<!-- cell (code|markdown|raw) (\\{.*\\}) -->\\s*");
    private static final String END_OF_COMMENT = "-->";
    private static final String ESCAPED_END = "--\\u003e";

    private CellMarks() {}

    /// Tells whether `document` needs them.
    static boolean areNeeded(Document document, Pattern fence) {
        boolean afterProse = false;
        for (var cell : document.cells()) {
            boolean isProse = cell.kind() != CellKind.CODE;
            if (!cell.metadata().strip().equals("{}")
                    || cell.kind() == CellKind.RAW
                    || (isProse && (afterProse || !survives(cell.source(), fence)))
                    || cell.outputs().stream().anyMatch(CellMarks::looksLikeProse)) {
                return true;
            }
            afterProse = isProse;
        }
        return false;
    }

    private static boolean survives(String prose, Pattern fence) {
        return !prose.isBlank()
                && prose.equals(prose.replaceFirst("^\\n+", "").stripTrailing())
                && prose.lines().noneMatch(line -> fence.matcher(line).matches() || at(line).isPresent());
    }

    private static boolean looksLikeProse(Output output) {
        return switch (output) {
            case Output.Displayed displayed -> looksLikeProse(displayed.bundle());
            case Output.Result result -> looksLikeProse(result.bundle());
            case Output.Printed _, Output.Failed _, Output.Foreign _ -> false;
        };
    }

    private static boolean looksLikeProse(MimeBundle bundle) {
        return bundle.form(MimeBundle.PNG).isPresent()
                || bundle.form(MimeBundle.MARKDOWN).isPresent();
    }

    /// Returns the comment that `cell` begins with.
    static String of(Cell cell) {
        var metadata = cell.metadata().replaceAll("\\s*\\n\\s*", " ").strip().replace(END_OF_COMMENT, ESCAPED_END);
        return "<!-- cell " + cell.kind().name().toLowerCase(Locale.ROOT) + " " + metadata + " -->";
    }

    /// What a comment says.
    ///
    /// @param metadata JSON object text
    record Mark(CellKind kind, String metadata) {
        Cell cell(CellId id, List<String> lines) {
            var text = String.join("\n", lines);
            return Cell.of(id, kind, text).withMetadata(metadata);
        }
    }

    /// Returns what the comment in `line` says; empty if it is none.
    static Optional<Mark> at(String line) {
        var found = MARK.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            var metadata = found.group(2);
            return JsonParser.parse(metadata) instanceof Json.Members
                    ? Optional.of(new Mark(CellKind.valueOf(found.group(1).toUpperCase(Locale.ROOT)), metadata))
                    : Optional.empty();
        } catch (JsonSyntaxException noMark) {
            return Optional.empty();
        }
    }
}
