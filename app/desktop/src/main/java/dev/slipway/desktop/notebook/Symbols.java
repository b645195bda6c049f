package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Edit;
import dev.slipway.desktop.editor.Language;
import dev.slipway.desktop.editor.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/// Names of a notebook across its cells: where one is defined, where it stands, another name for it. UI thread only.
public final class Symbols {
    private final NotebookViewModel notebook;

    /// Where a name stands. UTF-16 offsets, the end exclusive.
    public record Spot(CellViewModel cell, int start, int end) {}

    Symbols(NotebookViewModel notebook) {
        this.notebook = notebook;
    }

    /// Returns the name at UTF-16 offset `at` of `source`; empty if none stands there.
    static Optional<String> at(String source, int at) {
        int from = Math.clamp(at, 0, source.length());
        int to = from;
        while (from > 0 && Character.isJavaIdentifierPart(source.charAt(from - 1))) {
            from--;
        }
        while (to < source.length() && Character.isJavaIdentifierPart(source.charAt(to))) {
            to++;
        }
        var name = source.substring(from, to);
        return SourceVersion.isName(name) ? Optional.of(name) : Optional.empty();
    }

    /// Tells whether some cell defines `name`.
    boolean isDefined(String name) {
        return notebook.cells().stream().anyMatch(cell -> defines(cell, name));
    }

    private static boolean defines(CellViewModel cell, String name) {
        var node = cell.nodeProperty().get();
        return node != null && cell.isCode() && node.defines().contains(name);
    }

    private static boolean uses(CellViewModel cell, String name) {
        var node = cell.nodeProperty().get();
        return node != null
                && cell.isCode()
                && (node.reads().contains(name) || node.changes().contains(name));
    }

    /// Returns where `name`, as `from` sees it, is defined: in the nearest cell above that defines it, else below; in
    /// `from` itself if that does, or if no cell does.
    public Optional<Spot> definition(String name, CellViewModel from) {
        int here = notebook.cells().indexOf(from);
        CellViewModel best = defines(from, name) ? from : null;
        for (int i = here - 1; i >= 0 && best == null; i--) {
            best = defines(notebook.cells().get(i), name) ? notebook.cells().get(i) : null;
        }
        for (int i = here + 1; i < notebook.cells().size() && best == null; i++) {
            best = defines(notebook.cells().get(i), name) ? notebook.cells().get(i) : null;
        }
        var spots = spots(best == null ? from : best, name);
        return spots.isEmpty() ? Optional.empty() : Optional.of(spots.getFirst());
    }

    /// Returns where `name` stands in the cells that define, read or change it, in order.
    public List<Spot> usages(String name) {
        var all = new ArrayList<Spot>();
        for (var cell : notebook.cells()) {
            if (defines(cell, name) || uses(cell, name)) {
                all.addAll(spots(cell, name));
            }
        }
        return all;
    }

    /// Returns where `name` stands by itself in `cell`: not in a string or comment, and not as a member of something.
    static List<Spot> spots(CellViewModel cell, String name) {
        var source = cell.source();
        var tokens = Language.JAVA.tokens(source);
        var spots = new ArrayList<Spot>();
        for (int at = source.indexOf(name); at >= 0; at = source.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean apart = (at == 0 || !Character.isJavaIdentifierPart(source.charAt(at - 1)))
                    && (end == source.length() || !Character.isJavaIdentifierPart(source.charAt(end)));
            var kind = Token.at(tokens, at);
            boolean written = kind != Token.Kind.STRING && kind != Token.Kind.COMMENT;
            if (apart && written && !isMember(source, at)) {
                spots.add(new Spot(cell, at, end));
            }
        }
        return spots;
    }

    private static boolean isMember(String source, int at) {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(source.charAt(before))) {
            before--;
        }
        boolean dot = before >= 0 && source.charAt(before) == '.';
        boolean range = dot && before > 0 && source.charAt(before - 1) == '.';
        return dot && !range && !source.substring(0, before).endsWith("this");
    }

    /// Returns what speaks against `other` as a name; empty if nothing does.
    Optional<String> fault(String other) {
        if (!SourceVersion.isName(other) || other.contains(".")) {
            return Optional.of(other.isEmpty() ? "Type the new name." : other + " is no name in Java.");
        }
        return isDefined(other) ? Optional.of("A cell defines " + other + " already.") : Optional.empty();
    }

    /// Gives `name` another name wherever it stands, as one step of undo; returns in how many places.
    public int rename(String name, String other) {
        var edits = new ArrayList<Edit>();
        int places = 0;
        var all = usages(name);
        for (var cell : notebook.cells()) {
            var here = all.stream()
                    .filter(spot -> spot.cell().equals(cell))
                    .toList()
                    .reversed();
            var text = new StringBuilder(cell.source());
            here.forEach(spot -> text.replace(spot.start(), spot.end(), other));
            if (!here.isEmpty()) {
                places += here.size();
                edits.add(new Edit.SetSource(cell.id(), text.toString()));
            }
        }
        if (!edits.isEmpty()) {
            notebook.apply(new Edit.Together(edits), notebook.current().id());
        }
        return places;
    }
}
