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
    private static final int MOST_POINTS = 200_000;

    private DrawingJson() {}

    static String of(Drawing drawing) {
        var marks = new ArrayList<Map<String, Object>>();
        for (var mark : drawing.marks()) {
            marks.add(map(mark));
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

    private static Map<String, Object> map(Mark mark) {
        var map = new LinkedHashMap<String, Object>();
        switch (mark) {
            case Mark.Path path -> {
                map.put("mark", "path");
                var thin = path.thinned(MOST_POINTS);
                points(map, thin.xs(), thin.ys());
                map.put("width", path.width());
            }
            case Mark.Area area -> {
                map.put("mark", "area");
                points(map, area.xs(), area.ys());
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
            case Mark.Cells cells -> cells(map, cells);
            case Mark.Text text -> text(map, text);
        }
        map.put("role", mark.ink().role());
        if (mark.ink().opacity() < 1) {
            map.put("opacity", mark.ink().opacity());
        }
        return map;
    }

    private static void cells(Map<String, Object> map, Mark.Cells cells) {
        map.put("mark", "cells");
        map.put("size", cells.size());
        map.put("xs", cells.xs());
        map.put("ys", cells.ys());
        map.put("counts", Arrays.stream(cells.counts()).asDoubleStream().toArray());
        if (cells.points().length > 0) {
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
