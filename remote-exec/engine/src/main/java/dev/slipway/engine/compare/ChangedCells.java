package dev.slipway.engine.compare;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.engine.compare.CodeDiff.CellDiff;
import dev.slipway.engine.compare.CodeDiff.Change;
import dev.slipway.engine.compare.CodeDiff.Side;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.reuse.CodeChanges;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The code cells whose text differs between the notebooks of two runs. Immutable.
record ChangedCells(Plan plan, Document before, Document after, List<CellDiff> changes) {
    /// A cell whose text differs.
    ///
    /// @param clause `code changed in cell 7`
    /// @param before its text, null if it is new
    /// @param after its text, null if it was removed
    record Changed(
            String clause,
            @Nullable String before,
            @Nullable String after) {}

    /// @param plan of the later run
    static ChangedCells of(Plan plan, Document before, Document after) {
        var changes = CodeDiffs.between(before, after).cells().stream()
                .filter(cell -> cell.kind() == CellKind.CODE)
                .filter(cell -> cell.change() != Change.SAME && cell.change() != Change.MOVED)
                .toList();
        return new ChangedCells(plan, before, after, changes);
    }

    /// Returns the first cell of `step` that differs, else the first library cell, else the first that was removed,
    /// else the only one that differs.
    Optional<Changed> ofStep(String step) {
        var own = new HashSet<>(plan.step(step).map(Plan.Step::cells).orElse(List.of()));
        return first(own)
                .or(() -> first(new HashSet<>(plan.library())))
                .or(this::removed)
                .or(this::only)
                .map(this::described);
    }

    /// Returns the cell at a place if it differs.
    ///
    /// @param number 1-based position in the notebook of `side`
    Optional<Changed> at(int number, CodeChanges.Side side) {
        return changes.stream()
                .filter(cell -> number
                        == switch (side) {
                            case EARLIER -> number(cell.before());
                            case LATER -> number(cell.after());
                        })
                .findFirst()
                .map(this::described);
    }

    private Optional<CellDiff> first(Set<CellId> cells) {
        return changes.stream().filter(cell -> isIn(cell.after(), cells)).findFirst();
    }

    private static boolean isIn(@Nullable Side side, Set<CellId> cells) {
        return side != null && cells.contains(side.id());
    }

    private Optional<CellDiff> removed() {
        return changes.stream().filter(cell -> cell.after() == null).findFirst();
    }

    private Changed described(CellDiff cell) {
        return new Changed(
                switch (cell.change()) {
                    case ADDED -> "cell " + number(cell.after()) + " is new";
                    case REMOVED -> "cell " + number(cell.before()) + " was removed";
                    case CHANGED, MOVED, SAME -> "code changed in cell " + number(cell.after());
                },
                text(before, cell.before()),
                text(after, cell.after()));
    }

    private Optional<CellDiff> only() {
        return changes.size() == 1 ? Optional.of(changes.getFirst()) : Optional.empty();
    }

    private static int number(@Nullable Side side) {
        return side == null ? 0 : side.index() + 1;
    }

    private static @Nullable String text(Document document, @Nullable Side side) {
        return side == null ? null : document.cells().get(side.index()).source();
    }
}
