package dev.slipway.desktop.editor;

import dev.slipway.kernel.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A stretch of text of one look.
///
/// @param length UTF-16 units, at least 1
/// @param styles style classes; copied
record StyledRun(int length, List<String> styles) {
    StyledRun {
        styles = List.copyOf(styles);
    }

    /// Returns the runs that make up a text of `length` units, in order and without gaps.
    ///
    /// @param lit what is lit behind the text
    static List<StyledRun> of(int length, List<Token> tokens, List<Squiggle> squiggles, List<Stretch> lit) {
        var runs = new ArrayList<StyledRun>();
        int token = 0;
        int from = 0;
        for (int to : cuts(length, tokens, squiggles, lit)) {
            while (token < tokens.size() && tokens.get(token).end() <= from) {
                token++;
            }
            var styles = new ArrayList<String>();
            if (token < tokens.size() && tokens.get(token).start() <= from) {
                styles.add(tokens.get(token).kind().style());
            }
            var problem = problemAt(squiggles, from);
            if (problem != null) {
                styles.add(problem);
            }
            int here = from;
            if (lit.stream().anyMatch(stretch -> stretch.start() <= here && here < stretch.end())) {
                styles.add("occurrence");
            }
            runs.add(new StyledRun(to - from, styles));
            from = to;
        }
        return runs;
    }

    /// Returns where runs end, in order.
    private static int[] cuts(int length, List<Token> tokens, List<Squiggle> squiggles, List<Stretch> lit) {
        var cuts = IntStream.builder().add(length);
        tokens.forEach(token -> cuts.add(token.start()).add(token.end()));
        squiggles.forEach(squiggle -> cuts.add(squiggle.start()).add(squiggle.end()));
        lit.forEach(stretch -> cuts.add(stretch.start()).add(stretch.end()));
        return cuts.build()
                .filter(cut -> cut > 0 && cut <= length)
                .sorted()
                .distinct()
                .toArray();
    }

    private static @Nullable String problemAt(List<Squiggle> squiggles, int offset) {
        Severity worst = null;
        for (var squiggle : squiggles) {
            if (squiggle.start() <= offset
                    && offset < squiggle.end()
                    && (worst == null || squiggle.severity().compareTo(worst) < 0)) {
                worst = squiggle.severity();
            }
        }
        return worst == null ? null : worst == Severity.ERROR ? "squiggle-error" : "squiggle-warning";
    }
}
