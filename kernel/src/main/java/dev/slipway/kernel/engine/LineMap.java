package dev.slipway.kernel.engine;

import java.util.List;
import java.util.TreeMap;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Which line of a snippet a line of the class around it came from. Lines are 1-based. Immutable.
final class LineMap {
    private final TreeMap<Integer, Integer> lines = new TreeMap<>();

    /// @param source the snippet's text
    LineMap(SnippetWrapper wrapper, String source) {
        var wrapped = wrapper.wrapped();
        var lineAt = lines(wrapped);
        int line = 1;
        for (int at = 0; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '\n') {
                line++;
            } else if (!Character.isWhitespace(c)) {
                int there = wrapper.sourceToWrappedPosition(at);
                boolean isReal = there >= 0
                        && there < wrapped.length()
                        && wrapped.charAt(there) == c
                        && wrapper.wrappedToSourcePosition(there) == at;
                if (isReal) {
                    lines.merge(lineAt[there], line, Math::min);
                }
            }
        }
        addLeads(wrapped.split("\n", -1));
    }

    /// Adds the lines that JShell writes before a value, as `int x_ =`: the compiler counts what follows to
    /// them.
    private void addLeads(String[] wrapped) {
        for (var line : List.copyOf(lines.entrySet())) {
            int before = line.getKey() - 1;
            if (before > 0 && wrapped[before - 1].stripTrailing().endsWith("=")) {
                lines.putIfAbsent(before, line.getValue());
            }
        }
    }

    private static int[] lines(String text) {
        var lines = new int[text.length()];
        int line = 1;
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line;
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return lines;
    }

    /// Tells whether a line of the class has code of the snippet.
    boolean isOwn(int wrappedLine) {
        return lines.containsKey(wrappedLine);
    }

    /// Returns the snippet's line for a line of the class; the nearest one before it for what JShell added.
    int of(int wrappedLine) {
        var before = lines.floorEntry(wrappedLine);
        if (before != null) {
            return before.getValue();
        }
        return lines.isEmpty() ? 1 : lines.firstEntry().getValue();
    }
}
