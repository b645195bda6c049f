package dev.slipway.desktop.diff;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.editor.Language;
import dev.slipway.desktop.editor.Token;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.CodeDiff.CellDiff;
import dev.slipway.engine.compare.CodeDiff.Change;
import dev.slipway.engine.compare.CodeDiff.Line;
import dev.slipway.engine.compare.CodeDiff.Mark;
import dev.slipway.engine.compare.CodeDiff.Piece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One row of a code difference. Pure.
public sealed interface DiffRow {
    /// The head of a cell.
    record Cell(String title, String change) implements DiffRow {}

    /// Equal lines that are left out.
    record Gap(int lines) implements DiffRow {}

    /// A line, of one side or of both.
    ///
    /// @param left the earlier line, null if there is none
    /// @param right the later line, null if there is none
    record Text(@Nullable Half left, @Nullable Half right) implements DiffRow {}

    /// @param number 1-based in its cell
    /// @param changed whether the other side does not have it
    /// @param pieces copied
    /// @param tokens what has a colour in it, of a line that both sides have, by offset in the line; copied
    record Half(int number, boolean changed, List<Piece> pieces, List<Token> tokens) {
        public Half {
            pieces = List.copyOf(pieces);
            tokens = List.copyOf(tokens);
        }
    }

    /// Equal lines shown around what changed.
    int CONTEXT = 3;

    /// Returns the rows of the cells that changed.
    ///
    /// @param steps the step of a cell, by its id in the later run
    /// @param sideBySide whether a removed and an added line share a row
    static List<DiffRow> of(CodeDiff diff, Map<String, String> steps, boolean sideBySide) {
        var rows = new ArrayList<DiffRow>();
        for (var cell : diff.cells()) {
            if (cell.change() != Change.SAME) {
                rows.add(head(cell, steps));
                if (cell.change() != Change.MOVED) {
                    rows.addAll(folded(lines(cell.lines(), sideBySide, language(cell.kind()))));
                }
            }
        }
        return rows;
    }

    /// Returns all cells of a notebook as they are, in one column.
    ///
    /// @param diff the notebook against itself
    /// @param steps the step of a cell, by its id
    static List<DiffRow> whole(CodeDiff diff, Map<String, String> steps) {
        var rows = new ArrayList<DiffRow>();
        for (var cell : diff.cells()) {
            var head = head(cell, steps);
            rows.add(new Cell(
                    head.title(),
                    cell.kind() == CellKind.CODE ? "" : cell.kind().name().toLowerCase(Locale.ROOT)));
            rows.addAll(lines(cell.lines(), false, language(cell.kind())));
        }
        return rows;
    }

    /// Returns the rows of a text; equal lines far from any change are left out.
    static List<DiffRow> of(List<Line> text, boolean sideBySide) {
        return folded(lines(text, sideBySide, Language.PLAIN));
    }

    /// Tells whether a change begins at row `at`: the head of a cell, or in a text without one its first changed line.
    static boolean begins(List<DiffRow> rows, int at) {
        boolean hasHeads = rows.getFirst() instanceof Cell;
        return hasHeads
                ? rows.get(at) instanceof Cell
                : isChange(rows.get(at)) && (at == 0 || !isChange(rows.get(at - 1)));
    }

    /// Tells whether a row is a line that only one side has as it is.
    static boolean isChange(DiffRow row) {
        return row instanceof Text text && isChanged(text);
    }

    private static Cell head(CellDiff cell, Map<String, String> steps) {
        var side = cell.after() == null ? cell.before() : cell.after();
        if (side == null) {
            throw new IllegalArgumentException("a cell on no side");
        }
        var step = steps.getOrDefault(side.id().value(), "");
        var title = "cell " + (side.index() + 1) + (step.isEmpty() ? "" : ", " + step);
        var change = switch (cell.change()) {
            case SAME -> "same";
            case MOVED -> "moved";
            case CHANGED -> "changed";
            case ADDED -> "new";
            case REMOVED -> "removed";
        };
        return new Cell(title, change);
    }

    private static Language language(CellKind kind) {
        return switch (kind) {
            case CODE -> Language.JAVA;
            case MARKDOWN -> Language.MARKDOWN;
            case RAW -> Language.PLAIN;
        };
    }

    /// Returns the tokens of each line of the later text, by the place of the line in `lines`.
    private static Map<Integer, List<Token>> tokens(List<Line> lines, Language language) {
        var text = new StringBuilder();
        var starts = new TreeMap<Integer, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).mark() != Mark.REMOVED) {
                starts.put(text.length(), i);
                text.append(lines.get(i).text()).append('\n');
            }
        }
        var tokens = new HashMap<Integer, List<Token>>();
        for (var token : language.tokens(text.toString())) {
            int from = token.start();
            for (var line : starts.subMap(starts.floorKey(from), token.end()).entrySet()) {
                int length = lines.get(line.getValue()).text().length();
                int begin = Math.max(0, from - line.getKey());
                int end = Math.min(length, token.end() - line.getKey());
                if (begin < end) {
                    tokens.computeIfAbsent(line.getValue(), _ -> new ArrayList<>())
                            .add(new Token(begin, end, token.kind()));
                }
            }
        }
        return tokens;
    }

    private static List<Text> lines(List<Line> lines, boolean sideBySide, Language language) {
        var rows = new ArrayList<Text>();
        var tokens = tokens(lines, language);
        for (int i = 0; i < lines.size(); ) {
            if (lines.get(i).mark() == Mark.BOTH) {
                var known = tokens.getOrDefault(i, List.of());
                var line = lines.get(i++);
                rows.add(new Text(half(line, line.before(), known), half(line, line.after(), known)));
                continue;
            }
            var removed = new ArrayList<Half>();
            var added = new ArrayList<Half>();
            while (i < lines.size() && lines.get(i).mark() != Mark.BOTH) {
                var line = lines.get(i++);
                if (line.mark() == Mark.REMOVED) {
                    removed.add(half(line, line.before(), null));
                } else {
                    added.add(half(line, line.after(), null));
                }
            }
            if (sideBySide) {
                for (int k = 0; k < Math.max(removed.size(), added.size()); k++) {
                    rows.add(new Text(
                            k < removed.size() ? removed.get(k) : null, k < added.size() ? added.get(k) : null));
                }
            } else {
                removed.forEach(half -> rows.add(new Text(half, null)));
                added.forEach(half -> rows.add(new Text(null, half)));
            }
        }
        return rows;
    }

    /// @param tokens null of a line that only one side has
    private static Half half(Line line, @Nullable Integer number, @Nullable List<Token> tokens) {
        return new Half(
                number == null ? 0 : number, tokens == null, line.pieces(), tokens == null ? List.of() : tokens);
    }

    private static List<DiffRow> folded(List<Text> lines) {
        var keep = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (isChanged(lines.get(i))) {
                for (int k = Math.max(0, i - CONTEXT); k <= Math.min(lines.size() - 1, i + CONTEXT); k++) {
                    keep[k] = true;
                }
            }
        }
        var rows = new ArrayList<DiffRow>();
        int left = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (keep[i]) {
                if (left > 0) {
                    rows.add(new Gap(left));
                    left = 0;
                }
                rows.add(lines.get(i));
            } else {
                left++;
            }
        }
        if (left > 0) {
            rows.add(new Gap(left));
        }
        return rows;
    }

    private static boolean isChanged(Text line) {
        var left = line.left();
        var right = line.right();
        return left == null || right == null || left.changed() || right.changed();
    }
}
