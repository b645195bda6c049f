package dev.slipway.kernel.replay;

import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.Injection;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.replay.RawCell.RawSnippet;
import dev.slipway.kernel.replay.RawCell.Recompiled;
import dev.slipway.kernel.replay.Replay.Span;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.snippet.JavaText;
import dev.slipway.kernel.snippet.LongTexts;
import dev.slipway.kernel.snippet.RecordConstructors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/// Feeds cells to a `ReplayShell`, top to bottom. One thread at a time.
final class CellCompiler {
    private final ReplayShell shell;
    private final Map<Snippet, Placed> placed = new HashMap<>();
    private final Map<String, Set<Snippet>> owners = new HashMap<>();
    /// What compiled where it stands and does not any more, because a cell below changed what it uses.
    private final Set<Snippet> outdated = new HashSet<>();

    CellCompiler(ReplayShell shell) {
        this.shell = shell;
    }

    /// Where a snippet stands.
    private record Placed(RawCell cell, LineMap.Text text) {}

    /// One piece of text to compile.
    private record Piece(
            JavaText java, int offset, int line, Injection.@Nullable Origin origin, String variable, boolean isPoint) {
        String text() {
            return java.text();
        }

        /// Returns the offset in the cell of an offset in the text.
        int place(int at) {
            return isPoint ? offset : offset + java.original(at);
        }
    }

    /// A cell cut into what to compile.
    ///
    /// @param pieces those of its own code; none if it is in SQL
    private record Cut(SourceCell cell, List<Injection.Injected> injected, boolean isSql, List<Piece> pieces) {
        /// Tells whether what is compiled depends on which variables there are above.
        boolean asks() {
            return isSql || !injected.isEmpty();
        }
    }

    /// Compiles `cells`, in order, below those compiled before.
    List<RawCell> compile(List<SourceCell> cells) {
        var cuts = cells.stream().map(this::cut).toList();
        var compiled = new ArrayList<RawCell>();
        int told = 0;
        for (int i = 0; i < cuts.size(); i++) {
            if (i >= told) {
                told = announce(cuts, i);
            }
            compiled.add(compile(cuts.get(i)));
        }
        return compiled;
    }

    private Cut cut(SourceCell cell) {
        boolean isSql = SqlCell.accepts(cell.source());
        return new Cut(
                cell,
                Injection.of(DirectiveParser.parse(cell)),
                isSql,
                isSql
                        ? List.of()
                        : shell.split(cell).stream().map(CellCompiler::own).toList());
    }

    /// Announces the cell at `from` and those below it, as far as they do not ask what is in force above them.
    ///
    /// @return position of the first cell that is not announced
    private int announce(List<Cut> cuts, int from) {
        int end = from;
        while (end < cuts.size() && !cuts.get(end).asks()) {
            end++;
        }
        shell.announce(cuts.subList(from, end).stream()
                .flatMap(cut -> cut.pieces.stream())
                .map(Piece::text)
                .toList());
        return Math.max(end, from + 1);
    }

    private RawCell compile(Cut cut) {
        var raw = new RawCell(cut.cell);
        for (var injected : cut.injected) {
            evaluate(raw, injected(injected));
        }
        if (cut.isSql) {
            var sql = SqlCell.of(cut.cell.source(), shell.variables());
            if (sql != null) {
                evaluate(raw, sql);
            }
        }
        for (var piece : cut.pieces) {
            evaluate(raw, piece);
        }
        return raw;
    }

    /// Takes back the cells `raw`, the last of those compiled, and brings back what they had defined anew.
    ///
    /// @return whether everything is again as it was before them
    boolean drop(List<RawCell> raw) {
        var snippets = new HashSet<Snippet>();
        var cells = new HashSet<>(raw);
        raw.forEach(cell -> snippets.addAll(cell.taken));
        shell.drop(raw.stream().flatMap(cell -> cell.taken.stream()).toList());
        snippets.forEach(placed::remove);
        owners.values().forEach(all -> all.removeAll(snippets));
        boolean isWhole = true;
        for (var cell : raw) {
            for (var old : cell.overwritten) {
                var at = placed.get(old);
                if (at != null && !cells.contains(at.cell)) {
                    isWhole &= restore(old, at);
                }
            }
        }
        return isWhole;
    }

    /// Compiles a snippet of a cell that stays again, because another of its name was in force.
    private boolean restore(Snippet old, Placed at) {
        var before = at.cell.snippets.stream()
                .filter(one -> one.snippet().equals(old))
                .findFirst()
                .orElse(null);
        var events = shell.evaluate(at.text.source());
        shell.compiled();
        if (before == null || events.size() != 1) {
            return false;
        }
        var snippet = events.getFirst().snippet();
        placed.put(snippet, at);
        at.cell.taken.add(snippet);
        own(snippet);
        return shell.status(snippet).isDefined()
                && shell.outer(snippet).equals(before.outer())
                && RawCell.same(before.classes(), shell.classes(snippet, texts(before.outer())));
    }

    private static Piece own(CellSnippet snippet) {
        return new Piece(
                LongTexts.of(snippet.text()), snippet.offset(), snippet.line(), null, "", snippet.isGenerated());
    }

    private static Piece injected(Injection.Injected snippet) {
        var java = new RecordConstructors(snippet.text(), List.of());
        return new Piece(java, 0, snippet.line(), snippet.origin(), snippet.variable(), true);
    }

    private void evaluate(RawCell raw, SqlCell sql) {
        if (sql.faults().isEmpty()) {
            evaluate(raw, new Piece(sql, sql.offset(), sql.line(), null, "", false));
            return;
        }
        raw.missing.add(sql.defines());
        for (var fault : sql.faults()) {
            raw.problems.add(SnippetFaults.of(raw.cell, fault));
        }
    }

    private void evaluate(RawCell raw, Piece piece) {
        var known = piece.origin == null ? Map.<String, String>of() : shell.variables();
        var events = shell.evaluate(piece.text());
        var text = new LineMap.Text(piece.text(), piece.line, piece.isPoint);
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
        outdated.removeAll(own);
        own.forEach(this::own);
        var recompiled = recompiled(raw, own, others);
        for (var snippet : own) {
            boolean isTooLarge = shell.isTooLarge(snippet);
            if (isTooLarge || shell.status(snippet) == Snippet.Status.REJECTED) {
                new SnippetFaults(shell, raw.cell, known, piece::place)
                        .report(raw, snippet, piece.origin, piece.variable, piece.line);
                if (isTooLarge) {
                    shell.drop(List.of(snippet));
                } else if (snippet instanceof TypeDeclSnippet type) {
                    shell.reserve(type.name());
                }
            } else {
                raw.snippets.add(compiled(snippet, piece, text, recompiled));
                recompiled = List.of();
            }
        }
    }

    private void note(RawCell raw, SnippetEvent event, Set<Snippet> others) {
        var at = placed.get(event.snippet());
        if (event.status() == Snippet.Status.OVERWRITTEN) {
            if (at != null && at.cell != raw) {
                raw.overwritten.add(event.snippet());
            }
            raw.entangled |= at == null && !shell.isReserved(event.snippet());
        } else if (event.causeSnippet() != null && !shell.isReserved(event.snippet())) {
            others.add(event.snippet());
            if (event.previousStatus().isDefined()
                    && !event.status().isDefined()
                    && event.snippet() instanceof PersistentSnippet gone) {
                raw.outdated.add(gone.name());
                outdated.add(gone);
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
        int last = text.lineOf(piece.text().stripTrailing().length());
        int first = piece.isPoint ? piece.line : piece.line + leadingLines(piece.text());
        return new RawSnippet(
                snippet,
                Snippets.kind(snippet),
                outer,
                classes,
                piece.origin,
                text,
                new Span(first, Math.max(first, last), piece.text()),
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

    /// Notes what the declarations of a cell wait for now, and always have.
    void settle(RawCell raw) {
        var all = new ArrayList<RawCell.Unresolved>();
        for (var one : raw.snippets) {
            var status = shell.status(one.snippet());
            boolean waits =
                    status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
            if (waits && one.snippet() instanceof DeclarationSnippet declaration && !outdated.contains(declaration)) {
                shell.unresolved(declaration).forEach(missing -> all.add(new RawCell.Unresolved(one, missing)));
            }
        }
        raw.unresolved = List.copyOf(all);
    }
}
