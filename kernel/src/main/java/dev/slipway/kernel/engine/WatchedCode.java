package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.display.Renderings;
import dev.slipway.kernel.engine.Definitions.Origin;
import dev.slipway.kernel.engine.classes.ClassNames;
import dev.slipway.kernel.engine.classes.LiveClasses;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// Keeps what a debugger asks of the code in force, and passes on what happens to it. Thread-safe; nothing is
/// kept until somebody watches.
final class WatchedCode implements LiveCode {
    private final SnippetShell shell;
    private final Definitions definitions;
    private final LiveClasses classes;
    private final Evaluations evaluations;
    private final Renderings renderings;
    private final Map<CellId, Compiled> cells = new ConcurrentHashMap<>();
    private volatile CodeWatcher watcher = CodeWatcher.NONE;

    private record Compiled(SourceCell cell, NavigableSet<Integer> lines) {}

    WatchedCode(
            ReentrantLock lock,
            SnippetShell shell,
            Definitions definitions,
            LiveClasses classes,
            Renderings renderings) {
        this.shell = shell;
        this.definitions = definitions;
        this.classes = classes;
        this.renderings = renderings;
        evaluations = new Evaluations(lock, shell, classes);
    }

    /// Tells `watcher` of everything from now on.
    void watch(CodeWatcher watcher) {
        shell.keepLines();
        classes.onRedefined(watcher::redefined);
        this.watcher = watcher;
    }

    CodeWatcher watcher() {
        return watcher;
    }

    /// Interrupts a cell. What holds its thread up is told first, not by the caller, who must not wait.
    void interrupt(CellThread thread) {
        if (watcher.equals(CodeWatcher.NONE)) {
            thread.interrupt();
            return;
        }
        Thread.ofPlatform().daemon().name("slipway-release").start(() -> {
            watcher.interrupting();
            thread.interrupt();
        });
    }

    /// Takes note of what a cell was compiled to; the caller holds the engine's lock.
    void note(SourceCell cell, CompiledCell compiled) {
        if (watcher.equals(CodeWatcher.NONE) || !(compiled instanceof CompiledCell.Ready ready)) {
            return;
        }
        evaluations.clear();
        var lines = new TreeSet<Integer>();
        for (var step : ready.steps()) {
            for (var made : step.made()) {
                for (var code : made.wrapper().isEmpty() ? List.<byte[]>of() : shell.codes(made.wrapper())) {
                    add(ClassFile.of().parse(code), made.wrapper(), lines);
                }
            }
        }
        cells.put(cell.id(), new Compiled(cell, Collections.unmodifiableNavigableSet(lines)));
    }

    private void add(ClassModel type, String wrapper, NavigableSet<Integer> lines) {
        for (var method : type.methods()) {
            var code = method.code().orElse(null);
            if (code == null) {
                continue;
            }
            for (var element : code) {
                var place = element instanceof LineNumber number ? place(wrapper, number.line()) : null;
                if (place != null && place.isOwn()) {
                    lines.add(place.line());
                }
            }
        }
    }

    @Override
    public @Nullable CodePlace place(String className, int line) {
        var wrapper = ClassNames.wrapper(className);
        var origin = definitions.origin(wrapper).orElse(null);
        var lines = shell.lines(wrapper);
        return origin == null || lines == null ? null : place(origin, lines, line);
    }

    private static CodePlace place(Origin origin, LineMap lines, int line) {
        var piece = origin.piece();
        int own = piece.isPoint() ? piece.line() : piece.line() - 1 + lines.of(line);
        return new CodePlace(origin.cell(), own, lines.isOwn(line) && piece.injected() == null);
    }

    @Override
    public NavigableSet<Integer> lines(CellId cell) {
        var compiled = cells.get(cell);
        return compiled == null ? Collections.emptyNavigableSet() : compiled.lines();
    }

    @Override
    public @Nullable SourceCell cell(CellId cell) {
        var compiled = cells.get(cell);
        return compiled == null ? null : compiled.cell();
    }

    @Override
    public List<SourceCell> cells() {
        return cells.values().stream().map(Compiled::cell).toList();
    }

    @Override
    public Evaluated evaluate(String java, List<Local> locals) throws EvaluationFault {
        Thread.currentThread().setContextClassLoader(classes.loader());
        return evaluations.evaluate(java, locals);
    }

    @Override
    public void end(Thread evaluating) {
        classes.stop(List.of(evaluating), 1);
    }

    @Override
    public MimeBundle shown(@Nullable Object value) {
        return renderings.of(value);
    }

    @Override
    public List<SessionValue> variables() {
        var all = new ArrayList<SessionValue>();
        var variables = classes.variables();
        for (var definition : definitions.all()) {
            if (definition.snippet() instanceof VarSnippet variable
                    && variables.contains(variable.name())
                    && variables.lost(variable.name()) == null) {
                all.add(new SessionValue(variable.name(), variable.typeName(), variables.value(variable.name())));
            }
        }
        return List.copyOf(all);
    }
}
