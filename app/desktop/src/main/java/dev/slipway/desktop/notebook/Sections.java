package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Edit;
import dev.slipway.desktop.output.MarkdownView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The cells that are not hidden in a folded section. A section is what stands under a Markdown heading, down to the
/// next one that is as high. UI thread only.
public final class Sections {
    private final ObservableList<CellViewModel> shown = FXCollections.observableArrayList();
    private final ObservableList<CellViewModel> unmodifiable = FXCollections.unmodifiableObservableList(shown);
    private final Map<CellId, CellViewModel> hiddenBy = new HashMap<>();
    private final Map<CellId, Integer> hiding = new HashMap<>();

    /// The cells that are to be seen, in order; unmodifiable by others.
    public ObservableList<CellViewModel> shown() {
        return unmodifiable;
    }

    /// Returns how many cells the folded section of `heading` hides; 0 if it hides none.
    public int hides(CellViewModel heading) {
        return hiding.getOrDefault(heading.id(), 0);
    }

    /// Returns the level of the heading that `cell` begins with, 1 to 6; 0 if it is none.
    static int level(CellViewModel cell) {
        return cell.kind() == CellKind.MARKDOWN
                ? MarkdownView.heading(cell.source())
                        .map(MarkdownView.Title::level)
                        .orElse(0)
                : 0;
    }

    /// Tells whether `cell` is hidden.
    boolean hides(CellId cell) {
        return hiddenBy.containsKey(cell);
    }

    /// Returns the folded headings that hide `cell`, innermost last; none if it is to be seen.
    List<CellViewModel> around(CellViewModel cell) {
        var around = new ArrayList<CellViewModel>();
        for (var by = hiddenBy.get(cell.id()); by != null; by = hiddenBy.get(by.id())) {
            around.addFirst(by);
        }
        return around;
    }

    /// Returns the edit that shows `cell`.
    Edit unfolding(CellViewModel cell) {
        return new Edit.Together(around(cell).stream()
                .map(heading ->
                        Folding.edit(heading, heading.foldsProperty().get().withSection(false)))
                .toList());
    }

    /// Returns the cell that is `by` further down than `cell` among those to be seen, as far as there is one.
    CellViewModel from(CellViewModel cell, int by) {
        int place = shown.indexOf(cell);
        return shown.get(Math.clamp((long) place + by, 0, shown.size() - 1));
    }

    /// Returns the heading of the section that `cell` is in, itself if it is one; `cell` if there is none.
    static CellViewModel headingOf(List<CellViewModel> cells, CellViewModel cell) {
        for (int i = cells.indexOf(cell); i >= 0; i--) {
            if (level(cells.get(i)) > 0) {
                return cells.get(i);
            }
        }
        return cell;
    }

    /// Returns `cell` if it is to be seen, else the heading that is and hides it.
    CellViewModel seen(CellViewModel cell) {
        var by = hiddenBy.get(cell.id());
        return by == null ? cell : seen(by);
    }

    /// Looks anew at what is folded among `cells`.
    void refresh(List<CellViewModel> cells) {
        hiddenBy.clear();
        hiding.clear();
        boolean any = cells.stream().anyMatch(cell -> cell.foldsProperty().get().section());
        var now = any ? visible(cells) : cells;
        if (!now.equals(shown)) {
            shown.setAll(now);
        }
    }

    private List<CellViewModel> visible(List<CellViewModel> cells) {
        var now = new ArrayList<CellViewModel>();
        CellViewModel outer = null;
        int outerLevel = 0;
        CellViewModel inner = null;
        int innerLevel = 0;
        for (var cell : cells) {
            int level = level(cell);
            if (outer != null && level > 0 && level <= outerLevel) {
                outer = null;
            }
            if (inner != null && level > 0 && level <= innerLevel) {
                inner = outer;
                innerLevel = outerLevel;
            }
            boolean folds = level > 0 && cell.foldsProperty().get().section();
            if (outer == null) {
                now.add(cell);
                if (folds) {
                    outer = cell;
                    outerLevel = level;
                    inner = cell;
                    innerLevel = level;
                }
            } else {
                hiddenBy.put(cell.id(), inner == null ? outer : inner);
                hiding.merge(outer.id(), 1, Integer::sum);
                if (folds) {
                    inner = cell;
                    innerLevel = level;
                }
            }
        }
        return now;
    }
}
