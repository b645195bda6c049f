package dev.slipway.kernel.replay;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/// Which line of a cell a line of the text that JShell compiled came from. Lines are 1-based. Immutable.
///
/// A line that JShell added counts as the one before it.
final class LineMap implements IntUnaryOperator {
    private final NavigableMap<Integer, Integer> lines;

    private LineMap(NavigableMap<Integer, Integer> lines) {
        this.lines = lines;
    }

    /// A snippet's text and the line of the cell where it begins.
    ///
    /// @param isPoint whether all of it counts as on `line`
    record Text(String source, int line, boolean isPoint) {
        /// Returns the line in the cell of an offset in the text.
        int lineOf(int offset) {
            return isPoint
                    ? line
                    : line
                            + (int) source.substring(0, offset)
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
        }
    }

    /// Returns the lines of the class that `wrapper` describes.
    ///
    /// @param texts the snippets the class holds; several only for overloaded methods that call each other
    static LineMap of(SnippetWrapper wrapper, List<Text> texts) {
        var wrapped = wrapper.wrapped();
        int begin = Math.max(0, wrapped.indexOf("\nclass $JShell$"));
        int line = 1
                + (int) wrapped.substring(0, begin)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        var lines = new TreeMap<Integer, Integer>();
        for (int at = begin; at < wrapped.length(); at++) {
            char here = wrapped.charAt(at);
            if (here == '\n') {
                line++;
            } else if (!Character.isWhitespace(here) && !lines.containsKey(line)) {
                int offset = wrapper.wrappedToSourcePosition(at);
                var text = best(wrapped, at, offset, texts);
                if (text != null) {
                    lines.put(line, text.lineOf(offset));
                }
            }
        }
        return new LineMap(lines);
    }

    @Override
    public int applyAsInt(int wrappedLine) {
        var before = lines.floorEntry(wrappedLine);
        if (before != null) {
            return before.getValue();
        }
        return lines.isEmpty() ? 1 : lines.firstEntry().getValue();
    }

    private static @Nullable Text best(String wrapped, int at, int offset, List<Text> texts) {
        Text best = null;
        int longest = 0;
        for (var text : texts) {
            int same = 0;
            while (at + same < wrapped.length()
                    && offset + same < text.source().length()
                    && offset >= 0
                    && wrapped.charAt(at + same) == text.source().charAt(offset + same)
                    && wrapped.charAt(at + same) != '\n') {
                same++;
            }
            if (same > longest) {
                longest = same;
                best = text;
            }
        }
        return best;
    }
}
