package dev.slipway.engine.compare;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which cell of one notebook is which of another: by id, else by equal text, else by likeness between the same
/// neighbours. A plain-text notebook has ids made of its cells' texts, so an edited cell has another. One thread.
final class CellPairs {
    private static final int NONE = -1;
    private static final double ALIKE = 0.35;
    private static final Pattern WORD = Pattern.compile("\\W+");

    private final List<Cell> before;
    private final List<Cell> after;
    private final int[] toBefore;
    private final boolean[] taken;

    private CellPairs(Document before, Document after) {
        this.before = before.cells();
        this.after = after.cells();
        toBefore = new int[this.after.size()];
        Arrays.fill(toBefore, NONE);
        taken = new boolean[this.before.size()];
    }

    /// Returns for each cell of `after` the position of its partner in `before`, -1 if it has none.
    static int[] of(Document before, Document after) {
        var pairs = new CellPairs(before, after);
        pairs.byId();
        pairs.byText();
        pairs.byLikeness();
        return pairs.toBefore;
    }

    private void byId() {
        Map<CellId, Integer> positions = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            positions.put(before.get(i).id(), i);
        }
        for (int i = 0; i < after.size(); i++) {
            var partner = positions.get(after.get(i).id());
            if (partner != null && before.get(partner).kind() == after.get(i).kind()) {
                pair(partner, i);
            }
        }
    }

    private void byText() {
        Map<String, List<Integer>> positions = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                positions
                        .computeIfAbsent(text(before.get(i)), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            var same = toBefore[i] == NONE ? positions.getOrDefault(text(after.get(i)), List.of()) : List.<Integer>of();
            if (!same.isEmpty()) {
                pair(same.removeFirst(), i);
            }
        }
    }

    private static String text(Cell cell) {
        return cell.kind() + "\n" + cell.source().strip();
    }

    private void byLikeness() {
        int from = 0;
        for (int i = 0; i < after.size(); i++) {
            if (toBefore[i] != NONE) {
                from = toBefore[i] + 1;
                continue;
            }
            int best = NONE;
            double most = ALIKE;
            for (int j = from; j < before.size() && !taken[j]; j++) {
                double likeness = likeness(before.get(j), after.get(i));
                if (likeness > most) {
                    most = likeness;
                    best = j;
                }
            }
            if (best != NONE) {
                pair(best, i);
                from = best + 1;
            }
        }
    }

    private void pair(int earlier, int later) {
        toBefore[later] = earlier;
        taken[earlier] = true;
    }

    /// Returns how much two cells have in common, 0 to 1: twice their common words over all their words.
    private static double likeness(Cell earlier, Cell later) {
        if (earlier.kind() != later.kind()) {
            return 0;
        }
        var left = words(earlier.source());
        var right = words(later.source());
        var common = new HashSet<>(left);
        common.retainAll(right);
        int all = left.size() + right.size();
        return all == 0 ? 0 : 2.0 * common.size() / all;
    }

    private static Set<String> words(String source) {
        var words = new HashSet<>(List.of(WORD.split(source)));
        words.remove("");
        return words;
    }
}
