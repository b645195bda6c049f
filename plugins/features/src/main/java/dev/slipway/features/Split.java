package dev.slipway.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A table in parts: rows to train on, to choose with, to test on. Immutable.
public final class Split implements Shown {
    private final List<Part> parts;
    private final Way way;
    private final String by;

    /// @param parts the training part first; copied
    /// @param by the column the split went by; empty if it was random
    Split(List<Part> parts, Way way, String by) {
        this.parts = List.copyOf(parts);
        this.way = way;
        this.by = by;
    }

    /// What decides which row goes where.
    enum Way {
        RANDOM,
        TIME,
        GROUP,
        STRATA
    }

    /// Returns the rows to train on, the only ones that anything is fitted on.
    public Part train() {
        return parts.getFirst();
    }

    /// Returns the rows to test on.
    ///
    /// @throws IllegalStateException if the split has none
    public Part test() {
        return of(Part.Kind.TEST)
                .orElseThrow(() -> new IllegalStateException(
                        "the split has no rows to test on. Ask for some: split(table).test(0.2)."));
    }

    /// Returns the rows to choose settings with.
    ///
    /// @throws IllegalStateException if the split has none
    public Part validation() {
        return of(Part.Kind.VALIDATION)
                .orElseThrow(() -> new IllegalStateException(
                        "the split has no validation rows. Ask for some: split(table).validation(0.1)."));
    }

    private Optional<Part> of(Part.Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).findFirst();
    }

    /// Returns the split with the columns of each part changed row for row.
    ///
    /// @throws IllegalArgumentException if rows of a part become more or fewer
    public Split map(UnaryOperator<tech.tablesaw.api.Table> change) {
        return each(part -> part.map(change));
    }

    Split each(UnaryOperator<Part> change) {
        var changed = new ArrayList<Part>();
        parts.forEach(part -> changed.add(change.apply(part)));
        return new Split(changed, way, by);
    }

    List<Part> parts() {
        return parts;
    }

    Way way() {
        return way;
    }

    String by() {
        return by;
    }

    @Override
    public String headline() {
        var origin = train().origin();
        return origin.source() + " in " + Words.counted(parts.size(), "part") + ": " + origin.method();
    }

    @Override
    public List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("part", "rows", "share"));
        long all = parts.stream().mapToLong(Part::rowCount).sum();
        for (var part : parts) {
            lines.add(List.of(
                    part.kind().word(),
                    String.valueOf(part.rowCount()),
                    Words.percent(part.rowCount() / (double) Math.max(1, all))));
        }
        return lines;
    }

    @Override
    public String footnote() {
        return "";
    }

    @Override
    public String toString() {
        return Shown.text(this);
    }
}
