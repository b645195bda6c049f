package dev.slipway.kernel.engine;

import dev.slipway.api.Notebook;
import dev.slipway.api.document.CellId;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.display.FrontEnd;
import dev.slipway.kernel.display.KernelHost;
import dev.slipway.kernel.display.Renderings;
import dev.slipway.kernel.engine.CompiledCell.Ready;
import dev.slipway.kernel.engine.CompiledCell.Refused;
import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.engine.classes.LiveClasses;
import dev.slipway.kernel.engine.classes.UserClassPath;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.Variable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The live engine: JShell, with an execution control of our own. Thread-safe, as `CellEngine` says.
///
/// A process has one: it installs the host of `Notebook`. Needs `--enable-native-access=ALL-UNNAMED` on the command
/// line, to redefine classes and to stop a cell that does not answer.
///
/// The lock is held while a cell is compiled, not while it runs; questions take it too.
public final class JShellEngine implements CellEngine {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final SnippetShell shell;
    private final Definitions definitions = new Definitions();
    private final CellCompiler compiler;
    private final LiveClasses classes;
    private final StaleReads staleReads;
    private final Renderings renderings;
    private final KernelHost host;
    private volatile @Nullable CellThread running;
    private volatile boolean isAskedToEnd;

    private JShellEngine(EngineSettings settings, FrontEnd frontEnd) {
        var classPath = UserClassPath.over(settings.libraries());
        shell = new SnippetShell(classPath);
        compiler = new CellCompiler(shell, definitions);
        classes = new LiveClasses(classPath.loader());
        staleReads = new StaleReads(shell, definitions, classes.variables());
        renderings = new Renderings(classPath.loader());
        host = new KernelHost(frontEnd, renderings, settings.folder(), settings.environment());
        Notebook.install(host);
    }

    /// Returns an engine with nothing defined but the default imports.
    ///
    /// @param frontEnd where displays and questions of the cells go
    public static JShellEngine create(EngineSettings settings, FrontEnd frontEnd) {
        return new JShellEngine(settings, frontEnd);
    }

    @Override
    public Outcome execute(SourceCell cell, Elements elements) {
        isAskedToEnd = false;
        host.begin();
        try {
            var compiled = locked(() -> compile(cell));
            return switch (compiled) {
                case Refused refused -> new Outcome.Rejected(refused.problems());
                case Ready ready -> run(cell, ready, elements);
            };
        } finally {
            host.end();
        }
    }

    private CompiledCell compile(SourceCell cell) {
        var compiled = compiler.compile(cell);
        if (compiled instanceof Ready ready && classes.variables().anyLost()) {
            var problems = staleReads.problems(ready.steps(), new CompileFaults(cell, java.util.Set.of()));
            compiled = problems.isEmpty() ? ready : new Refused(problems, compiler.undo(ready.steps()));
        }
        if (compiled instanceof Refused refused) {
            bringBack(refused.undo());
        }
        return compiled;
    }

    private Outcome run(SourceCell cell, Ready ready, Elements elements) {
        var loops = DirectiveParser.parse(cell)
                .first(Directive.Foreach.class)
                .map(Directive.Foreach::loops)
                .orElse(List.of());
        var steps = ready.steps();
        boolean isShown = !steps.isEmpty() && CellRun.isShown(steps.getLast(), cell.source());
        var work = new CellRun.Work(loops, elements, isShown ? renderings::of : null, () -> isAskedToEnd);
        var run = new CellRun(classes, staleReads, steps, work);
        var thread = new CellThread(classes, run);
        running = thread;
        try {
            if (isAskedToEnd) {
                thread.interrupt();
            }
            thread.run();
        } finally {
            running = null;
        }
        return locked(() -> outcome(ready, run));
    }

    private Outcome outcome(Ready ready, CellRun run) {
        var rest = ready.steps().subList(run.begun(), ready.steps().size());
        boolean isDone = rest.isEmpty();
        if (!isDone) {
            bringBack(compiler.undo(rest));
        }
        leave(ready.leaving());
        var thrown = run.thrown();
        if (isAskedToEnd && (thrown != null || !isDone)) {
            return new Outcome.Interrupted();
        }
        return thrown == null
                ? new Outcome.Succeeded(run.value(), run.elements())
                : new Failures(definitions, new ShellSources(shell, definitions)).of(thrown);
    }

    private void leave(CompiledCell.Leaving leaving) {
        apply(leaving.changes());
        leaving.variables().forEach(classes.variables()::forget);
    }

    private void bringBack(List<ClassChange> changes) {
        classes.restore(changes).forEach(definitions::alias);
    }

    private void apply(List<ClassChange> changes) {
        for (var change : changes) {
            switch (change) {
                case ClassChange.Load load -> classes.load(load.images());
                case ClassChange.Redefine redefine -> classes.redefine(redefine.images());
                case ClassChange.Call call -> throw new AssertionError("nothing runs here: " + call);
            }
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void interrupt() {
        isAskedToEnd = true;
        var thread = running;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public List<Variable> variables() {
        return List.of();
    }

    @Override
    public Completion complete(String source, int cursor) {
        return new Completion(cursor, cursor, List.of());
    }

    @Override
    public Optional<Inspection> inspect(String source, int cursor) {
        return Optional.empty();
    }

    @Override
    public Completeness completeness(String source) {
        return new Completeness.Complete();
    }

    @Override
    public void forget(CellId id) {
        locked(() -> {
            leave(compiler.forget(definitions.of(id)));
            return id;
        });
    }

    @Override
    public void restore(List<Restorable> values) throws IOException {
        throw new IOException("nothing can be restored yet");
    }

    @Override
    public void close() {
        interrupt();
        locked(() -> {
            shell.close();
            return shell;
        });
    }
}
