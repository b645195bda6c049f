package dev.slipway.kernel.replay;

import java.util.Map;
import java.util.TreeMap;

/// Runs the classes of a replay from top to bottom, all of them in one loader, as a task of a single step does.
public final class Execution extends ClassLoader {
    private final Map<String, ReplayedClass> classes;
    private final Map<String, Object> values = new TreeMap<>();

    private Execution(Map<String, ReplayedClass> classes) {
        super(Execution.class.getClassLoader());
        this.classes = classes;
    }

    /// Returns the value of each variable when it was declared last, by name.
    public static Map<String, Object> values(Replay replay) throws ReflectiveOperationException {
        var execution = new Execution(replay.classesAt(Integer.MAX_VALUE));
        for (var cell : replay.cells()) {
            for (var snippet : cell.snippets()) {
                if (snippet.entry() != null) {
                    execution.run(snippet.entry());
                }
                if (snippet.field() != null) {
                    execution.values.put(snippet.name(), execution.read(snippet.field()));
                }
            }
        }
        return execution.values;
    }

    private void run(Replay.Member entry) throws ReflectiveOperationException {
        var method = loadClass(entry.className()).getDeclaredMethod(entry.member());
        method.setAccessible(true);
        method.invoke(null);
    }

    private Object read(Replay.Member field) throws ReflectiveOperationException {
        var member = loadClass(field.className()).getDeclaredField(field.member());
        member.setAccessible(true);
        return String.valueOf(member.get(null));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var image = classes.get(name);
        if (image == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, image.bytes(), 0, image.bytes().length);
    }
}
