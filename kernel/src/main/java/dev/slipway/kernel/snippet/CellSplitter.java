package dev.slipway.kernel.snippet;

import dev.slipway.kernel.library.LibraryFiles;
import dev.slipway.kernel.snippet.CellSnippet.Shape;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/// Cuts a cell into snippets as `jshell` would read them. Thread-safe.
///
/// Cost: parsing only; nothing is compiled. `create` starts a shell (some 100 ms cold) that `close` ends.
public final class CellSplitter implements AutoCloseable {
    private final SourceCodeAnalysis analysis;
    private final Runnable end;

    private CellSplitter(SourceCodeAnalysis analysis, Runnable end) {
        this.analysis = analysis;
        this.end = end;
    }

    /// Returns a splitter with a shell of its own.
    public static CellSplitter create() {
        var shell = JShell.builder()
                .fileManager(LibraryFiles::unindexed)
                .executionEngine(new CompileOnly(), null)
                .build();
        return new CellSplitter(shell.sourceCodeAnalysis(), shell::close);
    }

    /// Returns a splitter that uses the shell of the caller, who closes it.
    public static CellSplitter over(SourceCodeAnalysis analysis) {
        return new CellSplitter(analysis, () -> {});
    }

    /// Returns the snippets of `source` in order; none if there are only comments and blanks.
    ///
    /// What follows an incomplete or broken snippet belongs to it.
    public List<CellSnippet> split(String source) {
        var snippets = new ArrayList<CellSnippet>();
        int offset = 0;
        int line = 1;
        while (offset < source.length()) {
            var rest = source.substring(offset);
            var info = complete(rest);
            int length = rest.length() - remainder(info, rest);
            if (!isBlank(info)) {
                snippets.add(new CellSnippet(text(info, rest), offset, line, shape(info), false));
            }
            if (length == 0) {
                break;
            }
            line += (int)
                    rest.substring(0, length).chars().filter(c -> c == '\n').count();
            offset += length;
        }
        return List.copyOf(snippets);
    }

    private SourceCodeAnalysis.CompletionInfo complete(String rest) {
        synchronized (analysis) {
            return analysis.analyzeCompletion(rest);
        }
    }

    private static boolean isBlank(SourceCodeAnalysis.CompletionInfo info) {
        return switch (info.completeness()) {
            case EMPTY -> true;
            case COMPLETE -> ";".equals(info.source().strip());
            case COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE, UNKNOWN -> false;
        };
    }

    private static int remainder(SourceCodeAnalysis.CompletionInfo info, String rest) {
        return switch (info.completeness()) {
            case COMPLETE ->
                info.remaining().length() < rest.length() ? info.remaining().length() : 0;
            case EMPTY, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE, UNKNOWN -> 0;
        };
    }

    private static String text(SourceCodeAnalysis.CompletionInfo info, String rest) {
        return switch (info.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> info.source();
            case EMPTY, DEFINITELY_INCOMPLETE, UNKNOWN -> rest;
        };
    }

    private static Shape shape(SourceCodeAnalysis.CompletionInfo info) {
        return switch (info.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> Shape.COMPLETE;
            case DEFINITELY_INCOMPLETE -> Shape.INCOMPLETE;
            case UNKNOWN -> Shape.BROKEN;
        };
    }

    @Override
    public void close() {
        end.run();
    }
}
