package dev.slipway.features;

import tech.tablesaw.api.Table;

/// The feature calls of a cell: in scope in every notebook without an import; a definition of the notebook's own wins.
/// Thread-safe.
///
/// ```java
/// var parts = split(penguins).test(0.2).stratified("species");
/// var fitted = Imputer.median("body_mass_g").then(Scaler.standard("body_mass_g")).fit(parts.train());
/// var ready = fitted.apply(parts);
/// leakage(ready).label("species")
/// ```
public final class Features {
    private Features() {}

    /// Begins a split of `table` into parts to train and to test on: a fifth of the rows is to test on.
    public static Splitting split(Table table) {
        return new Splitting(Origin.of(table), table);
    }

    /// Begins a split of a part into further parts, which know what was done to the part.
    public static Splitting split(Part part) {
        return new Splitting(part);
    }

    /// Begins a join that gives each row of `left` the last row of `right` known at its time:
    /// `asOfJoin(trades, quotes).on("time").by("symbol").within(Duration.ofMinutes(5)).join()`.
    public static AsOfJoin asOfJoin(Table left, Table right) {
        return AsOfJoin.of(left, right);
    }

    /// Begins a check of what the rows to test on tell the rows to train on.
    public static Leakage leakage(Split parts) {
        return Leakage.of(parts);
    }

    /// Begins a check of two tables that were split in another way.
    ///
    /// @throws IllegalArgumentException if they have other columns
    public static Leakage leakage(Table train, Table test) {
        return Leakage.of(train, test);
    }
}
