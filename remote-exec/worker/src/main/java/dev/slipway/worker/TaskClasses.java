package dev.slipway.worker;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.worker.code.ClassImage;
import dev.slipway.worker.code.StaticState;
import dev.slipway.worker.code.StepCode;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The notebook's classes for one task: exactly the recorded ones, with static state of their own. Also the names by
/// which codecs know them.
final class TaskClasses extends ClassLoader implements NotebookTypes {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, ClassImage> images = new HashMap<>();
    private final Map<String, String> binaryNames;
    private final Map<String, String> stableNames = new HashMap<>();
    private volatile boolean wasAsked;

    TaskClasses(StepCode code, ClassLoader libraries) {
        super("task", libraries);
        setDefaultAssertionStatus(true); // as in the notebook
        code.classes().forEach(image -> images.put(image.name(), image));
        binaryNames = code.notebookTypes();
        binaryNames.forEach((stable, binary) -> stableNames.put(binary, stable));
    }

    /// Recorded classes win, and nobody else is asked for them: a search through all libraries that ends in an
    /// exception would cost more than a short task.
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!images.containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var image = images.get(name);
        if (image == null) {
            throw new ClassNotFoundException(name);
        }
        var bytes = image.bytes();
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable String nameOf(Class<?> type) {
        return equals(type.getClassLoader()) ? stableNames.get(type.getName()) : null;
    }

    @Override
    public Class<?> typeOf(String name) throws IOException {
        wasAsked = true;
        var binary = binaryNames.get(name);
        try {
            if (binary != null) {
                return loadClass(binary);
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IOException("the class " + name + " of the notebook cannot be loaded", e);
        }
        throw new IOException("no cell that this step uses declares a type " + name);
    }

    @Override
    public void met(Object mutable, Supplier<String> path) {
        // only artifacts are watched for shared objects
    }

    /// Puts the variables back to zero, as they are in fresh classes.
    void clear(StaticState state) {
        for (var variable : state.fields()) {
            var loaded = findLoadedClass(variable.className());
            if (loaded != null) {
                clear(loaded, variable.field());
            }
        }
    }

    private static void clear(Class<?> owner, String name) {
        try {
            var field = owner.getDeclaredField(name);
            field.setAccessible(true);
            field.set(null, Array.get(Array.newInstance(field.getType(), 1), 0));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the static field " + name + " of " + owner + " cannot be set", e);
        }
    }

    /// Tells whether a type of the notebook was asked for since the last call.
    boolean takeAsked() {
        boolean asked = wasAsked;
        wasAsked = false;
        return asked;
    }
}
