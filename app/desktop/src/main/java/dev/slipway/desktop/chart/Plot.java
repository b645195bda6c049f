package dev.slipway.desktop.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;

/// A canvas as large as its room that paints itself: again when its size, its colours or what it shows change. UI
/// thread only.
public final class Plot extends Region {
    private static final StyleablePropertyFactory<Plot> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<Tone, CssMetaData<Plot, Color>> META = meta();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL = all();

    /// What a graphics card takes as one picture. Unit: px.
    private static final double LARGEST = 8_000;

    private final Canvas canvas = new Canvas();
    private final Scale shrink = new Scale(1, 1);
    private final Map<Tone, StyleableProperty<Color>> colours = new EnumMap<>(Tone.class);
    private final Consumer<Pen> painter;
    private double drawnWidth;
    private double drawnHeight;

    /// @param words what it shows, for those who cannot see it
    /// @param painter draws on the whole area, which is clear
    public Plot(String words, Consumer<Pen> painter) {
        this.painter = painter;
        getStyleClass().add("plot");
        setAccessibleText(words);
        setMinSize(0, 0);
        canvas.setMouseTransparent(true);
        canvas.getTransforms().add(shrink);
        getChildren().add(canvas);
        META.forEach((tone, meta) ->
                colours.put(tone, new SimpleStyleableObjectProperty<>(meta, this, tone.property(), Color.GRAY) {
                    @Override
                    protected void invalidated() {
                        requestLayout();
                    }
                }));
    }

    /// Returns this plot with a fixed height.
    public Plot high(double height) {
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        return this;
    }

    /// Returns this plot with a fixed width.
    public Plot wide(double width) {
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        return this;
    }

    /// Returns this plot drawn as if it were `width` by `height` large, scaled to the room there is, in the middle of
    /// it.
    public Plot fitting(double width, double height) {
        drawnWidth = width;
        drawnHeight = height;
        return this;
    }

    /// Paints again at the next layout.
    public void repaint() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double size = magnified(width, height);
        shrink.setX(1 / size);
        shrink.setY(1 / size);
        canvas.setWidth(width * size);
        canvas.setHeight(height * size);
        var graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width * size, height * size);
        if (width > 0 && height > 0) {
            graphics.save();
            graphics.scale(size, size);
            if (drawnWidth > 0) {
                double scale = Math.min(width / drawnWidth, height / drawnHeight);
                graphics.translate((width - drawnWidth * scale) / 2, (height - drawnHeight * scale) / 2);
                graphics.scale(scale, scale);
            }
            painter.accept(new Pen(
                    graphics,
                    drawnWidth > 0 ? drawnWidth : width,
                    drawnHeight > 0 ? drawnHeight : height,
                    scale() * size,
                    this::colour));
            graphics.restore();
        }
    }

    /// Returns how many times as large as it is the plot is shown: a canvas is a picture and blurs when it is enlarged.
    private double magnified(double width, double height) {
        double size = getLocalToSceneTransform().getMxx();
        return Math.max(1, Math.min(size, LARGEST / Math.max(1, Math.max(width, height))));
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }

    /// Returns how many pixels of the screen a pixel has.
    private double scale() {
        var window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : Math.max(window.getRenderScaleX(), window.getRenderScaleY());
    }

    private Color colour(Tone tone) {
        return Objects.requireNonNull(colours.get(tone)).getValue();
    }

    private static Map<Tone, CssMetaData<Plot, Color>> meta() {
        var meta = new EnumMap<Tone, CssMetaData<Plot, Color>>(Tone.class);
        for (var tone : Tone.values()) {
            meta.put(
                    tone,
                    FACTORY.createColorCssMetaData(
                            tone.property(), plot -> Objects.requireNonNull(plot.colours.get(tone)), Color.GRAY));
        }
        return meta;
    }

    private static List<CssMetaData<? extends Styleable, ?>> all() {
        var all = new ArrayList<CssMetaData<? extends Styleable, ?>>(Region.getClassCssMetaData());
        all.addAll(META.values());
        return List.copyOf(all);
    }
}
