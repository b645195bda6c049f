package dev.slipway.kernel.analysis;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cells to analyse, and what came of it in words.
final class Cells {
    private Cells() {}

    /// Returns code cells with these texts; one that begins with `# ` is Markdown.
    static List<SourceCell> of(String... sources) {
        var cells = new ArrayList<SourceCell>();
        for (var source : sources) {
            var kind = source.startsWith("#") ? CellKind.MARKDOWN : CellKind.CODE;
            cells.add(new SourceCell(new CellId("c" + (cells.size() + 1)), cells.size(), kind, source, List.of()));
        }
        return cells;
    }

    static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /// Returns each binding as `3 reads f of 1`, positions 1-based.
    static List<String> bindings(Analysis analysis) {
        return analysis.bindings().stream()
                .map(one -> (one.reader() + 1) + " reads " + one.name() + " of " + (one.definer() + 1))
                .toList();
    }

    /// Returns each change as `3 assigned n of 1`.
    static List<String> changes(Analysis analysis) {
        return analysis.changes().stream()
                .map(one -> (one.cell() + 1) + " " + one.how().name().toLowerCase(java.util.Locale.ROOT) + " "
                        + one.name() + " of " + (one.definer() + 1))
                .toList();
    }

    /// Returns each problem as `2:1:5 compile-error`: cell, line, column, all 1-based.
    static List<String> problems(Analysis analysis) {
        return analysis.graph().problems().stream()
                .map(one -> (one.place() == null
                                ? ""
                                : (one.place().cellIndex() + 1) + ":"
                                        + one.place().line() + ":" + one.place().column() + " ")
                        + one.code())
                .collect(Collectors.toList());
    }
}
