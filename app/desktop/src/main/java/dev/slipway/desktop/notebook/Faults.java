package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.desktop.editor.Squiggle;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.QuickFix.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The problems of one line of a cell, as the kernel is asked about them.
final class Faults {
    private Faults() {}

    /// Returns the faults in the line with the caret, those nearest to it first.
    ///
    /// @param problems all of the cell
    /// @param caret UTF-16 offset in `text`
    static List<Fault> onLine(List<Problem> problems, String text, int caret) {
        int at = Math.clamp(caret, 0, text.length());
        int from = text.lastIndexOf('\n', at - 1) + 1;
        int newline = text.indexOf('\n', at);
        int to = newline < 0 ? text.length() : newline;
        var faults = new ArrayList<Fault>();
        for (var problem : problems) {
            for (var fault : of(problem, text)) {
                if (fault.start() <= to && fault.end() >= from && (fault.start() >= from || fault.end() > from)) {
                    faults.add(fault);
                }
            }
        }
        faults.sort((a, b) -> Integer.compare(distance(a, at), distance(b, at)));
        return List.copyOf(faults);
    }

    /// Returns `problem`, which is of a cell with the text `text`, as the kernel is asked about it.
    static List<Fault> of(Problem problem, String text) {
        var words = (problem.message() + " " + problem.hint()).strip();
        return Squiggle.of(List.of(problem), text).stream()
                .map(mark -> new Fault(mark.start(), mark.end(), words))
                .toList();
    }

    /// Returns those of `problems` whose cell is in `document`, worst first.
    static List<Problem> sorted(List<Problem> problems, Document document) {
        return problems.stream()
                .filter(problem -> problem.place() == null
                        || document.indexOf(problem.place().cell()) >= 0)
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
    }

    /// Returns those of `problems` that are in a cell, by cell.
    static Map<CellId, List<Problem>> byCell(List<Problem> problems) {
        var byCell = new HashMap<CellId, List<Problem>>();
        for (var problem : problems) {
            var place = problem.place();
            if (place != null) {
                byCell.computeIfAbsent(place.cell(), _ -> new ArrayList<>()).add(problem);
            }
        }
        return byCell;
    }

    /// Returns the next place with a problem below a line of a cell, or with `direction` -1 the one above; goes on at
    /// the other end of the notebook.
    ///
    /// @param cell 0-based position of the cell
    /// @param line 1-based
    static Optional<Place> next(List<CellViewModel> cells, int cell, int line, int direction) {
        var places = new ArrayList<Place>();
        for (var each : cells) {
            each.problemsProperty().get().stream()
                    .map(Problem::place)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .sorted(Comparator.comparingInt(Place::line))
                    .forEach(places::add);
        }
        if (direction < 0) {
            Collections.reverse(places);
        }
        return places.stream()
                .filter(place -> direction * (position(cells, place) - cell) > 0
                        || (position(cells, place) == cell && direction * (place.line() - line) > 0))
                .findFirst()
                .or(() -> places.stream().findFirst());
    }

    private static int position(List<CellViewModel> cells, Place place) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).id().equals(place.cell())) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the problem at UTF-16 offset `at` of `cell`; empty if there is none.
    static Optional<Squiggle> at(CellViewModel cell, int at) {
        return Squiggle.of(cell.problemsProperty().get(), cell.source()).stream()
                .filter(mark -> mark.start() <= at && at < mark.end())
                .findFirst();
    }

    private static int distance(Fault fault, int at) {
        return at < fault.start() ? fault.start() - at : Math.max(0, at - fault.end());
    }
}
