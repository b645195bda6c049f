package dev.slipway.kernel.replay;

import dev.slipway.kernel.snippet.CompileOnly;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// An execution control that keeps the classes it is given and runs nothing. One thread at a time.
///
/// It takes a class anew only where its shape stays the same: JShell then compiles it under another name, and what
/// uses it again, just as a live engine does when the JVM refuses.
final class Recorder extends CompileOnly {
    private final Map<String, byte[]> all = new HashMap<>();
    private Map<String, byte[]> fresh = new LinkedHashMap<>();

    /// Returns what was given since the last call, by binary name, in order.
    Map<String, byte[]> take() {
        var taken = fresh;
        fresh = new LinkedHashMap<>();
        return taken;
    }

    /// Returns the classes in force of the snippet class `outer`, itself and what is nested in it, by binary name.
    Map<String, byte[]> classesOf(String outer) {
        var classes = new LinkedHashMap<String, byte[]>();
        var bytes = all.get(outer);
        if (bytes == null) {
            return classes;
        }
        classes.put(outer, bytes);
        for (var member : ClassShape.nestMembers(bytes)) {
            var nested = all.get(member);
            if (nested != null) {
                classes.put(member, nested);
            }
        }
        return classes;
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        for (var image : classes) {
            all.put(image.name(), image.bytecodes());
            fresh.put(image.name(), image.bytecodes());
        }
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException {
        for (var image : classes) {
            var before = all.get(image.name());
            if (before != null && !ClassShape.of(before).equals(ClassShape.of(image.bytecodes()))) {
                throw new ClassInstallException("another shape", new boolean[classes.length]);
            }
        }
        load(classes);
    }
}
