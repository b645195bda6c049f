package dev.slipway.engine.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.slipway.engine.compare.CodeDiff.Line;
import dev.slipway.engine.compare.CodeDiff.Mark;
import dev.slipway.engine.compare.CodeDiff.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares texts line by line and word by word. Stateless.
public final class LineDiffs {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.");
    private static final int LONGEST_TOKENIZED = 4_000;

    private LineDiffs() {}

    /// Returns the lines of both, those of `before` that are gone before those that came in their place; a line that
    /// stands for another says which of its words differ.
    ///
    /// Cost: grows with the product of the number of lines and the number of differences.
    public static List<Line> of(List<String> before, List<String> after) {
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
