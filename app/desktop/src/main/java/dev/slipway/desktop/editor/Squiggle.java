package dev.slipway.desktop.editor;

import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.ArrayList;
import java.util.List;

/// A problem as it stands under a text. Immutable.
///
/// @param start UTF-16 offset
/// @param end UTF-16 offset, exclusive; after `start`
/// @param line 0-based line of `start`
/// @param severity how bad it is
/// @param message what to say at the end of the line
public record Squiggle(int start, int end, int line, Severity severity, String message) {
    /// Returns the squiggles of `problems`, all of the cell whose text is `text`; places outside of it are moved in.
    public static List<Squiggle> of(List<Problem> problems, String text) {
        var squiggles = new ArrayList<Squiggle>();
        for (var problem : problems) {
            var place = problem.place();
            if (place == null) {
                continue;
            }
            int start = offset(text, place.line(), place.column());
            int end = Math.max(start, offset(text, place.endLine(), place.endColumn()));
            int lineEnd = text.indexOf('\n', start);
            end = Math.min(end, lineEnd < 0 ? text.length() : lineEnd);
            if (end == start) {
                end = Math.min(text.length(), start + 1);
                start = Math.max(0, end - 1);
            }
            if (end > start) {
                int line = (int)
                        text.substring(0, start).chars().filter(c -> c == '\n').count();
                squiggles.add(new Squiggle(start, end, line, problem.severity(), Words.unplaced(problem.message())));
            }
        }
        return List.copyOf(squiggles);
    }

    /// Returns the UTF-16 offset of a place, 1-based line and column, within `text`.
    static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return text.length();
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        return Math.min(start + Math.max(0, column - 1), end < 0 ? text.length() : end);
    }
}
