package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Dash;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.CurveWords.Part;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// What the colours of curves mean, what bands are, and what is not drawn; and what is coloured by. UI thread only.
final class CurvesLegend extends FlowPane {
    private static final int LONGEST = 64;
    private static final String BAND = "How the curves of a group are drawn";
    private static final double SAMPLE = 38; // px, for the longest pattern twice

    private final CompareViewModel model;
    private final MenuButton colour = new MenuButton();
    private final MenuButton band = new MenuButton();
    private final MenuButton facets = new MenuButton();
    private final MenuButton strokes = new MenuButton();
    private final CurveWords words;
    private List<Part> said = List.of();
    private boolean isTight;

    CurvesLegend(CompareViewModel model) {
        super(16, 4);
        this.model = model;
        words = new CurveWords(model);
        getStyleClass().add("legend");
        prepare(colour, "What curves and points are coloured by");
        prepare(band, BAND);
        colour.setOnShowing(_ -> fillColour());
        band.setOnShowing(_ -> fillBand());
        prepare(facets, "What there is a small chart for each value of");
        prepare(strokes, "What the lines have a pattern for each value of");
        var groups = model.groups();
        facets.setOnShowing(_ -> fill(facets, "None, one chart", groups.facetingProperty()));
        strokes.setOnShowing(_ -> fill(strokes, "None, lines without gaps", groups.strokingProperty()));
        getChildren().addAll(colour, band, facets, strokes);
    }

    private static void prepare(MenuButton menu, String name) {
        menu.getStyleClass().addAll("flat", "small", "legend-menu");
        menu.setMnemonicParsing(false);
        menu.setAccessibleText(name);
        Kit.tip(menu, name);
        menu.setMinWidth(USE_PREF_SIZE);
        menu.managedProperty().bind(menu.visibleProperty());
        menu.getItems().add(new MenuItem(name));
    }

    private void fillColour() {
        var none = model.groupingProperty().get() == null ? "By run" : "By group";
        fill(colour, none, model.groups().colouringProperty());
    }

    private void fill(MenuButton menu, String none, ObjectProperty<Spread.@Nullable By> choice) {
        menu.getItems().setAll(item(none, () -> choice.set(null)));
        Spread.choices(model.runs()).stream()
                .filter(by -> !(by instanceof Spread.By.AllBut))
                .forEach(by -> menu.getItems().add(item(by.words(), () -> choice.set(by))));
    }

    private void fillBand() {
        band.getItems().clear();
        for (var one : Band.values()) {
            band.getItems()
                    .add(item(one.words(), () -> model.curves().bandProperty().set(one)));
        }
    }

    private static MenuItem item(String words, Runnable action) {
        var item = Kit.named(new MenuItem(), words);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Says how means are made beside their menu, or in its tooltip where there is little room.
    void tight(boolean isWanted) {
        if (isWanted != isTight) {
            isTight = isWanted;
            show();
        }
    }

    /// Says what is drawn now.
    void show() {
        var by = model.groups().colouringProperty().get();
        var title = model.groups().hues().title();
        colour.setText("Colour: " + (by == null && title.isEmpty() ? "run" : Words.shorten(title, 24)));
        colour.setVisible(model.runs().size() > 1);
        band.setText(model.curves().bandProperty().get().words());
        band.setVisible(!model.groups().groups().isEmpty()
                && !model.curves().seriesProperty().get().isEmpty());
        boolean areCurves = !model.curves().seriesProperty().get().isEmpty();
        name(facets, "Facets", model.groups().facetingProperty().get(), areCurves);
        name(strokes, "Strokes", model.groups().strokingProperty().get(), areCurves);
        var all = words.parts();
        var notes = all.stream().filter(part -> part.style().equals("muted")).toList();
        var next = isTight ? all.stream().filter(part -> !notes.contains(part)).toList() : all;
        Kit.tip(band, BAND + notes.stream().map(part -> "\n" + part.words()).collect(Collectors.joining()));
        if (!next.equals(said)) {
            said = next;
            getChildren().setAll(colour, band, facets, strokes);
            next.forEach(part -> getChildren().add(entry(part)));
        }
    }

    private static void name(MenuButton menu, String what, Spread.@Nullable By by, boolean isThere) {
        menu.setText(what + ": " + (by == null ? "none" : Words.shorten(by.title(), 24)));
        menu.setVisible(isThere);
    }

    private Label entry(Part part) {
        var label = Kit.text(Words.shorten(part.words(), LONGEST), "t1", part.style());
        if (part.tone() != Tone.GROUND) {
            label.setGraphic(CompareTable.swatch(part.tone()));
        }
        if (part.dash() != null) {
            label.setGraphic(stroke(part.dash()));
        }
        if (part.runs().isEmpty()) {
            return label;
        }
        label.setOnMouseEntered(_ -> light(part.runs()));
        label.setOnMouseExited(_ -> light(List.of()));
        if (part.runs().size() == 1) {
            return Kit.press(
                    label,
                    () -> model.selection()
                            .toggle(model.runs().get(part.runs().getFirst()).id()));
        }
        return Kit.press(label, () -> model.selection().pick(model.runs(), part.runs()));
    }

    private static Line stroke(Dash dash) {
        var line = new Line(0, 0, SAMPLE, 0);
        line.getStyleClass().add("legend-stroke");
        for (double length : dash.lengths()) {
            line.getStrokeDashArray().add(length);
        }
        return line;
    }

    private void light(List<Integer> runs) {
        if (runs.size() == 1) {
            model.hover(runs.getFirst());
        } else {
            model.selection().light(model.runs(), runs);
        }
    }
}
