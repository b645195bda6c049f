package dev.slipway.kernel.format;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.dialect.CellText;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.snippet.CellSnippet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lays cells out. Thread-safe; the library is loaded at the first cell, which takes about a second.
public final class CellFormatter {
    private static final String UNCHANGED = ": the cell stays as it is.";

    private @Nullable Function<String, Optional<String>> library;

    /// Makes a formatter; nothing is loaded yet.
    public CellFormatter() {}

    /// Returns the text of a code cell laid out: one snippet after the other, at most one empty line between them.
    ///
    /// Comments, directives, magics, text blocks and the order of all tokens stay; what is laid out stays as it is.
    /// A cell of which a part does not parse stays as it is, whole.
    ///
    /// @param splitter cuts Java into snippets
    /// @throws IOException if the installation lacks the library
    public Formatted format(String source, Function<String, List<CellSnippet>> splitter) throws IOException {
        var cell = CellText.asWritten(new SourceCell(new CellId("format"), -1, CellKind.CODE, source, List.of()));
        var parts = new CellParts(source, cell);
        var layout = new SnippetLayout(library());
        var laid = new StringBuilder();
        int end = 0;
        for (var part : parts.of(cell.snippets(splitter))) {
            var before = source.substring(end, part.start());
            try {
                laid.append(laid.isEmpty() ? "" : part.gap(before)).append(part.laid(source, layout));
            } catch (LayoutException e) {
                return new Formatted(source, "Line " + line(source, part.start()) + " " + e.getMessage() + UNCHANGED);
            }
            end = part.end();
        }
        return new Formatted(laid.toString(), "");
    }

    private static long line(String source, int offset) {
        return 1 + source.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private synchronized Function<String, Optional<String>> library() throws IOException {
        var loaded = library;
        if (loaded == null) {
            loaded = LayoutLibrary.load();
            library = loaded;
        }
        return loaded;
    }
}
