package dev.slipway.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How well a title answers what was typed in the palette: every word typed must be found in order of the letters, at
/// the start of a word if possible. Pure.
///
/// @param score higher is better
/// @param hits UTF-16 offsets in the title that were matched, ascending; copied
public record PaletteMatch(int score, List<Integer> hits) {
    public PaletteMatch {
        hits = List.copyOf(hits);
    }

    /// Returns the match of `typed` in `title`; empty if some letter is not found.
    public static Optional<PaletteMatch> of(String typed, String title) {
        var wanted = typed.toLowerCase(Locale.ROOT).strip();
        var text = title.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return Optional.of(new PaletteMatch(0, List.of()));
        }
        var hits = new ArrayList<Integer>();
        int score = 0;
        for (var word : wanted.split("\\s+", -1)) {
            var found = word(word, text);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            hits.addAll(found);
            score += worth(word, found, text);
        }
        return Optional.of(new PaletteMatch(
                score - text.length() / 8, hits.stream().distinct().sorted().toList()));
    }

    private static List<Integer> word(String word, String text) {
        int at = atWordStart(word, text);
        if (at < 0) {
            at = text.indexOf(word);
        }
        if (at >= 0) {
            var whole = new ArrayList<Integer>();
            for (int i = 0; i < word.length(); i++) {
                whole.add(at + i);
            }
            return whole;
        }
        var scattered = new ArrayList<Integer>();
        int from = 0;
        for (int i = 0; i < word.length(); i++) {
            from = text.indexOf(word.charAt(i), from);
            if (from < 0) {
                return List.of();
            }
            scattered.add(from++);
        }
        return scattered;
    }

    private static int atWordStart(String word, String text) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                return at;
            }
        }
        return -1;
    }

    private static int worth(String word, List<Integer> found, String text) {
        boolean together = found.getLast() - found.getFirst() == word.length() - 1;
        boolean atStart = found.getFirst() == 0 || !Character.isLetterOrDigit(text.charAt(found.getFirst() - 1));
        return (together ? 40 : 5) + (atStart ? 20 : 0) + (found.getFirst() == 0 ? 10 : 0) + word.length();
    }
}
