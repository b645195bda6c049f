package dev.slipway.desktop.output;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/// A chart that a cell has made, read from `MimeBundle.CHART` and drawn in the colours of the theme. Immutable.
///
/// @param width in pixels; likewise `height`
/// @param summary what is seen, in words
/// @param strokes one a mark, in their order; copied
record ChartPicture(double width, double height, String summary, List<Consumer<Pen>> strokes) {
    private static final double LARGEST = 4_000;
    private static final Map<String, Tone> TONES = Map.of(
            "text", Tone.TEXT,
            "muted", Tone.MUTED,
            "line", Tone.GRID,
            "paper", Tone.GROUND,
            "chart-1", Tone.CHART_1,
            "chart-2", Tone.CHART_2,
            "chart-3", Tone.CHART_3,
            "chart-4", Tone.CHART_4,
            "chart-5", Tone.CHART_5,
            "chart-6", Tone.CHART_6);

    ChartPicture {
        strokes = List.copyOf(strokes);
    }

    /// Returns the chart in `json`; empty if it is none, or has a mark that this window does not know.
    static Optional<ChartPicture> read(String json) {
        try {
            if (!(JsonParser.parse(json) instanceof Json.Members chart)
                    || !(chart.get("marks") instanceof Json.Items marks)) {
                return Optional.empty();
            }
            double width = number(chart, "width", 0);
            double height = number(chart, "height", 0);
            var strokes = new ArrayList<Consumer<Pen>>();
            for (var mark : marks.all()) {
                var stroke = mark instanceof Json.Members members ? stroke(members) : Optional.<Consumer<Pen>>empty();
                if (stroke.isEmpty()) {
                    return Optional.empty();
                }
                strokes.add(stroke.get());
            }
            boolean isSized = width > 0 && height > 0 && Math.max(width, height) <= LARGEST;
            return isSized
                    ? Optional.of(new ChartPicture(
                            width, height, chart.text("summary").orElse("chart"), strokes))
                    : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    /// Returns a node that draws it, at its own size.
    Region view() {
        var plot = new Plot(summary, pen -> strokes.forEach(stroke -> stroke.accept(pen)));
        plot.getStyleClass().add("picture");
        return plot.wide(width).high(height);
    }

    /// Returns a node that draws it as large as its room allows.
    Region fitting() {
        return new Plot(summary, pen -> strokes.forEach(stroke -> stroke.accept(pen))).fitting(width, height);
    }

    private static Optional<Consumer<Pen>> stroke(Json.Members mark) {
        var tone = TONES.get(mark.text("role").orElse(""));
        if (tone == null) {
            return Optional.empty();
        }
        double opacity = number(mark, "opacity", 1);
        double[] xs = numbers(mark, "xs");
        double[] ys = numbers(mark, "ys");
        if (xs.length != ys.length) {
            return Optional.empty();
        }
        return switch (mark.text("mark").orElse("")) {
            case "path" -> {
                double thickness = number(mark, "width", 1);
                yield Optional.of(pen -> pen.line(xs, ys, tone, thickness, opacity));
            }
            case "area" -> Optional.of(pen -> pen.polygon(xs, ys, tone, opacity));
            case "dots" -> dots(xs, ys, numbers(mark, "radii"), tone, opacity);
            case "rect" -> rect(numbers(mark, "box"), tone, opacity);
            case "text" -> text(mark, tone);
            default -> Optional.empty();
        };
    }

    private static Optional<Consumer<Pen>> dots(double[] xs, double[] ys, double[] radii, Tone tone, double opacity) {
        if (radii.length != 1 && radii.length != xs.length) {
            return Optional.empty();
        }
        return Optional.of(pen -> {
            for (int at = 0; at < xs.length; at++) {
                pen.disc(xs[at], ys[at], radii.length == 1 ? radii[0] : radii[at], tone, opacity);
            }
        });
    }

    private static Optional<Consumer<Pen>> rect(double[] box, Tone tone, double opacity) {
        return box.length == 4
                ? Optional.of(pen -> pen.box(box[0], box[1], box[2], box[3], tone, opacity))
                : Optional.empty();
    }

    private static Optional<Consumer<Pen>> text(Json.Members mark, Tone tone) {
        var at = numbers(mark, "at");
        if (at.length != 2) {
            return Optional.empty();
        }
        var words = mark.text("text").orElse("");
        boolean isTitle = mark.text("face").orElse("").equals("title");
        var align = switch (mark.text("anchor").orElse("start").toLowerCase(Locale.ROOT)) {
            case "middle" -> TextAlignment.CENTER;
            case "end" -> TextAlignment.RIGHT;
            default -> TextAlignment.LEFT;
        };
        return Optional.of(
                isTitle
                        ? pen -> pen.title(words, at[0], at[1] - 4, tone)
                        : pen -> pen.words(words, at[0], at[1] - 4, align, tone));
    }

    private static double number(Json.Members members, String key, double otherwise) {
        return number(members.get(key), otherwise);
    }

    private static double number(@org.jspecify.annotations.Nullable Json value, double otherwise) {
        try {
            return value instanceof Json.Figure figure ? Double.parseDouble(figure.spelling()) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static double[] numbers(Json.Members members, String key) {
        return members.get(key) instanceof Json.Items items
                ? items.all().stream()
                        .mapToDouble(each -> number(each, Double.NaN))
                        .toArray()
                : new double[0];
    }
}
