package dev.slipway.desktop.compare;

import dev.slipway.desktop.compare.Spread.By;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What points, boxes, the heat map and its contours are made of: which parameters. UI thread only.
final class FiguresViewModel {
    /// What is drawn below the table.
    enum Shape {
        AXES("Axes"),
        POINTS("Points"),
        BOXES("Boxes"),
        HEAT("Heat"),
        IMPORTANCE("Importance");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// What is chosen.
    ///
    /// @param by what boxes are made by; null for what the runs are grouped by
    /// @param across the parameter across the map, as `up` goes upwards; empty for the first that can be
    /// @param against what goes across where runs are points; empty for the first that can
    record Choice(Shape shape, @Nullable By by, String across, String up, String against, boolean areContours) {
        static final Choice NONE = new Choice(Shape.AXES, null, "", "", "", false);
    }

    private final CompareViewModel model;
    private final ObjectProperty<Shape> shape = new SimpleObjectProperty<>(Shape.AXES);
    private final ObjectProperty<@Nullable By> by = new SimpleObjectProperty<>();
    private final ObjectProperty<String> across = new SimpleObjectProperty<>("");
    private final ObjectProperty<String> up = new SimpleObjectProperty<>("");

    private final ObjectProperty<String> against = new SimpleObjectProperty<>("");
    private final BooleanProperty contours = new SimpleBooleanProperty();
    private @Nullable Drawn drawn;

    /// The contours that were made last, and of what.
    private record Drawn(List<RunRow> runs, String metric, Pair pair, Contours contours) {
        boolean isOf(List<RunRow> wanted, String name, Pair axes) {
            return runs.equals(wanted) && metric.equals(name) && pair.equals(axes);
        }
    }

    /// Two different parameters.
    private record Pair(String across, String up) {}

    FiguresViewModel(CompareViewModel model) {
        this.model = model;
    }

    /// What is drawn below the table.
    ObjectProperty<Shape> shapeProperty() {
        return shape;
    }

    Choice choice() {
        return new Choice(shape.get(), by.get(), across.get(), up.get(), against.get(), contours.get());
    }

    /// Chooses what was chosen once; what these runs do not have is left to the first that they have.
    void choose(Choice choice) {
        shape.set(choice.shape == Shape.IMPORTANCE ? Shape.AXES : choice.shape); // that may have its own place now
        by.set(choice.by);
        across.set(choice.across);
        up.set(choice.up);
        against.set(choice.against);
        contours.set(choice.areContours);
    }

    /// What boxes are made by; null for what the runs are grouped by, else the first parameter that varies.
    ObjectProperty<@Nullable By> byProperty() {
        return by;
    }

    /// The parameter across the heat map; empty for the first that can be.
    ObjectProperty<String> acrossProperty() {
        return across;
    }

    /// The parameter upwards; empty for the second that can be.
    ObjectProperty<String> upProperty() {
        return up;
    }

    /// What goes across where runs are points: `params.NAME` or `metrics.NAME`; empty for the first that can.
    ObjectProperty<String> againstProperty() {
        return against;
    }

    /// Whether the map of two parameters is drawn as contours, not as cells.
    BooleanProperty contoursProperty() {
        return contours;
    }

    /// Returns what boxes can be made by.
    List<By> groups() {
        return Spread.choices(model.runs()).stream()
                .filter(one -> !(one instanceof By.AllBut))
                .toList();
    }

    /// Returns the parameters that are numbers and vary.
    List<String> numbers() {
        var runs = model.runs();
        return runs.isEmpty()
                ? List.of()
                : Spread.varying(runs).stream()
                        .filter(name -> Boxes.isNumber(runs, name))
                        .toList();
    }

    /// Returns what can go across where runs are points: parameters that vary, then the other metrics.
    List<String> opposites() {
        var runs = model.runs();
        var names = new LinkedHashSet<String>();
        if (!runs.isEmpty()) {
            Spread.varying(runs).forEach(name -> names.add("params." + name));
        }
        model.metrics().stream()
                .filter(name -> !name.equals(model.metricProperty().get()))
                .forEach(name -> names.add("metrics." + name));
        return List.copyOf(names);
    }

    /// Returns all that are drawn over the runs, those too that have nothing to draw.
    List<Figure> all() {
        return List.of(scatter(), boxes(), heat(), contours());
    }

    ScatterShape scatter() {
        var names = opposites();
        var found = names.contains(against.get()) ? against.get() : names.isEmpty() ? "" : names.getFirst();
        return ScatterShape.of(model.runs(), model.metricProperty().get(), found);
    }

    Boxes boxes() {
        var runs = model.runs();
        if (runs.isEmpty()) {
            return Boxes.NONE;
        }
        var choices = groups();
        var wanted = by.get() == null ? model.groupingProperty().get() : by.get();
        var found = wanted instanceof By.AllBut || choices.contains(wanted)
                ? wanted
                : choices.isEmpty() ? null : choices.getFirst();
        return found == null
                ? Boxes.NONE
                : Boxes.of(runs, model.metricProperty().get(), found);
    }

    HeatMap heat() {
        return pair().map(
                        pair -> HeatMap.of(model.runs(), model.metricProperty().get(), pair.across, pair.up))
                .orElse(HeatMap.NONE);
    }

    Contours contours() {
        var runs = model.runs();
        var metric = model.metricProperty().get();
        var pair = pair();
        if (pair.isEmpty()) {
            return Contours.NONE;
        }
        var made = drawn;
        if (made == null || !made.isOf(runs, metric, pair.get())) {
            made = new Drawn(runs, metric, pair.get(), Contours.of(runs, metric, pair.get().across, pair.get().up));
            drawn = made;
        }
        return made.contours;
    }

    private Optional<Pair> pair() {
        var names = numbers();
        if (names.size() < 2) {
            return Optional.empty();
        }
        var x = names.contains(across.get()) ? across.get() : names.getFirst();
        return names.stream()
                .filter(name -> !name.equals(x))
                .sorted(Comparator.comparing(name -> !name.equals(up.get())))
                .findFirst()
                .map(y -> new Pair(x, y));
    }
}
