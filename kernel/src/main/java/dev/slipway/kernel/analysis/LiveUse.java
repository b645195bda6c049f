package dev.slipway.kernel.analysis;

import dev.slipway.kernel.protocol.CellUse;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.ReplayedClass;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the cells of a live session do to its names, in the order in which they ran and not in that of the document.
/// One thread at a time.
///
/// The position of a cell given to it is the number of its execution: each is a cell of its own.
public final class LiveUse {
    private final FactsCache facts = new FactsCache();
    private final Bindings.Search search = new Bindings.Search(facts);
    private final Map<String, Set<String>> types = new HashMap<>();

    /// Takes in what is about to run, and returns what it uses and changes of what ran before.
    ///
    /// @param cell as it was compiled; its index is the number of its execution, counted up
    public CellUse ran(ReplayedCell cell) {
        search.follow(cell);
        CellUses.note(cell, types);
        var found = search.take();
        var reads = new LinkedHashSet<String>();
        found.bindings().forEach(binding -> reads.add(binding.name()));
        var changes = new LinkedHashSet<String>();
        found.changes().forEach(change -> changes.add(change.name()));
        found.touched().values().forEach(touched -> changes.addAll(touched.names()));
        return new CellUse(
                cell.cell().id(),
                CellUses.defines(cell, facts),
                List.copyOf(reads),
                List.of(),
                List.copyOf(changes),
                found.chancy().isEmpty() && CellUses.isPlain(cell, changes, types));
    }

    /// Takes in classes that were compiled again of cells that ran before.
    public void compiledAgain(List<ReplayedClass> classes) {
        search.scope().again(classes);
    }
}
