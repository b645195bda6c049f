package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.rerun.Rerun;
import dev.slipway.kernel.rerun.Standing;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says in words what is true of each cell that has run. One use each.
final class Staleness {
    private static final int MOST_NAMED = 2;

    private final Map<CellId, Integer> places = new HashMap<>();
    private final Map<CellId, LastRun> runs;

    private Staleness(List<Cell> cells, Map<CellId, LastRun> runs) {
        this.runs = runs;
        for (int i = 0; i < cells.size(); i++) {
            places.put(cells.get(i).id(), i);
        }
    }

    /// Returns the state of each code cell, in document order.
    ///
    /// @param rerun what is true of them
    /// @param runs the last execution of each cell that has one
    static Map<CellId, CellState> of(List<Cell> cells, Rerun rerun, Map<CellId, LastRun> runs) {
        var staleness = new Staleness(cells, runs);
        var states = new LinkedHashMap<CellId, CellState>();
        rerun.standings()
                .forEach((cell, standing) -> states.put(
                        cell,
                        staleness.isDisabled(cell, cells)
                                ? staleness.disabled(cell)
                                : staleness.state(cell, standing, cells)));
        return states;
    }

    private boolean isDisabled(CellId cell, List<Cell> cells) {
        return Disabling.isIn(cells.get(places.getOrDefault(cell, 0)).metadata());
    }

    private CellState disabled(CellId cell) {
        var run = runs.get(cell);
        var elapsed = run == null ? null : run.elapsed();
        return new CellState(
                Mark.SKIPPED,
                "disabled, runs only when it is run alone (" + KeyWords.of("Shortcut+Enter") + ")",
                elapsed,
                null);
    }

    private CellState state(CellId cell, Standing standing, List<Cell> cells) {
        var run = runs.get(cell);
        if (run == null) {
            return CellState.NEVER;
        }
        var name = standing.name();
        return switch (standing.kind()) {
            case NEVER_RAN ->
                run.restored().isEmpty()
                        ? CellState.NEVER
                        : new CellState(Mark.NEVER_RUN, "only " + restored(run), null, null);
            case FRESH -> with(run, Mark.FRESH, run.restored().isEmpty() ? "" : restored(run) + ", not run again");
            case NEEDED_AGAIN ->
                with(run, Mark.FRESH, "needed again: " + name + " is read" + distance(cell, standing.other()));
            case FAILED -> failed(run, cells.get(places.getOrDefault(cell, 0)).source());
            case EDITED -> with(run, Mark.STALE, "edited since it ran");
            case CHANGED -> with(run, Mark.STALE, name + " changed" + distance(cell, standing.other()));
            case READS_STALE -> with(run, Mark.STALE, name + " is stale" + distance(cell, standing.other()));
            case READS_FAILED -> with(run, Mark.STALE, name + " failed" + distance(cell, standing.other()));
            case OVERWRITTEN -> with(run, Mark.STALE, name + " no longer holds what it gave");
            case OUT_OF_ORDER -> {
                boolean isOther = standing.other() != null && !cell.equals(standing.other());
                yield with(
                        run,
                        Mark.OUT_OF_ORDER,
                        name
                                + (isOther
                                        ? " was set" + distance(cell, standing.other())
                                        : " had changed before it ran"));
            }
            case READS_NEVER_RAN ->
                with(
                        run,
                        Mark.OUT_OF_ORDER,
                        name + " comes from a cell that has not run:" + distance(cell, standing.other()));
            case BROKEN -> with(run, Mark.STALE, "does not compile any more");
            case UNDEFINED ->
                with(run, Mark.OUT_OF_ORDER, name + " is not defined above, but" + distance(cell, standing.other()));
        };
    }

    /// Returns `a and b restored`; some of very many.
    private static String restored(LastRun run) {
        var names = run.restored();
        return (names.size() <= MOST_NAMED ? String.join(" and ", names) : Words.count(names.size(), "variable"))
                + " restored";
    }

    private static CellState failed(LastRun run, String source) {
        boolean isSame = source.strip().equals(run.source().strip());
        return with(run, Mark.FAILED, isSame ? "" : "edited since");
    }

    /// Returns ` 2 cells above`; ` elsewhere` for a cell that is not in the document.
    private String distance(CellId from, @Nullable CellId to) {
        if (to == null || !places.containsKey(to)) {
            return " elsewhere";
        }
        int away = places.getOrDefault(from, 0) - places.getOrDefault(to, 0);
        int cellsBetween = Math.abs(away);
        return " " + cellsBetween + (cellsBetween == 1 ? " cell " : " cells ") + (away > 0 ? "above" : "below");
    }

    private static CellState with(LastRun run, Mark mark, String reason) {
        return new CellState(mark, reason, run.elapsed(), run.count() == 0 ? null : run.count());
    }
}
