package dev.slipway.charts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes a drawing for the window, which draws it in its own theme: see `MimeBundle.CHART`. Static.
final class DrawingJson {
    private static final int MOST_SPELLED = 1_000;

    /// Of a whole drawing: 1.6 MB, written into the notebook's file and read by the window.
    private static final int MOST_POINTS = 200_000;

    private DrawingJson() {}

    static String of(Drawing drawing) {
        var marks = new ArrayList<Map<String, Object>>();
        int most = most(drawing.marks());
        for (var mark : drawing.marks()) {
            marks.add(map(mark, most));
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("width", drawing.width());
        json.put("height", drawing.height());
        json.put("summary", drawing.summary());
        json.put("marks", marks);
        json.put("names", drawing.names());
        json.put("panels", drawing.frames().stream().map(DrawingJson::panel).toList());
        return Json.of(json);
    }

    private static Map<String, Object> panel(Drawing.Frame frame) {
        var bounds = frame.bounds();
        var parts = frame.parts();
        return Map.of(
                "box",
                new double[] {bounds.left(), bounds.top(), bounds.width(), bounds.height()},
                "level",
                axis(frame.level()),
                "upright",
                axis(frame.upright()),
                "parts",
                List.of(parts.grid(), parts.data(), parts.labels(), parts.end()));
    }

    private static Map<String, Object> axis(Drawing.Axis axis) {
        var map = new LinkedHashMap<String, Object>();
        map.put("title", axis.title());
        map.put("labelled", axis.isLabelled());
        switch (axis.scale()) {
            case Scale.Linear linear -> ends(map, "number", linear.low(), linear.high());
            case Scale.Log log -> ends(map, "log", log.low(), log.high());
            case Scale.Time time -> ends(map, time.hasClock() ? "time" : "date", time.low(), time.high());
            case Scale.Bands bands -> {
                map.put("kind", "labels");
                map.put("labels", bands.labels());
            }
        }
        return map;
    }

    private static void ends(Map<String, Object> map, String kind, double low, double high) {
        map.put("kind", kind);
        map.put("low", low);
        map.put("high", high);
    }

    /// Returns how many points there are that need not all be handed on.
    private static int points(Mark mark) {
        return switch (mark) {
            case Mark.Path path -> path.xs().length;
            case Mark.Area area -> area.xs().length;
            case Mark.Cells cells -> cells.points().length / 2;
            case Mark.Rect _, Mark.Dots _, Mark.Text _ -> 0;
        };
    }

    /// Returns how many points of each mark are handed on: what few need is left to those that have many.
    private static int most(List<Mark> marks) {
        var counts = marks.stream().mapToInt(DrawingJson::points).sorted().toArray();
        int left = MOST_POINTS;
        for (int at = 0; at < counts.length; at++) {
            int each = left / (counts.length - at);
            if (counts[at] > each) {
                return each;
            }
            left -= counts[at];
        }
        return MOST_POINTS;
    }

    private static void points(Map<String, Object> map, double[] xs, double[] ys) {
        if (xs.length <= MOST_SPELLED) {
            map.put("xs", xs);
            map.put("ys", ys);
            return;
        }
        var points = new float[2 * xs.length];
        for (int at = 0; at < xs.length; at++) {
            points[2 * at] = (float) xs[at];
            points[2 * at + 1] = (float) ys[at];
        }
        map.put("points", packed(points));
    }

    private static String packed(float[] numbers) {
        var bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static Map<String, Object> map(Mark mark, int most) {
        var map = new LinkedHashMap<String, Object>();
        switch (mark) {
            case Mark.Path path -> {
                map.put("mark", "path");
                var thin = path.thinned(most);
                points(map, thin.xs(), thin.ys());
                map.put("width", path.width());
            }
            case Mark.Area area -> {
                map.put("mark", "area");
                var thin = area.thinned(most);
                points(map, thin.xs(), thin.ys());
                if (area.isBand()) {
                    map.put("band", true);
                }
            }
            case Mark.Rect rect -> {
                map.put("mark", "rect");
                map.put("box", new double[] {rect.x(), rect.y(), rect.width(), rect.height()});
                if (!rect.tip().isEmpty()) {
                    map.put("tip", rect.tip());
                }
            }
            case Mark.Dots dots -> {
                map.put("mark", "dots");
                points(map, dots.xs(), dots.ys());
                map.put("radii", dots.radii());
            }
            case Mark.Cells cells -> cells(map, cells, points(cells) <= most);
            case Mark.Text text -> text(map, text);
        }
        map.put("role", mark.ink().role());
        if (mark.ink().opacity() < 1) {
            map.put("opacity", mark.ink().opacity());
        }
        return map;
    }

    private static void cells(Map<String, Object> map, Mark.Cells cells, boolean hasPoints) {
        map.put("mark", "cells");
        map.put("size", cells.size());
        map.put("xs", cells.xs());
        map.put("ys", cells.ys());
        map.put("counts", Arrays.stream(cells.counts()).asDoubleStream().toArray());
        if (hasPoints && cells.points().length > 0) {
            map.put("points", packed(cells.points()));
        }
    }

    private static void text(Map<String, Object> map, Mark.Text text) {
        map.put("mark", "text");
        map.put("at", new double[] {text.x(), text.y()});
        map.put("text", text.text());
        if (text.gap() != 0) {
            map.put("gap", text.gap());
        }
        map.put("anchor", text.anchor().name().toLowerCase(Locale.ROOT));
        map.put("face", text.face().name().toLowerCase(Locale.ROOT));
    }
}
