package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.LiveCode.Evaluated;
import dev.slipway.kernel.engine.LiveCode.EvaluationFault;
import dev.slipway.kernel.engine.LiveCode.Local;
import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.engine.classes.LiveClasses;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/// Evaluates Java where local variables are in sight. Thread-safe; code runs on the calling thread, under no
/// lock.
///
/// The code becomes the body of a method with the locals as its parameters, compiled by the session's own
/// shell and forgotten at once. It returns the parameters, too, so that what it assigns can be written back.
final class Evaluations {
    private static final String NAME = "slipway$evaluate";
    private static final int MOST = 200;
    private static final long PATIENCE_SECONDS = 5;

    private final ReentrantLock lock;
    private final SnippetShell shell;
    private final LiveClasses classes;
    private final Map<String, Method> known = new LinkedHashMap<>();
    private int count;

    /// @param lock the engine's
    Evaluations(ReentrantLock lock, SnippetShell shell, LiveClasses classes) {
        this.lock = lock;
        this.shell = shell;
        this.classes = classes;
    }

    /// Forgets what was compiled: names may mean something else now.
    void clear() {
        synchronized (known) {
            known.clear();
        }
    }

    Evaluated evaluate(String code, List<Local> locals) throws EvaluationFault {
        var parameters = locals.stream()
                .map(local -> SourceTypes.of(local.signature(), classes.loader()) + " " + local.name())
                .collect(Collectors.joining(", "));
        var method = method(code, parameters, locals);
        try {
            var result = (Object[]) Objects.requireNonNull(
                    method.invoke(null, locals.stream().map(Local::value).toArray()));
            var changed = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < locals.size(); i++) {
                if (!isSame(locals.get(i).value(), result[i + 1])) {
                    changed.put(locals.get(i).name(), result[i + 1]);
                }
            }
            return new Evaluated(result[0], changed);
        } catch (InvocationTargetException e) {
            throw new EvaluationFault("It threw " + e.getCause() + ".", e.getCause());
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new EvaluationFault("It cannot be evaluated here: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // another object, though equal, is what the local holds now
    private static boolean isSame(@Nullable Object before, @Nullable Object after) {
        boolean isPlain = before instanceof Number || before instanceof Character || before instanceof Boolean;
        return before == after || (isPlain && Objects.equals(before, after));
    }

    private Method method(String code, String parameters, List<Local> locals) throws EvaluationFault {
        var key = parameters + "\n" + code;
        synchronized (known) {
            var before = known.get(key);
            if (before != null) {
                return before;
            }
        }
        var made = locked(code, parameters, locals);
        synchronized (known) {
            if (known.size() >= MOST) {
                known.remove(known.keySet().iterator().next());
            }
            known.put(key, made);
        }
        return made;
    }

    private Method locked(String code, String parameters, List<Local> locals) throws EvaluationFault {
        try {
            if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new EvaluationFault("The compiler is busy: try again.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvaluationFault("The evaluation was interrupted.", e);
        }
        try {
            return compile(code, parameters, locals);
        } finally {
            lock.unlock();
        }
    }

    private Method compile(String code, String parameters, List<Local> locals) throws EvaluationFault {
        var returned = locals.stream().map(local -> ", " + local.name()).collect(Collectors.joining());
        var plain = code.strip().endsWith(";")
                ? code.strip().substring(0, code.strip().length() - 1)
                : code.strip();
        try {
            return compile("java.lang.Object[] %s(" + parameters + ") throws java.lang.Throwable {\n"
                    + "java.lang.Object slipway$result = (" + plain + "\n);\n"
                    + "return new java.lang.Object[] {slipway$result" + returned + "};\n}");
        } catch (EvaluationFault noExpression) {
            try {
                return compile("java.lang.Object[] %s(" + parameters + ") throws java.lang.Throwable {\n" + code
                        + "\n;\nreturn new java.lang.Object[] {null" + returned + "};\n}");
            } catch (EvaluationFault noStatement) {
                throw isVoid(noExpression) ? noStatement : noExpression;
            }
        }
    }

    private static boolean isVoid(EvaluationFault fault) {
        return String.valueOf(fault.getMessage()).contains("void");
    }

    private Method compile(String declaration) throws EvaluationFault {
        var name = NAME + ++count;
        shell.take();
        var made = new ArrayList<Snippet>();
        try {
            // the name cannot be formatted in: the code may have any signs
            for (var event :
                    shell.eval(declaration.replaceFirst("%s", java.util.regex.Matcher.quoteReplacement(name)))) {
                if (event.causeSnippet() == null) {
                    made.add(event.snippet());
                }
            }
            var snippet = made.getFirst();
            if (shell.status(snippet) != Snippet.Status.VALID) {
                throw new EvaluationFault(why(snippet), null);
            }
            return load(shell.wrapper(snippet), name, shell.take());
        } finally {
            made.stream().filter(snippet -> shell.status(snippet).isActive()).forEach(shell::drop);
            shell.take();
        }
    }

    private String why(Snippet snippet) {
        if (snippet instanceof DeclarationSnippet declared && shell.status(snippet) != Snippet.Status.REJECTED) {
            return "There is no " + shell.unresolved(declared).collect(Collectors.joining(" and no ")) + " here.";
        }
        return shell.errors(snippet).map(Evaluations::sentence).findFirst().orElse("It does not compile.");
    }

    private static String sentence(Diag error) {
        var message = error.getMessage(null).strip().lines().collect(Collectors.joining(", "));
        return "It does not compile: " + message + (message.endsWith(".") ? "" : ".");
    }

    private Method load(String wrapper, String name, List<ClassChange> changes) throws EvaluationFault {
        try {
            for (var change : changes) {
                if (change instanceof ClassChange.Load load) {
                    classes.define(load.images());
                }
            }
            for (var method : classes.loader().loadClass(wrapper).getDeclaredMethods()) {
                if (method.getName().equals(name)) {
                    method.setAccessible(true);
                    return method;
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new EvaluationFault("It cannot be evaluated here: " + e.getMessage(), e);
        }
        throw new EvaluationFault("It cannot be evaluated here.", null);
    }
}
