package dev.slipway.kernel.snippet;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/// Compiles several new snippets of a JShell in one task of its compiler, and runs nothing. One thread at a time.
///
/// JShell analyses each snippet in one task and compiles it in a second one; most of a short snippet's time goes into
/// beginning and ending these. Here one task does both, for any number of snippets. JShell has no call for that: what
/// its own evaluation does is done by reflection.
final class TogetherCompiler {
    /// What JShell's second task has, and its first has not.
    private static final List<String> OPTIONS = List.of("-parameters");

    private final JShell shell;
    private final Object eval;
    private final Object maps;
    private final Object tasks;
    private final Object tracker;
    private final Class<?> worker;
    private final Field task;
    private final Field said;
    private final Constructor<?> unit;
    private final Constructor<?> event;
    /// What JShell knows of classes, by their names.
    private final Map<?, ?> known;
    private final Map<String, Method> methods = new HashMap<>();

    private TogetherCompiler(JShell shell) throws ReflectiveOperationException {
        this.shell = shell;
        eval = part("eval");
        maps = part("maps");
        tasks = part("taskFactory");
        tracker = part("classTracker");
        worker = inside("TaskFactory$Worker");
        var base = inside("TaskFactory$BaseTask");
        var analysis = inside("TaskFactory$AnalyzeTask");
        var units = inside("Unit");
        var diagnostics = inside("DiagList");
        task = open(base.getDeclaredField("task"));
        said = open(base.getDeclaredField("diags"));
        known = (Map<?, ?>) open(tracker.getClass().getDeclaredField("map")).get(tracker);
        unit = open(units.getDeclaredConstructor(JShell.class, Snippet.class, Snippet.class, diagnostics));
        event = open(SnippetEvent.class.getDeclaredConstructors()[0]);
        add(eval.getClass(), "sourceToSnippets", String.class);
        add(eval.getClass(), "declare", Snippet.class, diagnostics);
        add(eval.getClass(), "load", Collection.class);
        add(maps.getClass(), "installSnippet", Snippet.class);
        add(tasks.getClass(), "analyze", Collection.class, List.class, worker);
        add(tracker.getClass(), "setCurrentBytes", String.class, byte[].class);
        add(Snippet.class, "outerWrap");
        add(Snippet.class, "classFullName");
        add(Snippet.class, "syntheticDiags");
        add(base, "getDiagnostics");
        add(diagnostics, "ofUnit", units);
        add(diagnostics, "hasErrors");
        add(units, "dependents");
        add(units, "initialize");
        add(units, "setWrap", Collection.class, Collection.class);
        add(units, "setDiagnostics", analysis);
        add(units, "setStatus", analysis);
        add(units, "classesToLoad", List.class);
        add(units, "finish");
        add(units, "event", String.class, JShellException.class);
        add(units, "secondaryEvents");
    }

    /// Returns one for `shell`; null where this JVM does not allow it, or JShell is made another way.
    static @Nullable TogetherCompiler in(JShell shell) {
        try {
            return new TogetherCompiler(shell);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /// Returns the snippets of one text, as `JShell.eval` makes them before it compiles them.
    List<Snippet> parse(String text) {
        return this.<List<Snippet>>call("sourceToSnippets", eval, text);
    }

    /// Compiles one snippet as `JShell.eval` does, with whatever has to be compiled again because of it.
    List<SnippetEvent> declare(Snippet snippet) {
        if (snippet.kind() != Snippet.Kind.ERRONEOUS) {
            return this.<List<SnippetEvent>>call("declare", eval, snippet, call("syntheticDiags", snippet));
        }
        run("installSnippet", maps, snippet);
        return List.of((SnippetEvent)
                make(event, snippet, Snippet.Status.NONEXISTENT, Snippet.Status.REJECTED, false, null, null, null));
    }

    /// What became of the snippets that were to be compiled.
    sealed interface Result {
        /// All are in force.
        ///
        /// @param events those of each snippet, in order
        record Compiled(List<List<SnippetEvent>> events) implements Result {
            public Compiled {
                events = List.copyOf(events);
            }
        }

        /// Nothing has changed.
        ///
        /// @param first 0-based position of the first that cannot be compiled with those before it
        record Refused(int first) implements Result {}

        /// Nothing has changed but the compiler, which has to be a new one.
        ///
        /// @param first 0-based position of the first that is too large for a class file
        record TooLarge(int first) implements Result {}
    }

    /// Forgets the classes of snippets that were taken back, but those that others have, too.
    ///
    /// JShell gives a class of the same name to what is declared again. If one of that name is loaded, it
    /// compiles once more, under another name.
    void forget(Collection<Snippet> snippets) {
        var names = new HashSet<String>();
        snippets.forEach(each -> names.add(call("classFullName", each)));
        shell.snippets()
                .filter(each -> shell.status(each).isActive())
                .forEach(each -> names.remove(this.<String>call("classFullName", each)));
        known.keySet().removeIf(name -> names.contains(outer((String) name)));
    }

    /// Compiles snippets that are new.
    ///
    /// @param snippets in order; none may see a later one
    /// @param above returns which of those before it a snippet sees, and lets JShell import what else it needs
    Result compile(List<Snippet> snippets, Function<Snippet, List<Snippet>> above) {
        var units = new HashMap<Snippet, Object>();
        var wraps = new ArrayList<Object>();
        for (int i = 0; i < snippets.size(); i++) {
            var snippet = snippets.get(i);
            var one = make(unit, shell, snippet, null, call("syntheticDiags", snippet));
            if (this.<Stream<?>>call("dependents", one).findAny().isPresent()) {
                return new Result.Refused(i);
            }
            units.put(snippet, one);
            run("initialize", one);
            var seen = new ArrayList<Object>(
                    above.apply(snippet).stream().map(units::get).toList());
            seen.add(one);
            run("setWrap", one, List.of(one), seen);
            wraps.add(call("outerWrap", snippet));
        }
        var all = snippets.stream().map(units::get).toList();
        var work = Proxy.newProxyInstance(
                worker.getClassLoader(),
                new Class<?>[] {worker},
                (_, _, arguments) -> finished(snippets, all, arguments[0]));
        try {
            return this.<Result>call("analyze", tasks, wraps, OPTIONS, work);
        } catch (IllegalStateException crash) {
            // the compiler's own fault, of one of them: with some types of `var` it fails to make class files
            return new Result.Refused(snippets.size() / 2);
        }
    }

    private Result finished(List<Snippet> snippets, List<?> units, Object analysis) throws IllegalAccessException {
        int wrong = firstWrong(units, analysis);
        if (wrong >= 0) {
            return new Result.Refused(wrong);
        }
        for (var one : units) {
            run("setDiagnostics", one, analysis);
            run("setStatus", one, analysis);
        }
        var names = generate((JavacTask) task.get(analysis));
        said.set(analysis, null); // so that what was said since counts, too
        int large = firstWrong(units, analysis);
        if (large >= 0) {
            return new Result.TooLarge(large);
        }
        var classes = new ArrayList<Object>();
        for (int i = 0; i < units.size(); i++) {
            var own = names.getOrDefault(call("classFullName", snippets.get(i)), List.of());
            this.<Stream<?>>call("classesToLoad", units.get(i), own).forEach(classes::add);
        }
        run("load", eval, classes);
        var events = new ArrayList<List<SnippetEvent>>();
        for (int i = 0; i < units.size(); i++) {
            run("finish", units.get(i));
            events.add(events(snippets.get(i), units.get(i)));
        }
        return new Result.Compiled(events);
    }

    /// Returns the position of the first of `units` that has an error; -1 if there is no error.
    private int firstWrong(List<?> units, Object analysis) {
        var all = this.<Object>call("getDiagnostics", analysis);
        if (!this.<Boolean>call("hasErrors", all)) {
            return -1;
        }
        for (int i = 0; i < units.size(); i++) {
            if (this.<Boolean>call("hasErrors", this.<Object>call("ofUnit", all, units.get(i)))) {
                return i;
            }
        }
        return 0;
    }

    /// Makes the class files of what was analysed, and returns their names by that of the class of the snippet.
    private Map<String, List<String>> generate(JavacTask task) {
        var names = new HashMap<String, List<String>>();
        try {
            for (JavaFileObject file : task.generate()) {
                var name = file.getName();
                try (var bytes = file.openInputStream()) {
                    run("setCurrentBytes", tracker, name, bytes.readAllBytes());
                }
                names.computeIfAbsent(outer(name), _ -> new ArrayList<>()).add(name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep class files in memory", e);
        }
        return names;
    }

    private List<SnippetEvent> events(Snippet snippet, Object unit) {
        var events = new ArrayList<SnippetEvent>();
        events.add(call("event", unit, snippet.subKind().isExecutable() ? "" : null, null));
        events.addAll(this.<List<SnippetEvent>>call("secondaryEvents", unit));
        return events;
    }

    private Object part(String name) throws ReflectiveOperationException {
        return open(JShell.class.getDeclaredField(name)).get(shell);
    }

    private static Class<?> inside(String name) throws ClassNotFoundException {
        return Class.forName("jdk.jshell." + name);
    }

    private void add(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        methods.put(name, open(type.getDeclaredMethod(name, parameters)));
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T extends @Nullable Object> T call(String method, Object target, @Nullable Object... arguments) {
        try {
            return (T) Objects.requireNonNull(methods.get(method), method).invoke(target, arguments);
        } catch (ReflectiveOperationException e) {
            throw failure(e);
        }
    }

    private void run(String method, Object target, @Nullable Object... arguments) {
        this.<@Nullable Object>call(method, target, arguments);
    }

    private static Object make(Constructor<?> constructor, @Nullable Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(ReflectiveOperationException e) {
        var cause = e instanceof InvocationTargetException ? e.getCause() : e;
        return switch (cause) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            case null, default -> new IllegalStateException("JShell works another way", e);
        };
    }

    /// Returns the name of the class of a snippet that the class `name` is, or is nested in: `REPL.$JShell$7`.
    private static String outer(String name) {
        int begin = name.indexOf("$JShell$") + "$JShell$".length();
        int nested = name.indexOf('$', begin);
        return nested < 0 ? name : name.substring(0, nested);
    }
}
