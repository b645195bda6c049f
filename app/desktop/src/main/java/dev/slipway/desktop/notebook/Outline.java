package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.output.MarkdownView;
import dev.slipway.kernel.directive.Directive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A notebook's headings and steps, in order. Immutable.
///
/// @param entries copied
record Outline(List<Entry> entries) {
    /// One line of the outline.
    ///
    /// @param cell where it leads
    /// @param words heading or name of a step
    /// @param level 0 for the notebook's title, then deeper
    /// @param step whether it is a step
    /// @param mark the worst state of the cells below it, up to the next entry; null if none of them is code
    record Entry(
            CellViewModel cell,
            String words,
            int level,
            boolean step,
            @Nullable Mark mark) {}

    Outline {
        entries = List.copyOf(entries);
    }

    static Outline of(List<CellViewModel> cells) {
        var entries = new ArrayList<Entry>();
        int level = 0;
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var step = cell.isCode()
                    ? cell.directives().first(Directive.Step.class).map(Directive.Step::name)
                    : Optional.<String>empty();
            if (step.isPresent()) {
                entries.add(new Entry(cell, step.get(), level + 1, true, null));
            } else if (cell.isCode()
                    && cell.directives().first(Directive.Parameters.class).isPresent()) {
                entries.add(new Entry(cell, "parameters", level + 1, true, null));
            } else if (!cell.isCode()) {
                var heading = MarkdownView.heading(cell.source());
                if (heading.isPresent()) {
                    level = heading.get().level() - 1;
                    entries.add(new Entry(cell, heading.get().words(), level, false, null));
                }
            }
        }
        return new Outline(marked(entries, cells));
    }

    private static List<Entry> marked(List<Entry> entries, List<CellViewModel> cells) {
        var marked = new ArrayList<Entry>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            int from = cells.indexOf(entry.cell());
            int to = i + 1 < entries.size() ? cells.indexOf(entries.get(i + 1).cell()) : cells.size();
            var marks = cells.subList(from, Math.max(from, to)).stream()
                    .filter(cell -> cell.isCode() && !cell.source().isBlank())
                    .map(cell -> cell.stateProperty().get().mark())
                    .collect(Collectors.toSet());
            var worst = Mark.worst(marks).orElse(null);
            marked.add(new Entry(entry.cell(), entry.words(), entry.level(), entry.step(), worst));
        }
        return marked;
    }
}
