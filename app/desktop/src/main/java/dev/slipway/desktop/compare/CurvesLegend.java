package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;

/// What the colours of curves mean, what bands are, and what is not drawn; and what is coloured by. UI thread only.
final class CurvesLegend extends FlowPane {
    private static final int NAMED = 8;
    private static final int LONGEST = 64;

    private final CompareViewModel model;
    private final MenuButton colour = new MenuButton();
    private final MenuButton band = new MenuButton();
    private List<Part> said = List.of();

    /// One thing that is said.
    ///
    /// @param tone of its swatch
    /// @param style of its words
    /// @param runs that are lit up while it is pointed at and picked out by a click; copied
    private record Part(String words, Tone tone, String style, List<Integer> runs) {
        Part {
            runs = List.copyOf(runs);
        }

        /// Returns words alone, about no runs.
        static Part of(String words, String style) {
            return new Part(words, Tone.GROUND, style, List.of());
        }
    }

    CurvesLegend(CompareViewModel model) {
        super(16, 4);
        this.model = model;
        getStyleClass().add("legend");
        prepare(colour, "What curves and points are coloured by");
        prepare(band, "How the curves of a group are drawn");
        colour.setOnShowing(_ -> fillColour());
        band.setOnShowing(_ -> fillBand());
        getChildren().addAll(colour, band);
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
        var choice = model.groups().colouringProperty();
        colour.getItems()
                .setAll(item(model.groupingProperty().get() == null ? "By run" : "By group", () -> choice.set(null)));
        Spread.choices(model.runs()).stream()
                .filter(by -> !(by instanceof Spread.By.AllBut))
                .forEach(by -> colour.getItems().add(item(by.words(), () -> choice.set(by))));
    }

    private void fillBand() {
        band.getItems().clear();
        for (var one : Band.values()) {
            band.getItems()
                    .add(item(one.words(), () -> model.curves().bandProperty().set(one)));
        }
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
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
        var next = parts();
        if (!next.equals(said)) {
            said = next;
            getChildren().setAll(colour, band);
            next.forEach(part -> getChildren().add(entry(part)));
        }
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        var curves = model.curves().seriesProperty().get();
        var means = model.curves().meansProperty().get();
        if (!means.isEmpty()) {
            means(means, parts);
        } else if (!model.groups().hues().isEmpty()) {
            hues(parts);
        } else {
            runs(curves, parts);
        }
        if (!curves.isEmpty()) {
            reading(parts);
        }
        return parts;
    }

    private void means(List<GroupCurve> means, List<Part> parts) {
        var coloured = means.stream()
                .filter(curve -> curve.mean().tone() != Tone.NEUTRAL && curve.logged() > 0)
                .toList();
        named(
                coloured,
                parts,
                curve -> part(curve.words(), curve.mean().tone(), curve.group().runs()));
        rest(means.size() - coloured.size(), "other group", parts);
        parts.add(Part.of(model.curves().bandProperty().get().meaning(), "muted"));
        if (means.stream().anyMatch(curve -> curve.group().runs().size() == 1)) {
            parts.add(Part.of("one run has no band", "muted"));
        }
        if (means.stream().anyMatch(GroupCurve::isPart)) {
            parts.add(Part.of("before its first and after its last value a run does not count", "muted"));
        }
        if (means.stream().anyMatch(GroupCurve::isRead)) {
            parts.add(Part.of("runs are read along straight lines between their own values", "muted"));
        }
    }

    private void hues(List<Part> parts) {
        var hues = model.groups().hues();
        named(
                hues.entries(),
                parts,
                entry -> part(
                        entry.words() + ", " + Words.count(entry.runs().size(), "run"), entry.tone(), entry.runs()));
        int coloured =
                hues.entries().stream().mapToInt(entry -> entry.runs().size()).sum();
        rest(hues.tones().size() - coloured, "other", parts);
    }

    private void runs(List<Series> curves, List<Part> parts) {
        var coloured = new ArrayList<Integer>();
        for (int i = 0; i < curves.size(); i++) {
            if (curves.get(i).tone() != Tone.NEUTRAL) {
                coloured.add(i);
            }
        }
        int baseline = model.baselineIndex();
        named(
                coloured,
                parts,
                at -> part(
                        curves.get(at).name() + (at == baseline ? ", baseline" : ""),
                        curves.get(at).tone(),
                        List.of(at)));
        rest(curves.size() - coloured.size(), "other", parts);
    }

    private static <T> void named(List<T> all, List<Part> parts, Function<T, Part> words) {
        all.stream().limit(NAMED).map(words).forEach(parts::add);
        if (all.size() > NAMED) {
            parts.add(Part.of("and " + Words.count(all.size() - NAMED) + " more with a colour", "plain"));
        }
    }

    private static void rest(int count, String noun, List<Part> parts) {
        if (count > 0) {
            parts.add(new Part(Words.count(count, noun), Tone.NEUTRAL, "subtle", List.of()));
        }
    }

    private static Part part(String words, Tone tone, List<Integer> runs) {
        return new Part(words, tone, "plain", runs);
    }

    /// Says of which values there are curves.
    private void reading(List<Part> parts) {
        var curves = model.curves();
        if (curves.sampledProperty().get()) {
            parts.add(Part.of("every 17th value, the others are being read", "subtle"));
        } else if (curves.sparse() > 0) {
            parts.add(Part.of(
                    "of " + Words.count(curves.sparse(), "run") + " with more than "
                            + Words.count(CurvesViewModel.MOST_POINTS) + " values a fair sample",
                    "subtle"));
        }
        if (curves.leftOut() > 0) {
            parts.add(Part.of(
                    "the first " + Words.count(CurvesViewModel.MOST) + " of "
                            + Words.count(model.runs().size()) + " runs",
                    "warning-text"));
        }
    }

    private Label entry(Part part) {
        var label = Kit.text(Words.shorten(part.words, LONGEST), "t1", part.style);
        if (part.tone != Tone.GROUND) {
            label.setGraphic(CompareTable.swatch(part.tone));
        }
        if (part.runs.isEmpty()) {
            return label;
        }
        label.setOnMouseEntered(_ -> light(part.runs));
        label.setOnMouseExited(_ -> light(List.of()));
        if (part.runs.size() == 1) {
            return Kit.press(
                    label,
                    () -> model.selection()
                            .toggle(model.runs().get(part.runs.getFirst()).id()));
        }
        return Kit.press(label, () -> model.selection().pick(model.runs(), part.runs));
    }

    private void light(List<Integer> runs) {
        if (runs.size() == 1) {
            model.hover(runs.getFirst());
        } else {
            model.selection().light(model.runs(), runs);
        }
    }
}
