package dev.slipway.kernel.protocol;

import java.util.List;

/// What the cells of one column are, over the rows a query keeps. Immutable.
///
/// @param rows how many rows were looked at
/// @param missing how many of them have no value
/// @param distinct how many different values there are; -1 if that was not counted
/// @param bars of a histogram between the lowest and the highest value, or the most frequent texts, that first; copied
/// @param facts name and value of what can be said in a line: `mean`, `median`, `lowest`; copied
public record ColumnSummary(int rows, int missing, int distinct, List<Bar> bars, List<Fact> facts) {
    /// One bar.
    ///
    /// @param label of a text its value; empty for a part of a range
    public record Bar(String label, int count) {}

    /// One line.
    public record Fact(String name, String value) {}

    public ColumnSummary {
        bars = List.copyOf(bars);
        facts = List.copyOf(facts);
    }
}
