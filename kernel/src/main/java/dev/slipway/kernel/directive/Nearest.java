package dev.slipway.kernel.directive;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word a person probably meant.
public final class Nearest {
    private Nearest() {}

    /// Returns the word of `known` with the fewest edits from `word`, ignoring case; empty if none is near.
    ///
    /// Near means at most a third of the longer word's length, and one edit at least. Ties go to the first
    /// alphabetically.
    public static Optional<String> of(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(fold(word), fold(candidate)) <= limit(word, candidate))
                .min(Comparator.<String>comparingInt(candidate -> distance(fold(word), fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Returns the words of `known` as a sentence lists them: `a, b or c`.
    static String alternatives(Collection<String> known) {
        var sorted = known.stream().sorted().toList();
        if (sorted.size() < 2) {
            return String.join("", sorted);
        }
        return String.join(", ", sorted.subList(0, sorted.size() - 1)) + " or " + sorted.getLast();
    }

    private static int limit(String word, String candidate) {
        return Math.max(1, Math.max(word.length(), candidate.length()) / 3);
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /// Edits that insert, delete, replace a character or swap two neighbours.
    private static int distance(String from, String to) {
        var table = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(table, from, to, i, j);
            }
        }
        return table[from.length()][to.length()];
    }

    private static int step(int[][] table, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(table[i - 1][j - 1] + (same ? 0 : 1), Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
