package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Edit;
import dev.slipway.desktop.search.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Find and replace in a notebook, or in its current cell. UI thread only.
public final class FindViewModel {
    private static final int MOST = 10_000;

    private final NotebookViewModel notebook;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private Query query = Query.of("");
    private boolean inCell;
    private List<Match> matches = List.of();
    private int at = -1;
    private boolean open;

    /// One hit. UTF-16 offsets in the cell's text, the end exclusive.
    public record Match(CellViewModel cell, int start, int end) {}

    FindViewModel(NotebookViewModel notebook) {
        this.notebook = notebook;
        notebook.documentProperty().subscribe(_ -> {
            if (open) {
                look();
            }
        });
    }

    /// Counts up when the hits, or the one that is shown, have changed.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Begins: hits are kept up to date until `end`.
    void begin() {
        open = true;
        look();
    }

    void end() {
        open = false;
        at = -1;
    }

    /// Looks for `wanted`, in the current cell only if `cellOnly`; the first hit from the current cell on is shown.
    public void find(Query wanted, boolean cellOnly) {
        query = wanted;
        inCell = cellOnly;
        at = -1;
        look();
        if (!matches.isEmpty()) {
            int place = notebook.place();
            at = 0;
            while (at < matches.size() - 1
                    && notebook.cells().indexOf(matches.get(at).cell()) < place) {
                at++;
            }
            touch();
        }
    }

    private void look() {
        var found = new ArrayList<Match>();
        for (var written : notebook.documentProperty().get().cells()) {
            var cell = notebook.cell(written.id()).orElse(null);
            if (cell == null || (inCell && !cell.equals(notebook.current()))) {
                continue;
            }
            for (var hit : query.hits(written.source(), MOST - found.size())) {
                found.add(new Match(cell, hit.start(), hit.end()));
            }
        }
        if (!found.equals(matches)) {
            matches = List.copyOf(found);
            at = Math.min(at, matches.size() - 1);
            touch();
        }
    }

    /// Returns the hits in order.
    public List<Match> matches() {
        return matches;
    }

    /// Returns the hit that is shown.
    public Optional<Match> current() {
        return at < 0 || at >= matches.size() ? Optional.empty() : Optional.of(matches.get(at));
    }

    /// Shows the next (1) or the previous (-1) hit; after the last comes the first.
    public void step(int by) {
        if (!matches.isEmpty()) {
            at = at < 0 ? (by > 0 ? 0 : matches.size() - 1) : Math.floorMod(at + by, matches.size());
            touch();
        }
    }

    /// Returns how the search stands: `3 of 17`.
    public String words() {
        if (query.isEmpty()) {
            return "";
        }
        var fault = query.fault();
        if (fault.isPresent()) {
            return fault.get();
        }
        return matches.isEmpty() ? "nothing found" : (at < 0 ? "" : (at + 1) + " of ") + matches.size();
    }

    /// Replaces the hit that is shown, and goes to the next.
    public void replace(String by) {
        current().ifPresent(match -> {
            var text = match.cell().source();
            var hit = new Query.Hit(match.start(), match.end());
            var replaced =
                    text.substring(0, match.start()) + query.replacement(text, hit, by) + text.substring(match.end());
            notebook.apply(
                    new Edit.SetSource(match.cell().id(), replaced),
                    match.cell().id());
            touch();
        });
    }

    /// Replaces every hit, as one step of undo; returns how many there were.
    public int replaceAll(String by) {
        int count = matches.size();
        var edits = new ArrayList<Edit>();
        for (var cell : matches.stream().map(Match::cell).distinct().toList()) {
            edits.add(new Edit.SetSource(cell.id(), query.replaceAll(cell.source(), by)));
        }
        if (!edits.isEmpty()) {
            notebook.apply(new Edit.Together(edits), notebook.current().id());
        }
        return count;
    }

    private void touch() {
        changes.set(changes.get() + 1);
    }
}
