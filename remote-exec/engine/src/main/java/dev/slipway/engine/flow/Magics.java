package dev.slipway.engine.flow;

import dev.slipway.kernel.dialect.CellText;
import dev.slipway.kernel.dialect.Magic;
import dev.slipway.kernel.dialect.MagicKind;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.List;

/// Finds magics that only a notebook knows. Stateless.
final class Magics {
    private Magics() {}

    /// Returns a problem for each magic in the cell that is none of dependencies and SQL.
    static List<Problem> in(ReplayedCell cell) {
        return CellText.of(cell.cell()).magics().stream()
                .filter(magic -> !worksInFlows(MagicKind.of(magic.name())))
                .map(magic -> problem(cell, magic))
                .toList();
    }

    private static boolean worksInFlows(MagicKind kind) {
        return switch (kind) {
            case DEPENDENCY, SQL -> true;
            case LOAD, NOTEBOOK, UNKNOWN -> false;
        };
    }

    private static Problem problem(ReplayedCell cell, Magic magic) {
        var place = Place.onLine(
                cell.cell().id(),
                cell.cell().index(),
                magic.line(),
                magic.column(),
                magic.name().length());
        return Problem.error(
                "magic-in-step",
                "The magic " + magic.name() + " in " + place.words() + " works in a notebook only, not in a flow.",
                MagicKind.of(magic.name()) == MagicKind.LOAD
                        ? "Copy the cells of the file into the notebook, or add //| skip to the cell."
                        : "Write it in Java, or add //| skip to the cell.",
                place);
    }
}
