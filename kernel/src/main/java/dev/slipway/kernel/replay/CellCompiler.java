package dev.slipway.kernel.replay;

import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.Injection;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.replay.RawCell.RawSnippet;
import dev.slipway.kernel.replay.RawCell.Recompiled;
import dev.slipway.kernel.replay.Replay.Span;
import dev.slipway.kernel.snippet.CellSnippet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/// Feeds cells to a `ReplayShell`, top to bottom. One thread at a time.
final class CellCompiler {
    private final ReplayShell shell;
    private final Map<Snippet, Placed> placed = new HashMap<>();
    private final Map<String, Set<Snippet>> owners = new HashMap<>();

    CellCompiler(ReplayShell shell) {
        this.shell = shell;
    }

    /// Where a snippet stands.
    private record Placed(RawCell cell, LineMap.Text text) {}

    /// One piece of text to compile.
    private record Piece(String text, int offset, int line, Injection.@Nullable Origin origin, String variable) {}

    /// Compiles `cell` below those compiled before.
    RawCell compile(SourceCell cell) {
        var raw = new RawCell(cell, shell.temporaries());
        for (var injected : Injection.of(DirectiveParser.parse(cell))) {
            evaluate(raw, new Piece(injected.text(), 0, injected.line(), injected.origin(), injected.variable()));
        }
        for (var snippet : shell.split(cell.source())) {
            evaluate(raw, own(snippet));
        }
        return raw;
    }

    /// Takes back the cells `raw`, the last of those compiled.
    void drop(List<RawCell> raw, int temporaries) {
        var snippets = raw.stream().flatMap(cell -> cell.taken.stream()).toList();
        shell.drop(snippets, temporaries);
        snippets.forEach(placed::remove);
        owners.values().forEach(set -> set.removeAll(snippets));
    }

    private static Piece own(CellSnippet snippet) {
        return new Piece(snippet.text(), snippet.offset(), snippet.line(), null, "");
    }

    private void evaluate(RawCell raw, Piece piece) {
        var known = piece.origin == null ? Map.<String, String>of() : shell.variables();
        var events = shell.evaluate(piece.text);
        var text = new LineMap.Text(piece.text, piece.line);
        var own = new LinkedHashSet<Snippet>();
        var others = new LinkedHashSet<Snippet>();
        for (var event : events) {
            if (event.causeSnippet() == null) {
                own.add(event.snippet());
                placed.put(event.snippet(), new Placed(raw, text));
                raw.taken.add(event.snippet());
            }
            note(raw, event, others);
        }
        others.removeAll(own);
        own.forEach(this::own);
        var recompiled = recompiled(raw, own, others);
        for (var snippet : own) {
            if (shell.status(snippet) == Snippet.Status.REJECTED) {
                new SnippetFaults(shell, raw.cell, known)
                        .report(raw, snippet, piece.origin, piece.variable, piece.offset, piece.line);
            } else {
                raw.snippets.add(compiled(snippet, piece, text, recompiled));
                recompiled = List.of();
            }
        }
    }

    private void note(RawCell raw, SnippetEvent event, Set<Snippet> others) {
        var at = placed.get(event.snippet());
        if (event.causeSnippet() == null) {
            raw.entangled |= event.previousStatus() != Snippet.Status.NONEXISTENT;
        } else if (event.status() == Snippet.Status.OVERWRITTEN) {
            raw.entangled |= at == null || at.cell != raw;
        } else {
            others.add(event.snippet());
            if (event.previousStatus().isDefined()
                    && !event.status().isDefined()
                    && event.snippet() instanceof PersistentSnippet gone) {
                raw.outdated.add(gone.name());
            }
        }
    }

    private void own(Snippet snippet) {
        if (snippet instanceof PersistentSnippet || snippet.kind() != Snippet.Kind.ERRONEOUS) {
            owners.computeIfAbsent(shell.outer(snippet), _ -> new LinkedHashSet<>())
                    .add(snippet);
        }
    }

    /// Returns what was compiled again of other snippets, by their class.
    private List<Recompiled> recompiled(RawCell raw, Set<Snippet> own, Set<Snippet> others) {
        for (var snippet : others) {
            own(snippet);
        }
        var again = new LinkedHashSet<>(others);
        for (var outer : shell.compiled()) {
            for (var snippet : owners.getOrDefault(outer, Set.of())) {
                if (shell.status(snippet).isDefined() && shell.outer(snippet).equals(outer)) {
                    again.add(snippet);
                }
            }
        }
        again.removeAll(own);
        var result = new ArrayList<Recompiled>();
        for (var snippet : again) {
            var at = placed.get(snippet);
            if (at != null) {
                raw.entangled |= at.cell != raw;
                var outer = shell.outer(snippet);
                result.add(new Recompiled(
                        at.cell, snippet, Snippets.kind(snippet), outer, shell.classes(snippet, texts(outer))));
            }
        }
        return result;
    }

    private RawSnippet compiled(Snippet snippet, Piece piece, LineMap.Text text, List<Recompiled> recompiled) {
        boolean hasClass =
                snippet.kind() != Snippet.Kind.IMPORT && shell.status(snippet).isDefined();
        var outer = hasClass ? shell.outer(snippet) : "";
        var classes = hasClass ? shell.classes(snippet, texts(outer)) : Map.<String, byte[]>of();
        int last = piece.line
                + (int) piece.text
                        .stripTrailing()
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int first = piece.line + leadingLines(piece.text);
        return new RawSnippet(
                snippet,
                Snippets.kind(snippet),
                outer,
                classes,
                piece.origin,
                text,
                new Span(first, Math.max(first, last)),
                recompiled);
    }

    private List<LineMap.Text> texts(String outer) {
        var texts = new ArrayList<LineMap.Text>();
        for (var snippet : owners.getOrDefault(outer, Set.of())) {
            var at = placed.get(snippet);
            if (at != null && shell.status(snippet).isActive()) {
                texts.add(at.text);
            }
        }
        return texts;
    }

    /// Returns how many lines of blanks and comments stand before the code.
    private static int leadingLines(String text) {
        int lines = 0;
        for (var line : text.split("\n", -1)) {
            if (!line.isBlank() && !line.strip().startsWith("//")) {
                break;
            }
            lines++;
        }
        return lines;
    }

    /// Returns the names `snippet` still waits for, none if it is whole.
    List<String> unresolved(Snippet snippet) {
        var status = shell.status(snippet);
        boolean waits =
                status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
        return waits && snippet instanceof DeclarationSnippet declaration ? shell.unresolved(declaration) : List.of();
    }
}
