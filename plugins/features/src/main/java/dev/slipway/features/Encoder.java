package dev.slipway.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Categories as numbers, learnt from training rows: `Encoder.oneHot("species")`. Immutable.
///
/// A category that no training row has gets none: 0 in every column, or missing. `otherwise()` gives it one of its own,
/// `refuseUnseen()` makes it an error.
public final class Encoder extends Preparation {
    private static final int MOST_COLUMNS = 1_000;

    private final List<String> columns;
    private final boolean isOneHot;
    private final List<String> order;
    private final Rule.Unseen unseen;

    private Encoder(List<String> columns, boolean isOneHot, List<String> order, Rule.Unseen unseen) {
        this.columns = Words.named(columns, "Encoder.oneHot(\"species\")");
        this.isOneHot = isOneHot;
        this.order = List.copyOf(order);
        this.unseen = unseen;
    }

    /// Makes a column of 0 and 1 for each category of these columns, named `species_Adelie`, in alphabetical order.
    public static Encoder oneHot(String... columns) {
        return new Encoder(List.of(columns), true, List.of(), Rule.Unseen.NONE);
    }

    /// Makes the numbers 0, 1, 2 … of the categories of these columns, in alphabetical order; numbers in their own.
    public static Encoder ordinal(String... columns) {
        return new Encoder(List.of(columns), false, List.of(), Rule.Unseen.NONE);
    }

    /// Returns the encoder with its categories in this order, which is all there are.
    ///
    /// @throws IllegalArgumentException if one is named twice
    public Encoder in(String... categories) {
        if (new HashSet<>(List.of(categories)).size() < categories.length) {
            throw new IllegalArgumentException("a category is named twice in " + List.of(categories) + ".");
        }
        return new Encoder(columns, isOneHot, List.of(categories), unseen);
    }

    /// Returns the encoder that gives unseen categories one of their own: the column `species_other`, or the number
    /// after the last.
    public Encoder otherwise() {
        return new Encoder(columns, isOneHot, order, Rule.Unseen.OTHER);
    }

    /// Returns the encoder that refuses unseen categories, naming row and category.
    public Encoder refuseUnseen() {
        return new Encoder(columns, isOneHot, order, Rule.Unseen.REFUSED);
    }

    @Override
    List<Rule> learn(Table training) {
        var rules = new ArrayList<Rule>();
        for (var name : columns) {
            var column = Cells.column(training, name);
            var categories = order.isEmpty() ? categories(column) : order;
            if (isOneHot && categories.size() > MOST_COLUMNS) {
                throw new IllegalArgumentException("the column " + column.name() + " has "
                        + Words.counted(categories.size(), "different value") + ": a column for each are too many."
                        + " Use Encoder.ordinal, or put rare values together first.");
            }
            rules.add(
                    isOneHot
                            ? new Rule.OneHot(column.name(), categories, unseen)
                            : new Rule.Ordinal(column.name(), categories, unseen));
        }
        return rules;
    }

    private static List<String> categories(Column<?> column) {
        var found = new TreeMap<String, Double>();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                double number = column instanceof NumericColumn<?> numbers ? numbers.getDouble(row) : 0;
                found.put(Rule.category(column, row), number);
            }
        }
        return found.entrySet().stream()
                .sorted(Comparator.comparingDouble(java.util.Map.Entry::getValue))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    @Override
    public String toString() {
        return "Encoder." + (isOneHot ? "oneHot(" : "ordinal(") + String.join(", ", columns) + ")";
    }
}
