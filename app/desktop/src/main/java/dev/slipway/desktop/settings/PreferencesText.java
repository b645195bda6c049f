package dev.slipway.desktop.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Preferences as lines of a properties file. What cannot be read counts as never chosen.
final class PreferencesText {
    private static final String KEYS = "keys.";
    private static final String REACTIVE_OF = "reactive.of.";

    private static final String PANES_OF = "panes.of.";
    private static final String DARK_OF = "dark.of.";
    private static final String BREAKPOINTS_OF = "breakpoints.of.";

    private PreferencesText() {}

    /// Adds the lines of `preferences` to `kept`.
    static void write(Preferences preferences, Properties kept) {
        kept.setProperty("scale", String.valueOf(preferences.scale()));
        kept.setProperty("reactive", String.valueOf(preferences.reactive()));
        kept.setProperty("autoSave", String.valueOf(preferences.autoSave()));
        kept.setProperty("heapMiB", String.valueOf(preferences.heapMiB()));
        preferences.keys().forEach((id, strokes) -> kept.setProperty(KEYS + id, String.join(",", strokes)));
        preferences.of().reactive().forEach((path, on) -> kept.setProperty(REACTIVE_OF + path, String.valueOf(on)));
        preferences.panesOf().forEach((path, panes) -> kept.setProperty(PANES_OF + path, panes));
        preferences.darkOf().forEach((path, dark) -> kept.setProperty(DARK_OF + path, String.valueOf(dark)));
        preferences.breakpointsOf().forEach((path, all) -> kept.setProperty(BREAKPOINTS_OF + path, all));
    }

    /// Returns the preferences in `kept`.
    static Preferences read(Properties kept) {
        var first = Preferences.FIRST;
        Map<String, List<String>> keys = new HashMap<>();
        Map<String, Boolean> reactiveOf = new HashMap<>();
        Map<String, String> panesOf = new HashMap<>();
        Map<String, Boolean> darkOf = new HashMap<>();
        Map<String, String> breakpointsOf = new HashMap<>();
        for (var name : kept.stringPropertyNames()) {
            var value = kept.getProperty(name, "");
            if (name.startsWith(KEYS)) {
                keys.put(name.substring(KEYS.length()), strokes(value));
            } else if (name.startsWith(REACTIVE_OF)) {
                reactiveOf.put(name.substring(REACTIVE_OF.length()), value.equals("true"));
            } else if (name.startsWith(PANES_OF)) {
                panesOf.put(name.substring(PANES_OF.length()), value);
            } else if (name.startsWith(DARK_OF)) {
                darkOf.put(name.substring(DARK_OF.length()), value.equals("true"));
            } else if (name.startsWith(BREAKPOINTS_OF)) {
                breakpointsOf.put(name.substring(BREAKPOINTS_OF.length()), value);
            }
        }
        return new Preferences(
                whole(kept, "scale", first.scale()),
                kept.getProperty("reactive", "").equals("true"),
                kept.getProperty("autoSave", "").equals("true"),
                whole(kept, "heapMiB", first.heapMiB()),
                keys,
                new Preferences.Of(reactiveOf, panesOf, darkOf, breakpointsOf));
    }

    /// Returns the strokes of a list whose separator, a comma, may be a stroke's key too.
    private static List<String> strokes(String text) {
        var strokes = new ArrayList<String>();
        for (var stroke : text.split(",(?=.)", -1)) {
            if (!stroke.isEmpty()) {
                strokes.add(stroke);
            }
        }
        return strokes;
    }

    private static int whole(Properties kept, String key, int otherwise) {
        try {
            return Integer.parseInt(kept.getProperty(key, ""));
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
