package dev.slipway.kernel.analysis;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One cell in the cell graph. Lists are in order of first appearance and without repetition; copied.
///
/// @param cell names the cell, its 0-based position and kind
/// @param title first line of a Markdown heading, empty otherwise
/// @param step the step the cell belongs to, null if none
/// @param defines names the cell declares: variables, methods, types
/// @param reads names defined by other cells that this one reads, directly or through what it calls
/// @param changes names whose value this cell changes in place or assigns without declaring them
/// @param dependsOn the cells whose definitions the reads bind to, in document order
/// @param fanOut how often the cell runs
public record CellNode(
        Ref cell,
        String title,
        @Nullable String step,
        List<String> defines,
        List<String> reads,
        List<String> changes,
        List<CellId> dependsOn,
        FanOut fanOut) {
    /// Which cell.
    public record Ref(CellId id, int index, CellKind kind) {}

    /// The loops a cell runs in: that of its own step's `foreach`, and those of the steps it reads something of that
    /// differs from element to element.
    ///
    /// @param loops the cells with the `foreach`s in force, outermost first; empty if the cell runs once; copied
    /// @param closes the cells with the `foreach`s whose elements the cell's step gathers: they all run
    /// before; copied
    public record FanOut(List<CellId> loops, List<CellId> closes) {
        /// Runs once and gathers nothing.
        public static final FanOut ONCE = new FanOut(List.of(), List.of());

        public FanOut {
            loops = List.copyOf(loops);
            closes = List.copyOf(closes);
        }
    }

    public CellNode {
        defines = List.copyOf(defines);
        reads = List.copyOf(reads);
        changes = List.copyOf(changes);
        dependsOn = List.copyOf(dependsOn);
    }
}
