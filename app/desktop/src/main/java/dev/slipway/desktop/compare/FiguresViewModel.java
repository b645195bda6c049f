package dev.slipway.desktop.compare;

import dev.slipway.desktop.compare.Spread.By;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What boxes and the heat map are made of: which parameters. UI thread only.
final class FiguresViewModel {
    private final CompareViewModel model;
    private final ObjectProperty<@Nullable By> by = new SimpleObjectProperty<>();
    private final ObjectProperty<String> across = new SimpleObjectProperty<>("");
    private final ObjectProperty<String> up = new SimpleObjectProperty<>("");

    FiguresViewModel(CompareViewModel model) {
        this.model = model;
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
        var names = numbers();
        if (names.size() < 2) {
            return HeatMap.NONE;
        }
        var x = names.contains(across.get()) ? across.get() : names.getFirst();
        var y = names.contains(up.get()) && !up.get().equals(x)
                ? up.get()
                : names.stream().filter(name -> !name.equals(x)).findFirst().orElseThrow();
        return HeatMap.of(model.runs(), model.metricProperty().get(), x, y);
    }
}
