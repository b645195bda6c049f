package dev.slipway.kernel.engine.classes;

import dev.slipway.kernel.engine.classes.ClassChange.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What JShell believes is loaded, and what it asked for since the last `take`. One thread at a time.
///
/// Nothing happens while it compiles: a whole cell is compiled first, then what it asked for is done in order. Only
/// whether a class can be redefined has to be answered at once, and the code alone tells.
public final class ClassRecorder {
    private final NavigableMap<String, byte[]> believed = new TreeMap<>();
    private final Map<String, String> newest = new HashMap<>();
    /// Wrappers whose classes are not to be redefined, once.
    private final Set<String> retired = new HashSet<>();
    private boolean isPaused;
    private List<ClassChange> changes = new ArrayList<>();

    /// Records new classes.
    public void load(List<Image> images) {
        images.forEach(image -> believed.put(image.name(), image.code()));
        noteNewest(images);
        changes.add(new ClassChange.Load(images));
    }

    private void noteNewest(List<Image> images) {
        for (var image : images) {
            var wrapper = ClassNames.wrapper(image.name());
            newest.put(ClassNames.snippet(wrapper), wrapper);
        }
    }

    /// Says that a snippet is compiled to `wrapper` now. JShell loads nothing if it has compiled the same before and
    /// only goes back to it; the values of its variables must go back all the same, before anything runs.
    public void use(String wrapper) {
        if (believed.containsKey(wrapper) && !wrapper.equals(newest.get(ClassNames.snippet(wrapper)))) {
            var images = believed.entrySet().stream()
                    .filter(entry -> ClassNames.wrapper(entry.getKey()).equals(wrapper))
                    .map(entry -> new Image(entry.getKey(), entry.getValue()))
                    .toList();
            noteNewest(images);
            int at = changes.size();
            while (at > 0 && changes.get(at - 1) instanceof ClassChange.Call) {
                at--;
            }
            changes.add(at, new ClassChange.Load(images));
        }
    }

    /// Records new code, and returns whether the classes can take it without losing a value. If not, nothing changes.
    public boolean redefine(List<Image> images) {
        for (var image : images) {
            var before = believed.get(image.name());
            if (retired.remove(ClassNames.wrapper(image.name()))) {
                return false;
            }
            if (before != null && !ClassShape.isSame(before, image.code())) {
                return false;
            }
        }
        images.forEach(image -> believed.put(image.name(), image.code()));
        noteNewest(images);
        changes.add(new ClassChange.Redefine(images));
        return true;
    }

    /// Lets the classes of `wrapper` be made anew the next time their code changes, whatever it is: what lives in their
    /// static fields is to go.
    public void retire(String wrapper) {
        retired.add(wrapper);
    }

    /// Records that a snippet is to run.
    public void call(String className) {
        if (!isPaused) {
            changes.add(new ClassChange.Call(className));
        }
    }

    /// Records no calls from now on.
    public void pause() {
        isPaused = true;
    }

    /// Records calls again.
    public void resume() {
        isPaused = false;
    }

    /// Returns the newest code of the classes of a wrapper: its own first.
    public List<byte[]> codes(String wrapper) {
        var codes = new ArrayList<byte[]>();
        var own = believed.get(wrapper);
        if (own != null) {
            codes.add(own);
            codes.addAll(believed.subMap(wrapper + "$", wrapper + "%").values());
        }
        return codes;
    }

    /// Returns what was asked for since the last call, in order.
    public List<ClassChange> take() {
        var taken = changes;
        changes = new ArrayList<>();
        return List.copyOf(taken);
    }
}
