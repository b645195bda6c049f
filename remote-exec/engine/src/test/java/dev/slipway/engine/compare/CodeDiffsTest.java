package dev.slipway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.compare.CodeDiff.CellDiff;
import dev.slipway.engine.compare.CodeDiff.Change;
import dev.slipway.engine.compare.CodeDiff.Line;
import dev.slipway.engine.compare.CodeDiff.Mark;
import dev.slipway.engine.compare.CodeDiff.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodeDiffsTest {
    @Test
    void equalNotebooksAreTheSame() {
        var diff = CodeDiffs.between(notebook("a=int a = 1;", "b=int b;"), notebook("a=int a = 1;", "b=int b;"));

        assertThat(diff.same()).isTrue();
        assertThat(diff.changed()).isZero();
        assertThat(diff.cells()).extracting(CellDiff::change).containsExactly(Change.SAME, Change.SAME);
    }

    @Test
    void nothingDiffersFromNothing() {
        assertThat(CodeDiffs.between(notebook(), notebook()).cells()).isEmpty();
    }

    @Test
    void cellsAreKnownByTheirIds() {
        var diff = CodeDiffs.between(
                notebook("a=one", "b=two", "c=three"), notebook("a=one", "new=brand new", "c=three changed"));

        assertThat(changes(diff)).containsExactly("SAME a", "ADDED new", "REMOVED b", "CHANGED c");
    }

    @Test
    void anEditedCellOfAPlainTextNotebookIsStillTheSameCell() {
        var before = plain("int rate = 1;", "double loss(double x) { return x * x; }", "train(rate);");
        var after = plain("int rate = 1;", "double loss(double x) { return Math.abs(x); }", "train(rate);");

        var diff = CodeDiffs.between(before, after);

        assertThat(diff.cells()).extracting(CellDiff::change).containsExactly(Change.SAME, Change.CHANGED, Change.SAME);
    }

    @Test
    void cellsWithNothingInCommonAreNotTheSame() {
        var diff = CodeDiffs.between(plain("alpha beta gamma"), plain("one two three"));

        assertThat(diff.cells()).extracting(CellDiff::change).containsExactly(Change.ADDED, Change.REMOVED);
    }

    @Test
    void aCellThatOnlyMovedIsMoved() {
        var diff = CodeDiffs.between(notebook("a=1", "b=2", "c=3", "d=4"), notebook("d=4", "a=1", "b=2", "c=3"));

        assertThat(changes(diff)).containsExactly("MOVED d", "SAME a", "SAME b", "SAME c");
    }

    @Test
    void linesAreNumberedOnBothSides() {
        var diff = CodeDiffs.between(notebook("a=x\ny\nz"), notebook("a=x\nnew\ny\nz"));

        assertThat(diff.cells().getFirst().lines())
                .extracting(Line::mark, Line::before, Line::after, Line::text)
                .containsExactly(
                        tuple(Mark.BOTH, 1, 1, "x"),
                        tuple(Mark.ADDED, null, 2, "new"),
                        tuple(Mark.BOTH, 2, 3, "y"),
                        tuple(Mark.BOTH, 3, 4, "z"));
    }

    @Test
    void changedLinesSayWhichWordsDiffer() {
        var diff = CodeDiffs.between(notebook("a=double rate = 0.1;"), notebook("a=double rate = 0.25;"));

        assertThat(diff.cells().getFirst().lines())
                .extracting(Line::pieces)
                .containsExactly(
                        List.of(new Piece("double rate = 0.", false), new Piece("1", true), new Piece(";", false)),
                        List.of(new Piece("double rate = 0.", false), new Piece("25", true), new Piece(";", false)));
    }

    @Test
    void aCellThatBecameEmptyHasRemovedLinesOnly() {
        var diff = CodeDiffs.between(notebook("a=x"), notebook("a="));

        assertThat(diff.cells().getFirst().change()).isEqualTo(Change.CHANGED);
        assertThat(diff.cells().getFirst().lines()).extracting(Line::mark).containsExactly(Mark.REMOVED);
    }

    private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static List<String> changes(CodeDiff diff) {
        return diff.cells().stream()
                .map(cell -> cell.change() + " " + name(cell.after())
                        + name(cell.change() == Change.REMOVED ? cell.before() : null))
                .toList();
    }

    private static String name(CodeDiff.@Nullable Side side) {
        return side == null ? "" : side.id().value();
    }

    /// Returns code cells of `id=source`.
    private static Document notebook(String... cells) {
        var all = new ArrayList<Cell>();
        for (var cell : cells) {
            int at = cell.indexOf('=');
            all.add(Cell.of(new CellId(cell.substring(0, at)), CellKind.CODE, cell.substring(at + 1)));
        }
        return Document.of(all);
    }

    private static Document plain(String... sources) {
        var all = new ArrayList<Cell>();
        for (var source : sources) {
            var id = new CellId(ContentHash.of(source).hex().substring(0, 8));
            all.add(Cell.of(id, CellKind.CODE, source));
        }
        return Document.of(all);
    }
}
