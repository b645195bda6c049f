package dev.slipway.desktop.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a person has chosen of how the window works. Immutable; replaced whole.
///
/// @param scale size of text, icons and spacing together. Unit: percent, 50 to 300
/// @param reactive whether notebooks run their stale cells by themselves, unless they say otherwise
/// @param autoSave whether notebooks are saved a moment after an edit
/// @param heapMiB memory of a kernel, 0 for a quarter of the machine's
/// @param keys id of a command → its strokes, where they are not the usual ones; copied
/// @param reactiveOf path of a notebook → whether it is reactive, where that is not `reactive`; copied
/// @param panesOf path of a workspace → where its panes stand, as `Arrangement.text` spells it; copied
/// @param darkOf path of a workspace → whether its colours are dark, where a person has chosen; copied
public record Preferences(
        int scale,
        boolean reactive,
        boolean autoSave,
        int heapMiB,
        Map<String, List<String>> keys,
        Map<String, Boolean> reactiveOf,
        Map<String, String> panesOf,
        Map<String, Boolean> darkOf) {
    /// What a window has the first time.
    public static final Preferences FIRST =
            new Preferences(100, false, false, 0, Map.of(), Map.of(), Map.of(), Map.of());

    private static final int MOST_NOTEBOOKS = 500;

    public Preferences {
        scale = Math.clamp(scale, 50, 300);
        heapMiB = Math.max(0, heapMiB);
        keys = Map.copyOf(new TreeMap<>(keys));
        reactiveOf = Map.copyOf(reactiveOf);
        panesOf = Map.copyOf(panesOf);
        darkOf = Map.copyOf(darkOf);
    }

    public Preferences withScale(int percent) {
        return new Preferences(percent, reactive, autoSave, heapMiB, keys, reactiveOf, panesOf, darkOf);
    }

    /// Returns these with another default for notebooks.
    public Preferences withReactive(boolean on) {
        return new Preferences(scale, on, autoSave, heapMiB, keys, reactiveOf, panesOf, darkOf);
    }

    public Preferences withAutoSave(boolean on) {
        return new Preferences(scale, reactive, on, heapMiB, keys, reactiveOf, panesOf, darkOf);
    }

    public Preferences withHeap(int mebibytes) {
        return new Preferences(scale, reactive, autoSave, mebibytes, keys, reactiveOf, panesOf, darkOf);
    }

    /// Returns these with `strokes` for the command `id`; none at all for an empty list.
    public Preferences withKeys(String id, List<String> strokes) {
        var more = new LinkedHashMap<>(keys);
        more.put(id, List.copyOf(strokes));
        return new Preferences(scale, reactive, autoSave, heapMiB, more, reactiveOf, panesOf, darkOf);
    }

    /// Returns these with the usual keys for the command `id`.
    public Preferences withUsualKeys(String id) {
        var fewer = new LinkedHashMap<>(keys);
        fewer.remove(id);
        return new Preferences(scale, reactive, autoSave, heapMiB, fewer, reactiveOf, panesOf, darkOf);
    }

    /// Returns whether the notebook at `path` is reactive.
    public boolean isReactive(String path) {
        return reactiveOf.getOrDefault(path, reactive);
    }

    /// Returns these with the notebook at `path` reactive or not.
    public Preferences withReactive(String path, boolean on) {
        var other = new LinkedHashMap<>(reactiveOf);
        other.remove(path);
        if (on != reactive && other.size() < MOST_NOTEBOOKS) {
            other.put(path, on);
        }
        return new Preferences(scale, reactive, autoSave, heapMiB, keys, other, panesOf, darkOf);
    }

    /// Returns these with the panes of the workspace at `path` standing as `arrangement` spells it.
    public Preferences withPanes(String path, String arrangement) {
        return new Preferences(
                scale, reactive, autoSave, heapMiB, keys, reactiveOf, with(panesOf, path, arrangement), darkOf);
    }

    /// Returns these with dark or light colours for the workspace at `path`.
    public Preferences withDark(String path, boolean dark) {
        return new Preferences(scale, reactive, autoSave, heapMiB, keys, reactiveOf, panesOf, with(darkOf, path, dark));
    }

    private static <V> Map<String, V> with(Map<String, V> before, String path, V value) {
        var more = new LinkedHashMap<>(before);
        if (more.containsKey(path) || more.size() < MOST_NOTEBOOKS) {
            more.put(path, value);
        }
        return more;
    }
}
