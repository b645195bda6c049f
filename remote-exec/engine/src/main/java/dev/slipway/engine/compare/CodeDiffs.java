package dev.slipway.engine.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.slipway.api.document.Cell;
import dev.slipway.api.document.Document;
import dev.slipway.engine.compare.CodeDiff.CellDiff;
import dev.slipway.engine.compare.CodeDiff.Change;
import dev.slipway.engine.compare.CodeDiff.Line;
import dev.slipway.engine.compare.CodeDiff.Mark;
import dev.slipway.engine.compare.CodeDiff.Piece;
import dev.slipway.engine.compare.CodeDiff.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares notebooks cell by cell, line by line and word by word. Stateless.
public final class CodeDiffs {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.");
    private static final int LONGEST_TOKENIZED = 4_000;

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
            var lines = lines(lines(cell), List.of());
            cells.add(new CellDiff(Change.REMOVED, cell.kind(), new Side(cell.id(), index), null, lines));
        }
    }

    private static CellDiff cell(Document before, int from, Document after, int to, boolean isMoved) {
        var cell = after.cells().get(to);
        var side = new Side(cell.id(), to);
        if (from < 0) {
            return new CellDiff(Change.ADDED, cell.kind(), null, side, lines(List.of(), lines(cell)));
        }
        var old = before.cells().get(from);
        var lines = lines(lines(old), lines(cell));
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

    private static List<Line> lines(List<String> before, List<String> after) {
        var lines = new ArrayList<Line>();
        int at = 0;
        int shift = 0;
        for (var delta : DiffUtils.diff(before, after).getDeltas()) {
            int from = delta.getSource().getPosition();
            addCommon(lines, before, at, from, shift);
            addChanged(lines, delta);
            at = from + delta.getSource().size();
            shift = delta.getTarget().getPosition() + delta.getTarget().size() - at;
        }
        addCommon(lines, before, at, before.size(), shift);
        return lines;
    }

    private static void addCommon(List<Line> lines, List<String> before, int from, int to, int shift) {
        for (int i = from; i < to; i++) {
            lines.add(new Line(Mark.BOTH, i + 1, i + 1 + shift, List.of(new Piece(before.get(i), false))));
        }
    }

    private static void addChanged(List<Line> lines, AbstractDelta<String> delta) {
        var old = delta.getSource().getLines();
        var now = delta.getTarget().getLines();
        int from = delta.getSource().getPosition() + 1;
        int to = delta.getTarget().getPosition() + 1;
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            var left = i < old.size() ? old.get(i) : null;
            var right = i < now.size() ? now.get(i) : null;
            if (left != null) {
                lines.add(new Line(Mark.REMOVED, from + i, null, pieces(left, right, Half.LEFT)));
            }
            if (right != null) {
                lines.add(new Line(Mark.ADDED, null, to + i, pieces(right, left, Half.RIGHT)));
            }
        }
    }

    private enum Half {
        LEFT,
        RIGHT
    }

    /// Returns `line` in pieces, marked where `other` differs.
    private static List<Piece> pieces(String line, @Nullable String other, Half side) {
        if (other == null || line.length() > LONGEST_TOKENIZED || other.length() > LONGEST_TOKENIZED) {
            return List.of(new Piece(line, true));
        }
        var tokens = tokens(line);
        var patch = side == Half.LEFT ? DiffUtils.diff(tokens, tokens(other)) : DiffUtils.diff(tokens(other), tokens);
        var differs = new boolean[tokens.size()];
        for (var delta : patch.getDeltas()) {
            var mine = side == Half.LEFT ? delta.getSource() : delta.getTarget();
            if (delta.getType() != DeltaType.EQUAL) {
                Arrays.fill(differs, mine.getPosition(), mine.getPosition() + mine.size(), true);
            }
        }
        return joined(tokens, differs);
    }

    private static List<Piece> joined(List<String> tokens, boolean[] differs) {
        var pieces = new ArrayList<Piece>();
        var text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            text.append(tokens.get(i));
            if (i + 1 == tokens.size() || differs[i] != differs[i + 1]) {
                pieces.add(new Piece(text.toString(), differs[i]));
                text.setLength(0);
            }
        }
        return pieces;
    }

    private static List<String> tokens(String line) {
        return TOKEN.matcher(line).results().map(match -> match.group()).toList();
    }
}
