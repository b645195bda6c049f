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
/// @param of what is chosen for a notebook or a workspace alone
public record Preferences(
        int scale, boolean reactive, boolean autoSave, int heapMiB, Map<String, List<String>> keys, Of of) {
    /// What a window has the first time.
    public static final Preferences FIRST =
            new Preferences(100, false, false, 0, Map.of(), new Of(Map.of(), Map.of(), Map.of(), Map.of()));

    private static final int MOST_NOTEBOOKS = 500;

    /// What is chosen for one place, by its path.
    ///
    /// @param reactive of a notebook: whether it is reactive, where that is not as for all; copied
    /// @param panes of a workspace: where its panes stand, as `Arrangement.text` spells it; copied
    /// @param dark of a workspace: whether its colours are dark, where a person has chosen; copied
    /// @param breakpoints of a notebook, as `Breakpoints.text` spells them; copied
    public record Of(
            Map<String, Boolean> reactive,
            Map<String, String> panes,
            Map<String, Boolean> dark,
            Map<String, String> breakpoints) {
        public Of {
            reactive = Map.copyOf(reactive);
            panes = Map.copyOf(panes);
            dark = Map.copyOf(dark);
            breakpoints = Map.copyOf(breakpoints);
        }
    }

    public Preferences {
        scale = Math.clamp(scale, 50, 300);
        heapMiB = Math.max(0, heapMiB);
        keys = Map.copyOf(new TreeMap<>(keys));
    }

    /// Returns path of a workspace → where its panes stand.
    public Map<String, String> panesOf() {
        return of.panes();
    }

    /// Returns path of a workspace → whether its colours are dark.
    public Map<String, Boolean> darkOf() {
        return of.dark();
    }

    /// Returns path of a notebook → its breakpoints.
    public Map<String, String> breakpointsOf() {
        return of.breakpoints();
    }

    public Preferences withScale(int percent) {
        return new Preferences(percent, reactive, autoSave, heapMiB, keys, of);
    }

    /// Returns these with another default for notebooks.
    public Preferences withReactive(boolean on) {
        return new Preferences(scale, on, autoSave, heapMiB, keys, of);
    }

    public Preferences withAutoSave(boolean on) {
        return new Preferences(scale, reactive, on, heapMiB, keys, of);
    }

    public Preferences withHeap(int mebibytes) {
        return new Preferences(scale, reactive, autoSave, mebibytes, keys, of);
    }

    /// Returns these with `strokes` for the command `id`; none at all for an empty list.
    public Preferences withKeys(String id, List<String> strokes) {
        var more = new LinkedHashMap<>(keys);
        more.put(id, List.copyOf(strokes));
        return new Preferences(scale, reactive, autoSave, heapMiB, more, of);
    }

    /// Returns these with the usual keys for the command `id`.
    public Preferences withUsualKeys(String id) {
        var fewer = new LinkedHashMap<>(keys);
        fewer.remove(id);
        return new Preferences(scale, reactive, autoSave, heapMiB, fewer, of);
    }

    /// Returns whether the notebook at `path` is reactive.
    public boolean isReactive(String path) {
        return of.reactive().getOrDefault(path, reactive);
    }

    /// Returns these with the notebook at `path` reactive or not.
    public Preferences withReactive(String path, boolean on) {
        var other = new LinkedHashMap<>(of.reactive());
        other.remove(path);
        if (on != reactive && other.size() < MOST_NOTEBOOKS) {
            other.put(path, on);
        }
        return with(new Of(other, of.panes(), of.dark(), of.breakpoints()));
    }

    /// Returns these with the panes of the workspace at `path` standing as `arrangement` spells it.
    public Preferences withPanes(String path, String arrangement) {
        return with(new Of(of.reactive(), with(of.panes(), path, arrangement), of.dark(), of.breakpoints()));
    }

    /// Returns these with dark or light colours for the workspace at `path`.
    public Preferences withDark(String path, boolean dark) {
        return with(new Of(of.reactive(), of.panes(), with(of.dark(), path, dark), of.breakpoints()));
    }

    /// Returns these with the breakpoints of the notebook at `path` as `breakpoints` spells them; none if it is empty.
    public Preferences withBreakpoints(String path, String breakpoints) {
        var other = new LinkedHashMap<>(of.breakpoints());
        other.remove(path);
        var now = breakpoints.isEmpty() ? other : with(other, path, breakpoints);
        return with(new Of(of.reactive(), of.panes(), of.dark(), now));
    }

    private Preferences with(Of other) {
        return new Preferences(scale, reactive, autoSave, heapMiB, keys, other);
    }

    private static <V> Map<String, V> with(Map<String, V> before, String path, V value) {
        var more = new LinkedHashMap<>(before);
        if (more.containsKey(path) || more.size() < MOST_NOTEBOOKS) {
            more.put(path, value);
        }
        return more;
    }
}
