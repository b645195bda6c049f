package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Spread.By;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What runs side by side are grouped and coloured by, and what their curves are drawn apart by. UI thread only.
final class GroupsViewModel {
    private final ObjectProperty<@Nullable By> grouping = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable By> colouring = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable By> faceting = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable By> stroking = new SimpleObjectProperty<>();
    private List<Spread> groups = List.of();
    private List<Spread> facets = List.of();
    private Hues hues = Hues.NONE;
    private Dashes dashes = Dashes.NONE;

    /// What is chosen.
    record Choice(
            @Nullable By grouping,
            @Nullable By colouring,
            @Nullable By faceting,
            @Nullable By stroking) {
        static final Choice NONE = new Choice(null, null, null, null);
    }

    /// What the runs are grouped by, null if each stands for itself.
    ObjectProperty<@Nullable By> groupingProperty() {
        return grouping;
    }

    /// What the runs are coloured by, null for their groups, or if there are none, for which is best.
    ObjectProperty<@Nullable By> colouringProperty() {
        return colouring;
    }

    /// What there is a chart of curves for each value of, null for one chart.
    ObjectProperty<@Nullable By> facetingProperty() {
        return faceting;
    }

    /// What the lines of curves have a pattern for each value of, null for lines without gaps.
    ObjectProperty<@Nullable By> strokingProperty() {
        return stroking;
    }

    /// Calls `action` where anything else is chosen.
    void onChange(Runnable action) {
        List.of(grouping, colouring, faceting, stroking).forEach(choice -> choice.subscribe((_, _) -> action.run()));
    }

    Choice choice() {
        return new Choice(grouping.get(), colouring.get(), faceting.get(), stroking.get());
    }

    void choose(Choice choice) {
        grouping.set(choice.grouping());
        colouring.set(choice.colouring());
        faceting.set(choice.faceting());
        stroking.set(choice.stroking());
    }

    /// Puts `runs` into groups again.
    ///
    /// @param metric of which the best groups have a colour, where there are many
    void read(List<RunRow> runs, String metric, int baseline, Direction direction) {
        var by = grouping.get();
        groups = by == null || runs.isEmpty() ? List.of() : Spread.of(runs, by);
        var hue = colouring.get() == null ? by : colouring.get();
        var first = first(metric, baseline, direction);
        hues = hue == null || runs.isEmpty() ? Hues.NONE : Hues.of(runs, hue, first);
        var stroke = stroking.get();
        dashes = stroke == null || runs.isEmpty() ? Dashes.NONE : Dashes.of(runs, stroke, first);
        var facet = faceting.get();
        facets = facet == null || runs.isEmpty() ? List.of() : Spread.ordered(runs, facet);
    }

    /// The baseline's group first, then by the mean of the metric.
    private static Comparator<Spread> first(String metric, int baseline, Direction direction) {
        return Comparator.comparing((Spread group) -> !group.runs().contains(baseline))
                .thenComparingDouble(group -> {
                    var stat = group.metrics().get(metric);
                    double mean = stat == null ? Double.NaN : stat.mean();
                    return direction.lower() ? mean : -mean;
                });
    }

    /// Returns the groups, none if each run stands for itself.
    List<Spread> groups() {
        return groups;
    }

    /// Returns the runs of each chart of curves, none if there is one chart.
    List<Spread> facets() {
        return facets;
    }

    /// Returns the patterns of lines by what runs have in common; none if all are without gaps.
    Dashes dashes() {
        return dashes;
    }

    /// Returns the colours by what runs have in common; none if they are not coloured by that.
    Hues hues() {
        return hues;
    }

    /// Returns the colours of runs by what they have in common; empty if they are not coloured by that.
    ///
    /// @param isShown tells of a place whether its run is picked out; others are grey
    Optional<List<Tone>> tones(IntPredicate isShown) {
        return Optional.of(hues.tones())
                .filter(tones -> !tones.isEmpty())
                .map(tones -> IntStream.range(0, tones.size())
                        .mapToObj(at -> isShown.test(at) ? tones.get(at) : Tone.NEUTRAL)
                        .toList());
    }

    /// Returns the colour of a group: that of its runs if they have one.
    Tone tone(Spread group) {
        var tones = group.runs().stream()
                .map(run -> run < hues.tones().size() ? hues.tones().get(run) : Tone.NEUTRAL)
                .distinct()
                .toList();
        return tones.size() == 1 ? tones.getFirst() : Tone.NEUTRAL;
    }
}
