package dev.slipway.engine.values;

import dev.slipway.engine.compare.CodeDiff.Line;
import java.util.List;

/// In what two values differ, by what they are.
public sealed interface ValueDifference {
    /// Two tables.
    record Tables(TableDifference table) implements ValueDifference {}

    /// Two pictures, which `Artifacts.export` writes as PNG.
    record Pictures() implements ValueDifference {}

    /// Two charts with their data, as Vega-Lite; `Artifacts.export` writes them as PNG as well.
    record Charts(String before, String after) implements ValueDifference {}

    /// Two grids of numbers, such as confusion matrices, of the same size.
    ///
    /// @param before rows; NaN where there is no number; copied
    /// @param after rows; copied
    record Grids(List<List<Double>> before, List<List<Double>> after) implements ValueDifference {
        public Grids {
            before = before.stream().map(List::copyOf).toList();
            after = after.stream().map(List::copyOf).toList();
        }
    }

    /// Two texts, lines both have included.
    ///
    /// @param lines copied
    /// @param leftOut how many lines of the longer text were not compared
    record Texts(List<Line> lines, int leftOut) implements ValueDifference {
        public Texts {
            lines = List.copyOf(lines);
        }

        /// Tells whether no line differs.
        public boolean same() {
            return lines.stream()
                    .allMatch(line -> line.pieces().size() == 1 && line.before() != null && line.after() != null);
        }
    }

    /// Only one of the runs has it.
    ///
    /// @param isBefore whether it is the earlier one
    /// @param preview as the run recorded it
    record OneSided(boolean isBefore, String preview) implements ValueDifference {}

    /// Nothing can be said but that they differ.
    ///
    /// @param why one sentence, and what to do
    record Unknown(String why) implements ValueDifference {}
}
