package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.KeptViews;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.ViewsFile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Comparisons a person has named, kept in the workspace. UI thread only.
final class SavedComparisons {
    private static final String KIND = "comparisons";

    /// @param runs in their order; copied
    /// @param baseline the run the others are measured by
    /// @param metric whose curves are drawn, empty for none
    /// @param reading which value of a metric counts
    /// @param groups what runs are grouped, coloured and drawn apart by
    record Saved(
            String name,
            List<RunId> runs,
            @Nullable RunId baseline,
            String metric,
            MetricReading reading,
            boolean differencesOnly,
            GroupsViewModel.Choice groups,
            Charts charts) {
        Saved {
            runs = List.copyOf(runs);
        }
    }

    /// @param curves how curves are drawn
    /// @param figures what else is drawn, and of which parameters
    record Charts(CurvesViewModel.Look curves, FiguresViewModel.Choice figures) {}

    private final KeptViews<Saved> kept;

    SavedComparisons(LiveStore store, ViewsFile file) {
        kept = new KeptViews<>(
                store, file, new KeptViews.Form<>(KIND, Saved::name, SavedComparisons::entry, SavedComparisons::saved));
    }

    ObservableList<Saved> all() {
        return kept.all();
    }

    /// Why they could not be read or kept, empty if they could.
    ReadOnlyStringProperty failureProperty() {
        return kept.failureProperty();
    }

    void read() {
        kept.read();
    }

    /// Keeps `saved` in place of one of its name.
    void keep(Saved saved) {
        kept.keep(saved);
    }

    void remove(Saved saved) {
        kept.remove(saved);
    }

    private static Map<String, @Nullable Object> entry(Saved saved) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("name", saved.name());
        entry.put("runs", saved.runs().stream().map(RunId::value).toList());
        entry.put("baseline", saved.baseline() == null ? null : saved.baseline().value());
        entry.put("metric", saved.metric());
        entry.put("reading", saved.reading().kind().name());
        entry.put("iteration", saved.reading().iteration());
        entry.put("differences_only", saved.differencesOnly());
        entry.put("group", typed(saved.groups().grouping()));
        entry.put("colour", typed(saved.groups().colouring()));
        entry.put("facet", typed(saved.groups().faceting()));
        entry.put("stroke", typed(saved.groups().stroking()));
        var curves = saved.charts().curves();
        entry.put("band", curves.band().name());
        entry.put("by_time", curves.byTime());
        entry.put("logarithmic", curves.logarithmic());
        entry.put("smoothing", curves.smoothing());
        var figures = saved.charts().figures();
        entry.put("shape", figures.shape().name());
        entry.put("boxes_by", typed(figures.by()));
        entry.put("across", figures.across());
        entry.put("up", figures.up());
        entry.put("against", figures.against());
        entry.put("contours", figures.areContours());
        return entry;
    }

    private static Saved saved(Map<String, @Nullable Object> entry) {
        var runs = entry.get("runs") instanceof List<?> list
                ? list.stream().map(id -> new RunId(String.valueOf(id))).toList()
                : List.<RunId>of();
        var baseline = entry.get("baseline");
        return new Saved(
                Objects.toString(entry.get("name"), "unnamed"),
                runs,
                baseline == null ? null : new RunId(baseline.toString()),
                Objects.toString(entry.get("metric"), ""),
                reading(entry),
                !Boolean.FALSE.equals(entry.get("differences_only")),
                new GroupsViewModel.Choice(
                        by(entry, "group"), by(entry, "colour"), by(entry, "facet"), by(entry, "stroke")),
                new Charts(look(entry), figures(entry)));
    }

    private static CurvesViewModel.Look look(Map<String, @Nullable Object> entry) {
        return new CurvesViewModel.Look(
                Boolean.TRUE.equals(entry.get("by_time")),
                Boolean.TRUE.equals(entry.get("logarithmic")),
                entry.get("smoothing") instanceof Number number ? number.doubleValue() : 0,
                band(entry));
    }

    private static FiguresViewModel.Choice figures(Map<String, @Nullable Object> entry) {
        var shape = Arrays.stream(FiguresViewModel.Shape.values())
                .filter(one -> one.name().equals(entry.get("shape")))
                .findFirst()
                .orElse(FiguresViewModel.Shape.AXES);
        return new FiguresViewModel.Choice(
                shape,
                by(entry, "boxes_by"),
                Objects.toString(entry.get("across"), ""),
                Objects.toString(entry.get("up"), ""),
                Objects.toString(entry.get("against"), ""),
                Boolean.TRUE.equals(entry.get("contours")));
    }

    private static String typed(Spread.@Nullable By by) {
        return by == null ? "" : by.typed();
    }

    private static Spread.@Nullable By by(Map<String, @Nullable Object> entry, String name) {
        return Spread.By.read(Objects.toString(entry.get(name), ""));
    }

    private static Band band(Map<String, @Nullable Object> entry) {
        return Arrays.stream(Band.values())
                .filter(band -> band.name().equals(entry.get("band")))
                .findFirst()
                .orElse(Band.DEVIATION);
    }

    private static MetricReading reading(Map<String, @Nullable Object> entry) {
        long iteration = entry.get("iteration") instanceof Number number ? number.longValue() : 0;
        return switch (Objects.toString(entry.get("reading"), "")) {
            case "BEST" -> MetricReading.BEST;
            case "AT" -> MetricReading.at(iteration);
            default -> MetricReading.LAST;
        };
    }
}
