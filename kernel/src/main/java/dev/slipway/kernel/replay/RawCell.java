package dev.slipway.kernel.replay;

import dev.slipway.kernel.directive.Injection;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/// What compiling one cell gave, before positions and final class names are known. One thread at a time.
final class RawCell {
    final SourceCell cell;
    final List<RawSnippet> snippets = new ArrayList<>();
    final List<RawProblem> problems = new ArrayList<>();
    /// Names it would declare if it compiled.
    final Set<String> missing = new HashSet<>();
    /// Names of cells above that no longer compile because of it.
    final Set<String> outdated = new HashSet<>();
    /// Snippets of cells above that it defines anew.
    final List<Snippet> overwritten = new ArrayList<>();
    /// Everything JShell took for it, rejected snippets included.
    final List<Snippet> taken = new ArrayList<>();
    /// Whether compiling it changed what JShell holds of cells above it, other than by defining a name anew: then it
    /// cannot be taken back.
    boolean entangled;

    /// What its declarations still wait for when all cells are compiled.
    List<Unresolved> unresolved = List.of();

    RawCell(SourceCell cell) {
        this.cell = cell;
    }

    /// Tells whether the same classes are in both.
    static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), other.get(entry.getKey())));
    }

    /// @param missing what is waited for, as JShell says it: `method later()`
    record Unresolved(RawSnippet snippet, String missing) {}

    /// One snippet that compiled, or that may once what it uses is there.
    ///
    /// @param snippet JShell's own
    /// @param kind what it is
    /// @param outer JShell's name of its class, binary; empty if it has none
    /// @param classes the class files by JShell's names, with the cell's own lines
    /// @param origin why it was injected, null for the cell's own
    /// @param text its text and first line in the cell
    /// @param span where it stands
    /// @param recompiled what JShell compiled again because of it
    record RawSnippet(
            Snippet snippet,
            Kind kind,
            String outer,
            Map<String, byte[]> classes,
            Injection.@Nullable Origin origin,
            LineMap.Text text,
            Span span,
            List<Recompiled> recompiled) {}

    /// A snippet of a cell above that was compiled again.
    ///
    /// @param owner the cell it is of
    /// @param outer JShell's name of its class, binary
    record Recompiled(RawCell owner, Snippet snippet, Kind kind, String outer, Map<String, byte[]> classes) {}

    /// Something wrong, in words that follow `Cell 3`, at a place in the cell: lines and columns 1-based, end
    /// exclusive.
    ///
    /// @param missing the name that was not found, empty if that is not what is wrong
    record RawProblem(String code, String words, String hint, Range range, String missing) {}

    /// A range in the cell.
    record Range(int line, int column, int endLine, int endColumn) {}
}
