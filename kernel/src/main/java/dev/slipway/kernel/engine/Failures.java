package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.Definitions.Origin;
import dev.slipway.kernel.engine.classes.ClassNames;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Outcome.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// What was thrown → what a person is told: the cell's own lines, and a trace without frames of ours. One failure, one
/// thread.
final class Failures {
    private static final String OURS = "dev.slipway.kernel.";
    private static final int LONGEST_MESSAGE = 20_000;
    private static final int MOST_FRAMES = 100;
    private static final int MOST_CAUSES = 10;
    private static final String VECTORS = "jdk.incubator.vector";
    private static final Pattern NOTEBOOK_CLASS = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*[$.]?");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");
    private static final Pattern WRONG_CAST = Pattern.compile(
            "class (REPL\\.\\$JShell\\$\\S+) cannot be cast to class (REPL\\.\\$JShell\\$\\S+).*", Pattern.DOTALL);

    private final Definitions definitions;
    private final Sources sources;
    private final Map<String, LineMap> known = new HashMap<>();

    Failures(Definitions definitions, Sources sources) {
        this.definitions = definitions;
        this.sources = sources;
    }

    /// What the shell knows of snippets.
    interface Sources {
        /// Returns the lines of a snippet's class.
        LineMap lines(Origin origin);

        /// Returns what the snippet with this id of JShell's uses that nothing defines, in words; empty if nothing.
        String unresolved(String id);
    }

    /// Returns the outcome of a cell that threw `thrown`.
    Outcome.Threw of(Throwable thrown) {
        var cause = unwrapped(thrown);
        var frames = new ArrayList<Frame>();
        var traceback = new ArrayList<String>();
        Throwable at = cause;
        boolean wasWrapped = false;
        for (int i = 0; i < MOST_CAUSES && at != null; i++) {
            var own = stack(at);
            traceback.add((i == 0 ? "" : "Caused by: ") + heading(at));
            traceback.addAll(Folding.fold(trace(own)));
            if (frames.isEmpty() || wasWrapped) {
                frames.addAll(0, Folding.distinct(frames(own)));
            }
            wasWrapped = at instanceof ExecutionException || at instanceof CompletionException;
            at = cause(at);
        }
        var shown = frames.size() > MOST_FRAMES ? frames.subList(0, MOST_FRAMES) : frames;
        return new Outcome.Threw(name(cause), message(cause), shown, traceback);
    }

    private static Throwable unwrapped(Throwable thrown) {
        return thrown instanceof ExceptionInInitializerError
                ? Objects.requireNonNullElse(thrown.getCause(), thrown)
                : thrown;
    }

    @SuppressWarnings("CatchingUnchecked") // getStackTrace is code of the notebook
    private static StackTraceElement[] stack(Throwable thrown) {
        try {
            return Objects.requireNonNullElseGet(thrown.getStackTrace(), () -> new StackTraceElement[0]);
        } catch (RuntimeException | StackOverflowError e) {
            return new StackTraceElement[0];
        }
    }

    @SuppressWarnings("CatchingUnchecked") // getCause is code of the notebook
    private static @Nullable Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private String heading(Throwable thrown) {
        var message = message(thrown);
        return name(thrown) + (message.isEmpty() ? "" : ": " + message);
    }

    private static String name(Throwable thrown) {
        if (thrown instanceof SPIResolutionException) {
            return "UnresolvedReference";
        }
        var type = thrown.getClass().getName();
        var declared = ClassNames.declared(type);
        if (thrown.getClass().isAnonymousClass()) {
            return thrown.getClass().getSuperclass().getName();
        }
        return ClassNames.accepts(type) ? (declared.isEmpty() ? "Exception" : declared) : type;
    }

    @SuppressWarnings("CatchingUnchecked") // getMessage is code of the notebook
    private String message(Throwable thrown) {
        if (thrown instanceof SPIResolutionException unresolved) {
            return unresolved(unresolved);
        }
        String message;
        try {
            message = Objects.requireNonNullElse(thrown.getMessage(), "");
        } catch (RuntimeException | StackOverflowError e) {
            message = "its message could not be read: " + e.getClass().getSimpleName();
        }
        var text = words(message);
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "…" : text;
    }

    /// Says what a class cast between two versions of a class means, and leaves JShell's names out.
    private static String words(String message) {
        var cast = WRONG_CAST.matcher(message);
        if (cast.matches()) {
            var name = ClassNames.declared(cast.group(1));
            if (name.equals(ClassNames.declared(cast.group(2)))) {
                return "this is a " + name + " from before its cell changed " + name
                        + ": run the cell that made it again";
            }
        }
        if (message.replace('/', '.').startsWith(VECTORS)) {
            return message + ": this module of the JDK is loaded on request only: write //JAVA_OPTIONS --add-modules="
                    + VECTORS + " in the first cell and restart the kernel";
        }
        return NOTEBOOK_CLASS.matcher(message).replaceAll("");
    }

    private String unresolved(SPIResolutionException unresolved) {
        var missing = sources.unresolved(String.valueOf(unresolved.id()));
        return missing.isEmpty()
                ? "this code no longer compiles, because something it uses has changed: run the cell that has it"
                : missing;
    }

    /// Returns what is told of a stack: nothing of the kernel, be it called by the cell, and nothing of what called the
    /// cell.
    private List<StackTraceElement> told(StackTraceElement[] stack) {
        int last = stack.length - 1;
        while (last >= 0 && frame(stack[last]) == null) {
            last--;
        }
        var told = new ArrayList<StackTraceElement>();
        for (int i = 0; i < stack.length; i++) {
            boolean isOurs = stack[i].getClassName().startsWith(OURS);
            if (isOurs && i > last) {
                break;
            }
            if (!isOurs) {
                told.add(stack[i]);
            }
        }
        return told;
    }

    private List<Frame> frames(StackTraceElement[] stack) {
        var frames = new ArrayList<Frame>();
        for (var element : told(stack)) {
            var frame = frame(element);
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private @Nullable Frame frame(StackTraceElement element) {
        var wrapper = ClassNames.wrapper(element.getClassName());
        var origin = definitions.origin(wrapper).orElse(null);
        if (origin == null) {
            return null;
        }
        int line = Math.max(0, element.getLineNumber());
        var map = known.computeIfAbsent(wrapper, _ -> sources.lines(origin));
        int first = origin.piece().line() - 1;
        int own = origin.piece().isPoint() ? origin.piece().line() : first + map.of(line);
        return new Frame(origin.cell().id(), origin.cell().index(), method(element), own);
    }

    private static String method(StackTraceElement element) {
        var name = element.getMethodName();
        var lambda = LAMBDA.matcher(name);
        if (lambda.matches()) {
            name = lambda.group(1).equals("new") ? "<init>" : lambda.group(1);
        }
        if (name.startsWith("do_it$")) {
            return "";
        }
        var declared = ClassNames.declared(element.getClassName());
        boolean isInitialiser = name.equals("<init>") || name.equals("<clinit>") || name.equals("static");
        return isInitialiser ? declared.substring(declared.lastIndexOf('.') + 1) : name;
    }

    private List<String> trace(StackTraceElement[] stack) {
        var trace = new ArrayList<String>();
        for (var element : told(stack)) {
            var type = element.getClassName();
            var frame = frame(element);
            if (frame != null) {
                trace.add("    at cell " + (frame.cellIndex() + 1) + ", line " + frame.line()
                        + (frame.method().isEmpty() ? "" : " (" + frame.method() + ")"));
            } else if (!isPlumbing(type)) {
                trace.add("    at " + type + "." + element.getMethodName() + source(element));
            }
        }
        return trace;
    }

    private static boolean isPlumbing(String type) {
        return type.startsWith("jdk.internal.")
                || type.startsWith("java.lang.invoke.")
                || type.startsWith("java.lang.reflect.")
                || ClassNames.accepts(type);
    }

    private static String source(StackTraceElement element) {
        if (element.isNativeMethod()) {
            return "(native)";
        }
        var file = element.getFileName();
        int line = element.getLineNumber();
        return file == null ? "" : "(" + file + (line < 0 ? "" : ":" + line) + ")";
    }
}
