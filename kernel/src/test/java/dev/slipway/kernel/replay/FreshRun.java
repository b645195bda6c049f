package dev.slipway.kernel.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a notebook's cells give when they run from top to bottom in a session of their own: the classes of the replay,
/// in a new loader. One thread at a time.
public final class FreshRun extends ClassLoader {
    private final Map<String, ReplayedClass> classes;
    private final Map<String, Replay.Member> fields = new TreeMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private @Nullable Throwable failure;

    private FreshRun(Map<String, ReplayedClass> classes) {
        super(FreshRun.class.getClassLoader());
        this.classes = classes;
    }

    public static FreshRun of(Replay replay) {
        var run = new FreshRun(replay.classesAt(Integer.MAX_VALUE));
        try {
            for (var cell : replay.cells()) {
                Object last = null;
                boolean isShown = !cell.cell().source().strip().endsWith(";");
                for (var snippet : cell.snippets()) {
                    var entry = snippet.entry();
                    var value = entry == null ? null : run.call(entry);
                    last = isShown && snippet.kind() == Replay.Kind.EXPRESSION ? value : null;
                    if (snippet.field() != null && snippet.kind() == Replay.Kind.VARIABLE) {
                        run.fields.put(snippet.name(), snippet.field());
                    }
                }
                run.shown.put(cell.cell().id().value(), text(last));
            }
        } catch (InvocationTargetException e) {
            run.failure = e.getCause();
        } catch (ReflectiveOperationException | LinkageError e) {
            run.failure = e;
        }
        return run;
    }

    /// Returns what made it end early; null if it did not.
    public @Nullable Throwable failure() {
        return failure;
    }

    /// Returns the last value of each cell, by id.
    public Map<String, String> shown() {
        return shown;
    }

    /// Returns the values of the variables at the end.
    public Map<String, String> variables() throws ReflectiveOperationException {
        var values = new TreeMap<String, String>();
        for (var one : fields.entrySet()) {
            var field = loadClass(one.getValue().className())
                    .getDeclaredField(one.getValue().member());
            field.setAccessible(true);
            values.put(one.getKey(), text(field.get(null)));
        }
        return values;
    }

    /// Returns a value in words that are the same for equal values; all lambdas are the same, and all objects of
    /// anonymous classes.
    public static String text(@Nullable Object value) {
        if (value instanceof int[] array) {
            return Arrays.toString(array);
        }
        if (value != null && value.getClass().isHidden()) {
            return "lambda";
        }
        if (value != null && value.getClass().isAnonymousClass()) {
            return "anonymous";
        }
        return String.valueOf(value);
    }

    private @Nullable Object call(Replay.Member entry) throws ReflectiveOperationException {
        var method = loadClass(entry.className()).getDeclaredMethod(entry.member());
        method.setAccessible(true);
        return method.invoke(null);
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
