package dev.slipway.features;

import dev.slipway.api.Notebook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// A check of what training rows know that they should not: `leakage(parts).label("delayed").time("date")`.
///
/// It looks at where rows and what was fitted come from, and at the cells themselves. As the last value of a cell it
/// shows what it finds; `orFail()` fails the step. Immutable; finds once.
public final class Leakage implements Shown {
    private final List<Part> parts;
    private final Asked asked;
    private @Nullable List<Leak> found;

    private Leakage(List<Part> parts, Asked asked) {
        this.parts = List.copyOf(parts);
        this.asked = asked;
    }

    /// What was named to be looked at. Immutable.
    ///
    /// @param label the column to be predicted; empty if none was named
    /// @param time the column of times; empty if none was named
    /// @param groups columns whose values belong together; copied
    /// @param ids columns that only name a row; copied
    /// @param fitted what was applied elsewhere; copied
    record Asked(String label, String time, List<String> groups, List<String> ids, List<Fitted> fitted) {
        Asked {
            groups = List.copyOf(groups);
            ids = List.copyOf(ids);
            fitted = List.copyOf(fitted);
        }
    }

    static Leakage of(Split split) {
        var by = split.by();
        return new Leakage(
                split.parts(),
                new Asked(
                        split.way() == Split.Way.STRATA ? by : "",
                        split.way() == Split.Way.TIME ? by : "",
                        split.way() == Split.Way.GROUP ? List.of(by) : List.of(),
                        List.of(),
                        List.of()));
    }

    static Leakage of(Table train, Table test) {
        var columns = train.columnNames();
        if (!columns.equals(test.columnNames())) {
            throw new IllegalArgumentException("the two tables have other columns: " + String.join(", ", columns)
                    + " and " + String.join(", ", test.columnNames()) + ". Give both the same ones.");
        }
        var first = new Part(Origin.of(train).as(Part.Kind.TRAINING), train.copy(), List.of());
        var second = new Part(Origin.of(test).as(Part.Kind.TEST), test.copy(), List.of());
        return new Leakage(List.of(first, second), new Asked("", "", List.of(), List.of(), List.of()));
    }

    /// Names the column to be predicted; of a stratified split, it is the one that it went by.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public Leakage label(String column) {
        return with(new Asked(name(column), asked.time(), asked.groups(), asked.ids(), asked.fitted()));
    }

    /// Names the column of times; of a split by time, it is the one that it went by.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public Leakage time(String column) {
        return with(new Asked(asked.label(), name(column), asked.groups(), asked.ids(), asked.fitted()));
    }

    /// Names columns whose rows belong together, each by itself: a patient, a shop.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public Leakage group(String... columns) {
        var groups = more(asked.groups(), columns);
        return with(new Asked(asked.label(), asked.time(), groups, asked.ids(), asked.fitted()));
    }

    /// Names columns that only name a row. Others are told by their values.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public Leakage id(String... columns) {
        var ids = more(asked.ids(), columns);
        return with(new Asked(asked.label(), asked.time(), asked.groups(), ids, asked.fitted()));
    }

    /// Names what was applied to the rows before they were split, or to tables of the parts.
    public Leakage fitted(Fitted... applied) {
        var all = Stream.concat(asked.fitted().stream(), Stream.of(applied)).toList();
        return with(new Asked(asked.label(), asked.time(), asked.groups(), asked.ids(), all));
    }

    private Leakage with(Asked changed) {
        return new Leakage(parts, changed);
    }

    private String name(String column) {
        return Cells.column(parts.getFirst().view(), column).name();
    }

    private List<String> more(List<String> before, String... columns) {
        var all = new LinkedHashSet<>(before);
        for (var column : columns) {
            all.add(name(column));
        }
        return List.copyOf(all);
    }

    /// Returns the leaks; empty if there is none.
    public synchronized List<Leak> find() {
        var known = found;
        if (known == null) {
            known = List.copyOf(search());
            found = known;
        }
        return known;
    }

    private List<Leak> search() {
        if (parts.size() < 2) {
            throw new IllegalArgumentException(
                    "there are rows to train on only, so nothing can leak into them. Split the table first.");
        }
        var leaks = new LinkedHashSet<Leak>();
        leaks.addAll(Lineage.find(parts, asked.fitted()));
        leaks.addAll(EarlyFits.find(parts, asked.label()));
        for (var other : parts.subList(1, parts.size())) {
            var sample = new Sample(parts.getFirst(), other, asked);
            leaks.addAll(Predictors.find(sample.thinned()));
            leaks.addAll(Duplicates.find(sample));
            leaks.addAll(Overlaps.find(sample));
        }
        return new ArrayList<>(leaks);
    }

    /// Returns this if there is no leak.
    ///
    /// @throws LeakException if there is one, after showing what was found, so that a step fails
    public Leakage orFail() {
        var leaks = find();
        if (leaks.isEmpty()) {
            return this;
        }
        try {
            Notebook.display(this);
        } catch (IllegalStateException e) {
            // no cell runs here: the exception tells them
        }
        throw new LeakException(
                headline() + "\n"
                        + leaks.stream()
                                .map(leak -> leak.kind().word() + ": " + leak.words())
                                .collect(Collectors.joining("\n")),
                leaks);
    }

    @Override
    public String headline() {
        var sizes = parts.stream()
                .map(part -> Words.counted(part.rowCount(), part.kind().word() + " row"))
                .collect(Collectors.joining(", "));
        int count = find().size();
        var title = count == 0 ? "No leak found" : Words.counted(count, "leak") + " found";
        return title + " in " + parts.getFirst().origin().source() + " (" + sizes + ").";
    }

    @Override
    public List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        for (var leak : find()) {
            if (lines.isEmpty()) {
                lines.add(List.of("leak", "where", "what was found"));
            }
            lines.add(List.of(leak.kind().word(), leak.where(), leak.words()));
        }
        return lines;
    }

    @Override
    public String footnote() {
        var open = new ArrayList<String>();
        if (asked.label().isEmpty()) {
            open.add("target and identifiers (name the label: .label(\"y\"))");
        }
        if (asked.time().isEmpty()) {
            open.add("times (.time(\"date\"))");
        }
        if (asked.groups().isEmpty()) {
            open.add("groups (.group(\"patient\"))");
        }
        return open.isEmpty() ? "" : "Not looked at: " + String.join(", ", open) + ".";
    }

    @Override
    public String toString() {
        return Shown.text(this);
    }
}
