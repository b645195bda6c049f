package dev.slipway.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Writes a drawing for the window, which draws it in its own theme: see `MimeBundle.CHART`. Static.
final class DrawingJson {
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
        return Json.of(json);
    }

    private static Map<String, Object> map(Mark mark) {
        var map = new LinkedHashMap<String, Object>();
        switch (mark) {
            case Mark.Path path -> {
                map.put("mark", "path");
                map.put("xs", path.xs());
                map.put("ys", path.ys());
                map.put("width", path.width());
            }
            case Mark.Area area -> {
                map.put("mark", "area");
                map.put("xs", area.xs());
                map.put("ys", area.ys());
            }
            case Mark.Rect rect -> {
                map.put("mark", "rect");
                map.put("box", new double[] {rect.x(), rect.y(), rect.width(), rect.height()});
            }
            case Mark.Dots dots -> {
                map.put("mark", "dots");
                map.put("xs", dots.xs());
                map.put("ys", dots.ys());
                map.put("radii", dots.radii());
            }
            case Mark.Text text -> {
                map.put("mark", "text");
                map.put("at", new double[] {text.x(), text.y()});
                map.put("text", text.text());
                map.put("anchor", text.anchor().name().toLowerCase(Locale.ROOT));
                map.put("face", text.face().name().toLowerCase(Locale.ROOT));
            }
        }
        map.put("role", mark.ink().role());
        if (mark.ink().opacity() < 1) {
            map.put("opacity", mark.ink().opacity());
        }
        return map;
    }
}
