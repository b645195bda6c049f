package dev.slipway.desktop.figure;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Reads charts from `MimeBundle.CHART`. Static.
final class FigureReader {
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

    /// A mark, an axis or a panel that this window does not know.
    private static final class UnknownException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private FigureReader() {}

    static Optional<Figure> read(String json) {
        try {
            if (!(JsonParser.parse(json) instanceof Json.Members chart)
                    || !(chart.get("marks") instanceof Json.Items items)) {
                return Optional.empty();
            }
            double width = number(chart, "width", 0);
            double height = number(chart, "height", 0);
            if (!(width > 0 && height > 0 && Math.max(width, height) <= LARGEST)) {
                return Optional.empty();
            }
            var marks = new ArrayList<Mark>();
            for (var item : items.all()) {
                marks.add(mark(members(item)));
            }
            var summary = chart.text("summary").orElse("chart");
            return Optional.of(new Figure(width, height, summary, marks, panels(chart, marks.size()), names(chart)));
        } catch (JsonSyntaxException | UnknownException e) {
            return Optional.empty(); // the picture of the same bundle is shown
        }
    }

    private static Mark mark(Json.Members mark) throws UnknownException {
        var tone = TONES.get(mark.text("role").orElse(""));
        if (tone == null) {
            throw new UnknownException();
        }
        double opacity = number(mark, "opacity", 1);
        var points = points(mark);
        return switch (mark.text("mark").orElse("")) {
            case "path" -> new Mark.Path(points[0], points[1], tone, number(mark, "width", 1), opacity);
            case "area" -> {
                boolean isBand = isTrue(mark, "band");
                check(!isBand || points[0].length % 2 == 0);
                yield new Mark.Area(points[0], points[1], tone, opacity, isBand);
            }
            case "dots" -> {
                var radii = numbers(mark, "radii");
                check(radii.length == 1 || radii.length == points[0].length);
                yield new Mark.Dots(points[0], points[1], radii, tone, opacity);
            }
            case "rect" -> {
                var box = numbers(mark, "box");
                check(box.length == 4);
                yield new Mark.Rect(
                        box[0],
                        box[1],
                        box[2],
                        box[3],
                        tone,
                        opacity,
                        mark.text("tip").orElse(""));
            }
            case "cells" -> cells(mark, points, tone);
            case "text" -> words(mark, tone);
            default -> throw new UnknownException();
        };
    }

    private static Mark cells(Json.Members mark, double[][] points, Tone tone) throws UnknownException {
        var lefts = numbers(mark, "xs");
        var tops = numbers(mark, "ys");
        var counts = numbers(mark, "counts");
        double size = number(mark, "size", 0);
        check(size >= 3 && lefts.length == tops.length && counts.length == lefts.length);
        boolean isPacked = mark.get("points") != null;
        var none = new double[0];
        return new Mark.Cells(
                size, lefts, tops, counts, isPacked ? points[0] : none, isPacked ? points[1] : none, tone);
    }

    private static Mark words(Json.Members mark, Tone tone) throws UnknownException {
        var at = numbers(mark, "at");
        check(at.length == 2);
        var align = switch (mark.text("anchor").orElse("start").toLowerCase(Locale.ROOT)) {
            case "middle" -> TextAlignment.CENTER;
            case "end" -> TextAlignment.RIGHT;
            default -> TextAlignment.LEFT;
        };
        return new Mark.Words(
                at[0],
                at[1],
                number(mark, "gap", 0),
                mark.text("text").orElse(""),
                align,
                mark.text("face").orElse("").equals("title"),
                tone);
    }

    /// Returns the places along and down, as numbers or packed: little-endian floats of four bytes, x and y in turn.
    private static double[][] points(Json.Members mark) throws UnknownException {
        var packed = mark.text("points");
        if (packed.isEmpty()) {
            var both = new double[][] {numbers(mark, "xs"), numbers(mark, "ys")};
            check(both[0].length == both[1].length);
            return both;
        }
        try {
            var floats = ByteBuffer.wrap(Base64.getDecoder().decode(packed.get()))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            int count = floats.remaining() / 2;
            var xs = new double[count];
            var ys = new double[count];
            for (int at = 0; at < count; at++) {
                xs[at] = floats.get(2 * at);
                ys[at] = floats.get(2 * at + 1);
            }
            return new double[][] {xs, ys};
        } catch (IllegalArgumentException notBase64) {
            throw new UnknownException();
        }
    }

    private static List<Panel> panels(Json.Members chart, int marks) throws UnknownException {
        var panels = new ArrayList<Panel>();
        int at = 0;
        if (chart.get("panels") instanceof Json.Items items) {
            for (var item : items.all()) {
                var panel = members(item);
                var box = numbers(panel, "box");
                var parts = numbers(panel, "parts");
                check(box.length == 4 && box[2] > 0 && box[3] > 0 && parts.length == 4);
                for (double part : parts) {
                    check(part >= at && part <= marks);
                    at = (int) part;
                }
                panels.add(new Panel(
                        new Pen.Area(box[0], box[1], box[2], box[3]),
                        axis(members(panel.get("level"))),
                        axis(members(panel.get("upright"))),
                        new Panel.Parts((int) parts[0], (int) parts[1], (int) parts[2], (int) parts[3])));
            }
        }
        return panels;
    }

    private static Axis axis(Json.Members axis) throws UnknownException {
        var kind = switch (axis.text("kind").orElse("")) {
            case "number" -> Axis.Kind.NUMBER;
            case "log" -> Axis.Kind.LOG;
            case "date" -> Axis.Kind.DATE;
            case "time" -> Axis.Kind.TIME;
            case "labels" -> Axis.Kind.LABELS;
            default -> throw new UnknownException();
        };
        var labels = new ArrayList<String>();
        if (axis.get("labels") instanceof Json.Items items) {
            for (var item : items.all()) {
                labels.add(item instanceof Json.Text text ? text.value() : "");
            }
        }
        double low = kind == Axis.Kind.LABELS ? 0 : number(axis, "low", 0);
        double high = kind == Axis.Kind.LABELS ? Math.max(1, labels.size()) : number(axis, "high", 0);
        check(high > low);
        return new Axis(kind, axis.text("title").orElse(""), isTrue(axis, "labelled"), low, high, labels);
    }

    private static boolean isTrue(Json.Members members, String key) {
        return members.get(key) instanceof Json.Word word && word.spelling().equals("true");
    }

    private static Map<Tone, String> names(Json.Members chart) {
        var names = new EnumMap<Tone, String>(Tone.class);
        if (chart.get("names") instanceof Json.Members members) {
            TONES.forEach((role, tone) -> members.text(role).ifPresent(name -> names.put(tone, name)));
        }
        return names;
    }

    private static Json.Members members(@Nullable Json value) throws UnknownException {
        if (value instanceof Json.Members members) {
            return members;
        }
        throw new UnknownException();
    }

    private static void check(boolean isKnown) throws UnknownException {
        if (!isKnown) {
            throw new UnknownException();
        }
    }

    private static double number(Json.Members members, String key, double otherwise) {
        return number(members.get(key), otherwise);
    }

    private static double number(@Nullable Json value, double otherwise) {
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
