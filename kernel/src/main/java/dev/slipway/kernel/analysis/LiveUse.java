package dev.slipway.kernel.analysis;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.CellUse;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.Member;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import dev.slipway.kernel.replay.Replay.Span;
import dev.slipway.kernel.replay.ReplayedClass;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the cells of a live session do to its names, in the order in which they ran and not in that of the document.
/// One thread at a time.
///
/// The position of a cell given to it is the number of its execution: each is a cell of its own.
public final class LiveUse {
    private final FactsCache facts = new FactsCache();
    private final Bindings.Search search = new Bindings.Search(facts);
    private final Map<String, Set<String>> types = new HashMap<>();

    /// Loads the classes that this needs, by telling the uses of a class that is there.
    ///
    /// @throws IOException if the own code cannot be read
    public static void load() throws IOException {
        var name = LiveUse.class.getName();
        try (var code = Objects.requireNonNull(LiveUse.class.getResourceAsStream("LiveUse.class"))) {
            var source = new SourceCell(new CellId("load"), 0, CellKind.CODE, "", List.of());
            var snippet = new ReplayedSnippet(
                    Kind.EXPRESSION, "", "void", new Member(name, "load"), null, null, new Span(1, 1), false);
            var classes = List.of(new ReplayedClass(name, code.readAllBytes(), 0));
            var _ = new LiveUse()
                    .ran(new ReplayedCell(source, DirectiveParser.parse(source), List.of(snippet), classes, List.of()));
        }
    }

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
