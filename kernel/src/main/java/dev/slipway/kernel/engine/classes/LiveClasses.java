package dev.slipway.kernel.engine.classes;

import dev.slipway.kernel.engine.classes.ClassChange.Image;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The notebook's classes in this process. Changed by one thread at a time.
public final class LiveClasses {
    private static final String ENTRY = "do_it$";

    private final NotebookLoader loader;
    private final LiveVariables variables;
    private final ClassAliases aliases = new ClassAliases();
    private final Map<String, String> newest = new HashMap<>();
    private @Nullable Jvmti tools;
    private volatile Consumer<Collection<String>> redefined = _ -> {};

    /// @param libraries what the notebook's classes see
    public LiveClasses(ClassLoader libraries) {
        loader = new NotebookLoader(libraries);
        variables = new LiveVariables(loader, loader::isReadByLambda);
    }

    /// Returns the loader of the notebook's classes.
    public ClassLoader loader() {
        return loader;
    }

    /// Tells `redefined` the binary names of the classes that have got other code, each time.
    public void onRedefined(Consumer<Collection<String>> redefined) {
        this.redefined = redefined;
    }

    /// Returns the variables these classes hold.
    public LiveVariables variables() {
        return variables;
    }

    /// Makes classes known; those that hold variables take over the values of the classes they replace.
    public void load(List<Image> images) {
        give(aliases.actual(images));
    }

    /// Gives classes new code; what lives in them stays.
    ///
    /// @throws IllegalStateException if the virtual machine refuses
    public void redefine(List<Image> images) {
        give(aliases.actual(images));
    }

    private void give(Collection<Image> images) {
        var loaded = new LinkedHashMap<Class<?>, byte[]>();
        for (var image : images) {
            var wrapper = ClassNames.wrapper(image.name());
            newest.put(ClassNames.snippet(wrapper), wrapper);
            var before = loader.code(image.name());
            var type = loader.give(image.name(), image.code());
            if (type != null && !Arrays.equals(before, image.code())) {
                loaded.put(type, image.code());
            }
        }
        images.stream().filter(this::isNewest).forEach(variables::move);
        if (!loaded.isEmpty()) {
            tools().redefine(loaded);
            redefined.accept(loaded.keySet().stream().map(Class::getName).toList());
        }
    }

    private boolean isNewest(Image image) {
        var wrapper = ClassNames.wrapper(image.name());
        return wrapper.equals(newest.get(ClassNames.snippet(wrapper)));
    }

    /// Does a change that runs nothing.
    ///
    /// @throws IllegalArgumentException if it is a call
    public void apply(ClassChange change) {
        switch (change) {
            case ClassChange.Load load -> load(load.images());
            case ClassChange.Redefine redefine -> redefine(redefine.images());
            case ClassChange.Call call -> throw new IllegalArgumentException("nothing runs here: " + call);
        }
    }

    /// Does what brings definitions back that a cell had replaced before it was found not to compile. Classes that
    /// are compiled as they were before are the ones from before.
    ///
    /// @return new wrapper → the one that stands for it
    public Map<String, String> restore(List<ClassChange> changes) {
        var fresh = new TreeMap<String, List<Image>>();
        var candidates = new HashMap<String, String>();
        newestOf(changes).values().forEach(image -> {
            var wrapper = ClassNames.wrapper(image.name());
            fresh.computeIfAbsent(wrapper, _ -> new ArrayList<>()).add(image);
            var before = newest.get(ClassNames.snippet(wrapper));
            if (before != null && !before.equals(aliases.actual(wrapper))) {
                candidates.put(wrapper, before);
            }
        });
        var loaded = new HashMap<String, List<Image>>();
        candidates.values().forEach(wrapper -> loaded.put(wrapper, loader.images(wrapper)));
        var united = aliases.unite(candidates, fresh, loaded);
        var last = new LinkedHashMap<String, Image>();
        newestOf(changes).values().stream().map(aliases::actual).forEach(image -> last.putLast(image.name(), image));
        give(last.values());
        return united;
    }

    /// Returns the last code of each class in `changes`, in the order of the last change.
    private static Map<String, Image> newestOf(List<ClassChange> changes) {
        var newest = new LinkedHashMap<String, Image>();
        for (var change : changes) {
            var images = switch (change) {
                case ClassChange.Load load -> load.images();
                case ClassChange.Redefine redefine -> redefine.images();
                case ClassChange.Call _ -> List.<Image>of();
            };
            images.forEach(image -> newest.putLast(image.name(), image));
        }
        return newest;
    }

    /// Makes classes known that nobody else knows of, and that hold nothing.
    public void define(List<Image> images) {
        aliases.actual(images).forEach(image -> loader.give(image.name(), image.code()));
    }

    /// Returns the binary name by which the virtual machine knows the class `name`.
    public String actual(String name) {
        return aliases.actual(name);
    }

    /// Runs the snippet of the wrapper `className` and returns its value.
    ///
    /// @throws Throwable what the snippet throws
    public @Nullable Object call(String className) throws Throwable {
        try {
            var entry = loader.loadClass(aliases.actual(className)).getDeclaredMethod(ENTRY);
            entry.setAccessible(true);
            return entry.invoke(null);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }

    /// Says that the snippet of the wrapper `className` has run: its variables have their values.
    public void settle(String className) {
        var actual = aliases.actual(className);
        var code = loader.code(actual);
        if (code != null) {
            variables.settle(new Image(actual, code));
        }
    }

    /// Says that the snippet of the wrapper `className` threw: its variables keep what they had, if anything.
    public void fail(String className) {
        var actual = aliases.actual(className);
        var code = loader.code(actual);
        if (code != null) {
            variables.fail(new Image(actual, code));
        }
    }

    /// Makes platform threads throw `ThreadDeath` wherever they are, out of a system call too where it can be ended.
    ///
    /// @param times how many, for a thread that catches what it throws: one more strikes it while it does
    /// @throws IllegalStateException if the virtual machine refuses
    public void stop(List<Thread> threads, int times) {
        tools().stop(threads, times);
        threads.forEach(thread -> SystemCalls.interrupt(thread.getName()));
    }

    private synchronized Jvmti tools() {
        var open = tools;
        if (open == null) {
            open = Jvmti.open();
            tools = open;
        }
        return open;
    }
}
