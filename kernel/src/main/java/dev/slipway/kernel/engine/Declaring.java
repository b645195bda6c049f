package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.snippet.CellSnippet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;

/// Leaves of cells that have not run what they declare: imports, types, methods. One thread at a time.
record Declaring(SnippetShell shell, Definitions definitions) {
    /// Returns those of `cells` that have not run and declare something, with blanks in the place of all else.
    List<SourceCell> of(List<SourceCell> cells) {
        var known = definitions.all().stream()
                .map(definition -> definition.cell().id())
                .collect(Collectors.<CellId>toSet());
        return cells.stream()
                .filter(cell -> !known.contains(cell.id()) && !SqlCell.accepts(cell.source()))
                .flatMap(cell -> declarations(cell).stream())
                .toList();
    }

    private Optional<SourceCell> declarations(SourceCell cell) {
        var source = cell.source();
        var left = new StringBuilder(source.replaceAll("[^\n]", " "));
        boolean declares = false;
        for (var snippet : shell.split(cell)) {
            if (!snippet.isGenerated() && declares(snippet)) {
                int end = end(snippet, source);
                left.replace(snippet.offset(), end, source.substring(snippet.offset(), end));
                declares = true;
            }
        }
        // directives are for what runs
        var text = left.toString().replaceAll("(?m)^(\\s*)//\\|", "$1// |");
        return declares
                ? Optional.of(new SourceCell(cell.id(), cell.index(), cell.kind(), text, cell.tags()))
                : Optional.empty();
    }

    private boolean declares(CellSnippet snippet) {
        var kinds = shell.analysis().sourceToSnippets(snippet.text()).stream()
                .map(Snippet::kind)
                .toList();
        return snippet.shape() == CellSnippet.Shape.COMPLETE
                && !kinds.isEmpty()
                && kinds.stream().allMatch(kind -> switch (kind) {
                    case IMPORT, TYPE_DECL, METHOD -> true;
                    case VAR, EXPRESSION, STATEMENT, ERRONEOUS -> false;
                });
    }

    /// Returns where the snippet ends in `source`: its text may have a semicolon more.
    private static int end(CellSnippet snippet, String source) {
        int end = Math.min(snippet.offset() + snippet.text().length(), source.length());
        boolean hasMore = snippet.text().endsWith(";")
                && !source.substring(snippet.offset(), end).endsWith(";");
        return hasMore ? end - 1 : end;
    }
}
