package dev.slipway.engine.compare;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.Document;
import dev.slipway.engine.compare.CodeDiff.CellDiff;
import dev.slipway.engine.compare.CodeDiff.Change;
import dev.slipway.engine.compare.CodeDiff.Mark;
import dev.slipway.engine.compare.CodeDiff.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Compares notebooks cell by cell, line by line and word by word. Stateless.
public final class CodeDiffs {
    private CodeDiffs() {}

    /// Returns how `after` differs from `before`.
    public static CodeDiff between(Document before, Document after) {
        var partners = CellPairs.of(before, after);
        var moved = moved(partners);
        var removed = new ArrayList<Integer>();
        for (int i = 0; i < before.cells().size(); i++) {
            int cell = i;
            if (Arrays.stream(partners).noneMatch(partner -> partner == cell)) {
                removed.add(i);
            }
        }
        var cells = new ArrayList<CellDiff>();
        int reached = 0;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0 && !moved[i]) {
                reached = partners[i];
                addRemoved(cells, before, removed, reached);
            }
            cells.add(cell(before, partners[i], after, i, moved[i]));
        }
        addRemoved(cells, before, removed, Integer.MAX_VALUE);
        return new CodeDiff(cells);
    }

    private static void addRemoved(List<CellDiff> cells, Document before, List<Integer> removed, int below) {
        while (!removed.isEmpty() && removed.getFirst() < below) {
            int index = removed.removeFirst();
            var cell = before.cells().get(index);
            var lines = LineDiffs.of(lines(cell), List.of());
            cells.add(new CellDiff(Change.REMOVED, cell.kind(), new Side(cell.id(), index), null, lines));
        }
    }

    private static CellDiff cell(Document before, int from, Document after, int to, boolean isMoved) {
        var cell = after.cells().get(to);
        var side = new Side(cell.id(), to);
        if (from < 0) {
            return new CellDiff(Change.ADDED, cell.kind(), null, side, LineDiffs.of(List.of(), lines(cell)));
        }
        var old = before.cells().get(from);
        var lines = LineDiffs.of(lines(old), lines(cell));
        boolean same = lines.stream().allMatch(line -> line.mark() == Mark.BOTH);
        var change = !same ? Change.CHANGED : isMoved ? Change.MOVED : Change.SAME;
        return new CellDiff(change, cell.kind(), new Side(old.id(), from), side, lines);
    }

    /// Returns which cells left the common order: those outside a longest rising sequence of partners.
    private static boolean[] moved(int[] partners) {
        var length = new int[partners.length];
        var previous = new int[partners.length];
        int last = -1;
        for (int i = 0; i < partners.length; i++) {
            previous[i] = -1;
            length[i] = 1;
            for (int j = 0; j < i && partners[i] >= 0; j++) {
                if (partners[j] >= 0 && partners[j] < partners[i] && length[j] >= length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            last = partners[i] >= 0 && (last < 0 || length[i] > length[last]) ? i : last;
        }
        var moved = new boolean[partners.length];
        for (int i = 0; i < partners.length; i++) {
            moved[i] = partners[i] >= 0;
        }
        for (int i = last; i >= 0; i = previous[i]) {
            moved[i] = false;
        }
        return moved;
    }

    private static List<String> lines(Cell cell) {
        return cell.source().isEmpty() ? List.of() : List.of(cell.source().split("\\R", -1));
    }
}
