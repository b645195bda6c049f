package dev.slipway.desktop.debug;

import dev.slipway.api.document.CellId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The blocks of lines that one edit took from a cell to another: by splitting one or joining some, or by undoing that.
record BlockMoves(Map<CellId, String> before, Map<CellId, String> after) {
    /// Lines that stand in another cell now.
    ///
    /// @param first where they began in `from`, 1-based
    /// @param at where they begin in `to`, 1-based
    /// @param lines how many they are, at least 1
    record Move(CellId from, int first, CellId to, int at, int lines) {
        /// Returns the way back.
        Move turned() {
            return new Move(to, at, from, first, lines);
        }

        /// Tells whether `line` of the cell they came from is one of them.
        boolean has(int line) {
            return line >= first && line < first + lines;
        }

        /// Returns where `line` of that cell stands now.
        int moved(int line) {
            return line - first + at;
        }
    }

    List<Move> all() {
        var moves = new ArrayList<>(joined(before, after));
        joined(after, before).forEach(move -> moves.add(move.turned()));
        return moves;
    }

    /// Returns the moves of cells that are gone to the end of another one.
    private static List<Move> joined(Map<CellId, String> before, Map<CellId, String> after) {
        var gone = before.keySet().stream()
                .filter(cell -> !after.containsKey(cell)
                        && !before.getOrDefault(cell, "").isBlank())
                .toList();
        var moves = new ArrayList<Move>();
        if (!gone.isEmpty()) {
            after.forEach((cell, now) -> {
                var was = before.get(cell);
                if (was != null && now.length() > was.length() && now.startsWith(was)) {
                    append(moves, gone, before, cell, was.length(), now);
                }
            });
        }
        return moves;
    }

    private static void append(
            List<Move> moves, List<CellId> gone, Map<CellId, String> before, CellId to, int from, String now) {
        int end = from;
        for (var cell : gone) {
            var block = before.getOrDefault(cell, "");
            int start = now.indexOf(block, end);
            if (start >= 0) {
                moves.add(new Move(cell, 1, to, LineMoves.count(now.substring(0, start)), LineMoves.count(block)));
                end = start + block.length();
            }
        }
    }
}
