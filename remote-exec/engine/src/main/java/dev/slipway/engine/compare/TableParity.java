package dev.slipway.engine.compare;

import dev.slipway.api.document.Cell;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.engine.compare.Parity.Point;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.run.Artifacts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Compares the tables that cells end with, as the notebook was saved with them, with those that the run has kept: how
/// many rows and columns, their names, and the rows that are shown. Immutable.
///
/// @param artifacts reads what is kept
record TableParity(Artifacts artifacts) {
    /// Larger tables are not read for it. Unit: bytes, encoded.
    private static final long LARGEST = 32 << 20;

    private static final Pattern SHAPE = Pattern.compile("[\\d.,'\\s]* rows? × [\\d.,'\\s]* columns?(?:, .*)?");
    private static final Pattern SEPARATOR = Pattern.compile("(?<=\\d)[.,'\\u00a0\\u202f](?=\\d{3}(?!\\d))");
    private static final String WHAT = "table ";

    /// Returns how the table that `cell` ends with agrees; empty if it ends with none, or with one that was not kept
    /// as it was shown.
    ///
    /// @param cells of the step
    /// @param kept by its first task
    Optional<Point> of(List<Cell> cells, Cell cell, List<ArtifactRow> kept) {
        var name = ParityCheck.lastName(cell.source());
        var shown = shown(cell);
        if (name.isEmpty() || shown.isEmpty() || isChangedBelow(cells, cell, name)) {
            return Optional.empty();
        }
        return kept.stream()
                .filter(artifact -> artifact.name().equals(name) && artifact.bytes() <= LARGEST)
                .findFirst()
                .flatMap(this::text)
                .map(text -> compare(name, lines(shown.get()), lines(text)));
    }

    /// Returns which tables that cells end with are among no points, as a clause; empty if there is none.
    String notCompared(List<Cell> cells, List<Point> points) {
        var left = cells.stream()
                .filter(cell -> shown(cell).isPresent())
                .map(cell -> ParityCheck.lastName(cell.source()))
                .filter(name -> points.stream().noneMatch(point -> point.what().equals(WHAT + name)))
                .toList();
        if (left.isEmpty()) {
            return "";
        }
        return left.size() == 1
                ? "a table that a cell ends with is not compared: the run has not kept it as it was shown"
                : left.size() + " tables that cells end with are not compared: the run has not kept them as they were"
                        + " shown";
    }

    private static Optional<String> shown(Cell cell) {
        return cell.outputs().stream()
                .filter(Output.Result.class::isInstance)
                .map(output -> ((Output.Result) output).bundle())
                .findFirst()
                .filter(bundle -> bundle.form(MimeBundle.HTML).isPresent()
                        || bundle.form(MimeBundle.TABLE).isPresent())
                .map(MimeBundle::text)
                .filter(text -> SHAPE.matcher(last(lines(text))).matches());
    }

    private Optional<String> text(ArtifactRow artifact) {
        try {
            return artifacts.shown(artifact);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // gone, or of a plug-in that is not here: nothing to compare with
        }
    }

    /// Tells whether a cell below it may change what is shown, after it is shown.
    private static boolean isChangedBelow(List<Cell> cells, Cell cell, String name) {
        var change = Pattern.compile(
                "\\b" + Pattern.quote(name)
                        + "\\s*(?:=[^=]|\\.\\s*(?:add|append|insert|remove|replace|set|sort|clear|retain|drop|concat|put)\\w*\\s*\\()");
        return cells.subList(cells.indexOf(cell) + 1, cells.size()).stream()
                .anyMatch(below -> change.matcher(below.source()).find());
    }

    private static Point compare(String name, List<String> notebook, List<String> run) {
        if (notebook.equals(run)) {
            return new Point(WHAT + name, true, "", "");
        }
        if (!last(notebook).equals(last(run))) {
            return new Point(WHAT + name, false, last(notebook), last(run));
        }
        int at = 0;
        while (at < Math.min(notebook.size(), run.size()) && notebook.get(at).equals(run.get(at))) {
            at++;
        }
        return new Point(WHAT + name, false, line(notebook, at), line(run, at));
    }

    private static String line(List<String> lines, int at) {
        return at >= lines.size() ? "nothing" : (at == 0 ? "columns: " : "row " + at + ": ") + lines.get(at);
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /// Returns the lines without what the width of columns and the language of the machine make of them.
    private static List<String> lines(String text) {
        return text.strip()
                .lines()
                .map(line -> SEPARATOR.matcher(line.strip()).replaceAll("").replaceAll("\\s+", " "))
                .toList();
    }
}
