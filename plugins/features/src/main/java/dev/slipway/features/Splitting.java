package dev.slipway.features;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/// How a table is to be split: `split(flights).test(0.2).validation(0.1).seed(7).byTime("date")`. Immutable.
///
/// The same table, shares and seed give the same rows on every machine.
public final class Splitting {
    private final Part whole;
    private final double test;
    private final double validation;
    private final long seed;

    Splitting(Origin origin, Table table) {
        this(new Part(origin, table, List.of()));
    }

    Splitting(Part whole) {
        this(whole, 0.2, 0, 0);
    }

    private Splitting(Part whole, double test, double validation, long seed) {
        this.whole = whole;
        this.test = test;
        this.validation = validation;
        this.seed = seed;
        if (!(test >= 0 && validation >= 0 && test + validation < 1)) {
            throw new IllegalArgumentException("the shares to test (" + test + ") and to validate (" + validation
                    + ") are to be 0 or more and together less than 1.");
        }
    }

    /// Sets the share of the rows to test on; 0.2 if it is not called.
    ///
    /// @throws IllegalArgumentException if nothing is left to train on
    public Splitting test(double share) {
        return new Splitting(whole, share, validation, seed);
    }

    /// Sets the share of the rows to choose settings with; none if it is not called.
    ///
    /// @throws IllegalArgumentException if nothing is left to train on
    public Splitting validation(double share) {
        return new Splitting(whole, test, share, seed);
    }

    /// Sets which of the possible splits it is; 0 if it is not called.
    public Splitting seed(long which) {
        return new Splitting(whole, test, validation, which);
    }

    /// Returns parts of rows drawn at random.
    public Split random() {
        var draw = draw();
        return split(draw.random(), "random, seed " + seed, Split.Way.RANDOM, "");
    }

    /// Returns parts that follow each other in time: the last rows to test on. Rows of the same time stay together, so
    /// the shares may not be met exactly.
    ///
    /// @throws IllegalArgumentException if the column holds no times or numbers, one is missing, or too few differ
    public Split byTime(String column) {
        var times = Cells.column(whole.view(), column);
        return split(draw().byTime(times), "by time of " + times.name(), Split.Way.TIME, times.name());
    }

    /// Returns parts that share no value of `column`: all rows of a patient are in the same part. Missing values are
    /// one group.
    ///
    /// @throws IllegalArgumentException if there are fewer groups than parts
    public Split byGroup(String column) {
        var groups = Cells.column(whole.view(), column);
        var method = "by group of " + groups.name() + ", seed " + seed;
        return split(draw().byGroup(groups), method, Split.Way.GROUP, groups.name());
    }

    /// Returns parts drawn at random that hold each value of `column` in the same share, as far as rows can be divided.
    public Split stratified(String column) {
        var classes = Cells.column(whole.view(), column);
        var method = "stratified by " + classes.name() + ", seed " + seed;
        return split(draw().stratified(classes), method, Split.Way.STRATA, classes.name());
    }

    private Draw draw() {
        return new Draw(whole.rowCount(), test, validation, seed);
    }

    private Split split(Part.Kind[] kinds, String method, Split.Way way, String by) {
        var parts = new ArrayList<Part>();
        for (var kind : Part.Kind.values()) {
            var rows = new ArrayList<Integer>();
            for (int row = 0; row < kinds.length; row++) {
                if (kinds[row] == kind) {
                    rows.add(row);
                }
            }
            var chosen = rows.stream().mapToInt(Integer::intValue).toArray();
            if (chosen.length > 0) {
                parts.add(new Part(
                        whole.origin().part(kind, method, chosen),
                        Cells.gather(whole.view(), chosen),
                        whole.applied()));
            }
        }
        return new Split(parts, way, by);
    }
}
