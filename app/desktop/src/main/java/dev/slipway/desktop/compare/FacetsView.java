package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.LineChart;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The curves in one chart, or in a small one a value, all with the same axes: those that have room, the others by
/// scrolling. UI thread only.
final class FacetsView extends Region {
    private static final double BAR = 14;
    private static final double FOOT = 20;
    private static final double TITLE = 20;

    private final CompareViewModel model;
    private final List<Tile> tiles = new ArrayList<>();
    private final ScrollBar bar = new ScrollBar();
    private final Label shown = Kit.text("", "t1", "subtle");
    private List<Facet> facets = List.of();
    private int seen = -1; // place of the first chart in sight

    /// A chart and its title.
    private static final class Tile {
        private final Label title = Kit.text("", "t1", "muted");
        private final LineChart chart;
        private Facet facet = new Facet("", List.of(), List.of());

        Tile(LineChart chart) {
            this.chart = chart;
        }
    }

    FacetsView(CompareViewModel model) {
        this.model = model;
        setMinSize(0, 0);
        getStyleClass().add("facets");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setAccessibleText("Charts");
        bar.setFocusTraversable(false);
        bar.setUnitIncrement(1);
        bar.valueProperty().subscribe(_ -> requestLayout());
        getChildren().addAll(bar, shown);
        setOnScroll(scroll -> {
            if (bar.isVisible()) {
                roll(-(int) Math.signum(scroll.getDeltaY()));
                scroll.consume();
            }
        });
        setOnMouseClicked(_ -> {
            if (isFocusTraversable()) {
                requestFocus();
            }
        });
        setOnKeyPressed(this::key);
        model.selection().litProperty().subscribe(this::light);
        model.curves().logarithmicProperty().subscribe(on -> tiles.forEach(tile -> tile.chart.logarithmic(on)));
    }

    /// Shows the curves as they are now.
    void show() {
        facets = model.curves().facets();
        seen = -1;
        requestLayout();
    }

    /// Returns what the charts in sight show, from the upper left one on.
    List<Facet> inSight() {
        return tiles.stream()
                .filter(tile -> tile.chart.isVisible())
                .map(tile -> tile.facet)
                .toList();
    }

    /// Returns how many lines are in front in each of the charts in sight.
    List<Integer> inFront() {
        return tiles.stream()
                .filter(tile -> tile.chart.isVisible())
                .map(tile -> tile.chart.chosen().size())
                .toList();
    }

    private void roll(int rows) {
        bar.setValue(Math.clamp(bar.getValue() + rows, 0, bar.getMax()));
    }

    private void key(KeyEvent key) {
        int page = (int) Math.max(1, bar.getBlockIncrement());
        switch (key.getCode()) {
            case UP -> roll(-1);
            case DOWN -> roll(1);
            case PAGE_UP -> roll(-page);
            case PAGE_DOWN -> roll(page);
            case HOME -> bar.setValue(0);
            case END -> bar.setValue(bar.getMax());
            default -> {
                return;
            }
        }
        key.consume();
    }

    @Override
    protected void layoutChildren() {
        var grid = FacetGrid.of(facets.size(), getWidth(), getHeight() - FOOT, BAR);
        boolean isScrolled = !grid.isWhole();
        bar.setVisible(isScrolled);
        shown.setVisible(isScrolled);
        setFocusTraversable(isScrolled);
        bar.setMax(grid.rows() - grid.rowsInSight());
        bar.setBlockIncrement(grid.rowsInSight());
        bar.setVisibleAmount(bar.getMax() * grid.rowsInSight() / Math.max(1.0, grid.rows()));
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
        int first = (int) Math.round(bar.getValue()) * grid.columns();
        int count = Math.min(facets.size() - first, grid.inSight());
        fill(first, Math.max(0, count));
        double high = isScrolled ? getHeight() - FOOT : getHeight();
        double wide = isScrolled ? getWidth() - BAR : getWidth();
        for (int i = 0; i < count; i++) {
            place(tiles.get(i), grid, i, wide, high);
        }
        bar.resizeRelocate(getWidth() - BAR, 0, BAR, high);
        var words = "charts " + (first + 1) + " to " + (first + count) + " of " + Words.count(facets.size());
        shown.setText(words);
        setAccessibleText("Curves, " + words);
        shown.resizeRelocate(48, high, Math.max(0, wide - 48), FOOT);
    }

    private static void place(Tile tile, FacetGrid grid, int at, double wide, double high) {
        double w = wide / grid.columns();
        double h = high / grid.rowsInSight();
        int column = at % grid.columns();
        int row = at / grid.columns();
        double x = column * w;
        double y = row * h;
        boolean isTitled = !tile.facet.title().isEmpty();
        tile.title.setVisible(isTitled);
        tile.title.resizeRelocate(
                Math.rint(x + 48), Math.rint(y), Math.clamp(tile.title.prefWidth(-1), 0, Math.max(0, w - 56)), TITLE);
        double top = isTitled ? TITLE : 0;
        tile.chart.resizeRelocate(Math.rint(x), Math.rint(y + top), Math.floor(w), Math.floor(h - top));
    }

    /// Puts the charts from `first` on into the tiles.
    private void fill(int first, int count) {
        while (tiles.size() < count) {
            add();
        }
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).chart.setVisible(i < count);
            tiles.get(i).title.setVisible(i < count);
        }
        boolean isNew = first != seen
                || IntStream.range(0, count).anyMatch(i -> !tiles.get(i).facet.equals(facets.get(first + i)));
        seen = first;
        if (!isNew) {
            return;
        }
        var lines = facets.stream().flatMap(facet -> facet.series().stream()).toList();
        var ribbons = facets.stream().flatMap(facet -> facet.ribbons().stream()).toList();
        for (int i = 0; i < count; i++) {
            var tile = tiles.get(i);
            tile.facet = facets.get(first + i);
            int runs = tile.facet.runs().size();
            tile.title.setText(tile.facet.title() + ", " + Words.count(runs, "run"));
            tile.chart.hold(lines, ribbons);
            tile.chart.show(
                    tile.facet.series(), tile.facet.ribbons(), model.curves().axis());
        }
        light(model.selection().litProperty().get());
    }

    private void add() {
        var tile = new Tile(LineChart.ofMany("The metric by iteration", model.jobs()));
        tile.chart.logarithmic(model.curves().logarithmicProperty().get());
        tile.chart.onHover(line -> point(tile, line));
        tile.chart.onPoint(px -> tiles.stream().filter(one -> one != tile).forEach(one -> one.chart.follow(px)));
        tile.title.setOnMouseEntered(_ -> model.selection().light(model.runs(), tile.facet.runs()));
        tile.title.setOnMouseExited(_ -> model.hover(-1));
        Kit.press(tile.title, () -> model.selection().pick(model.runs(), tile.facet.runs()));
        tiles.add(tile);
        getChildren().addAll(0, List.of(tile.chart, tile.title));
    }

    /// Points at the run of a line, or at its group in every chart.
    private void point(Tile tile, int line) {
        var lines = tile.facet.lines();
        var group = line < 0 || line >= lines.size()
                ? List.<Integer>of()
                : lines.get(line).group();
        if (group.size() == 1 || group.isEmpty()) {
            model.hover(group.isEmpty() ? -1 : group.getFirst());
        } else {
            model.selection().light(model.runs(), group);
        }
    }

    /// Brings the lines of these runs to the front, in every chart.
    private void light(Set<RunId> lit) {
        var places = new HashSet<Integer>();
        lit.forEach(run -> places.add(model.indexOf(run)));
        for (var tile : tiles) {
            var lines = tile.facet.lines();
            tile.chart.choose(IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).runs().stream().anyMatch(places::contains))
                    .boxed()
                    .toList());
        }
    }
}
