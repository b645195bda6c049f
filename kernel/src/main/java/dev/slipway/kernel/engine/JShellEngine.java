package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.connection.DatabaseSchemas;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.directive.CellDirectives;
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
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.StoredVariables;
import dev.slipway.kernel.protocol.Variable;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.VarSnippet;
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
    private final Tables tables;
    private final Renderings renderings;
    private final KernelHost host;
    private final VariableList variables;
    private final Codecs codecs;
    private final DatabaseSchemas databases;
    private final Gathering gathering = new Gathering();
    private final MemoryReserve memory = new MemoryReserve();
    private volatile @Nullable Interruption current;
    private final Requirements requirements;
    private final LiveTraces traces;
    private final WatchedCode watched;
    private @Nullable CellTrace trace;

    private JShellEngine(EngineSettings settings, EngineCore core, FrontEnd frontEnd) {
        var classPath = core.classPath();
        shell = core.shell();
        compiler = new CellCompiler(shell, definitions);
        traces = new LiveTraces(shell::codes, shell::isUsual);
        classes = new LiveClasses(classPath.loader());
        staleReads = new StaleReads(shell, definitions, classes.variables());
        tables = new Tables(classPath.loader(), classes.variables()::value);
        renderings = new Renderings(classPath.loader(), tables);
        watched = new WatchedCode(lock, shell, definitions, classes, renderings);
        host = new KernelHost(frontEnd, renderings, settings.folder(), settings.secrets(), settings.databases());
        codecs = new Codecs(classPath.loader());
        databases = new DatabaseSchemas(settings.databases(), classPath.loader());
        variables = new VariableList(definitions, classes, codecs);
        requirements = new Requirements(settings.jars(), classPath);
        host.answerBy(question -> locked(() -> new SessionList(definitions).of(question)));
        LivePast.install(host, settings.past(), new Restoring(shell, definitions, classes.loader(), codecs));
    }

    /// Returns an engine with nothing defined but the default imports.
    ///
    /// @param frontEnd where displays and questions of the cells go
    public static JShellEngine create(EngineSettings settings, FrontEnd frontEnd) {
        return new JShellEngine(settings, EngineCore.make(settings), frontEnd);
    }

    /// Begins to make an engine at once, on a thread of its own, before its front end is known: starting the compiler
    /// takes longer than everything else of a kernel's start.
    ///
    /// @return gives the engine for the front end, once; waits until it is made, and throws what making it threw
    public static Function<FrontEnd, CellEngine> begin(EngineSettings settings) {
        var core = new FutureTask<>(() -> EngineCore.make(settings));
        Thread.ofPlatform().daemon().name("slipway-engine").start(core);
        LiveTraces.loadLater();
        return frontEnd -> {
            try {
                return new JShellEngine(settings, core.get(), frontEnd);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the compiler cannot be started", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the compiler was started", e);
            }
        };
    }

    @Override
    public Outcome execute(SourceCell cell, Elements elements, Interruption interruption) {
        current = interruption;
        trace = null;
        host.begin();
        try {
            var directives = DirectiveParser.parse(cell);
            if (requirements.meet(cell, interruption, this::addJars) instanceof Requirements.Unmet unmet) {
                return unmet.outcome();
            }
            var loops =
                    elements.loops().isEmpty() ? gathering.loops(cell, directives, elements.flat()) : elements.loops();
            var chosen = new Elements(elements.flat(), loops, elements.caught());
            return switch (locked(() -> prepare(cell, directives, chosen))) {
                case Refused refused -> new Outcome.Rejected(refused.problems());
                case Ready ready -> run(new Job(cell, directives, ready, chosen, interruption));
            };
        } catch (OutOfMemoryError e) {
            memory.release();
            throw e;
        } finally {
            memory.take();
            host.end();
            shell.makeIndex();
        }
    }

    private void addJars(List<Path> jars) {
        locked(() -> {
            shell.add(jars);
            return jars;
        });
    }

    /// A cell to run.
    private record Job(
            SourceCell cell, CellDirectives directives, Ready ready, Elements elements, Interruption interruption) {
        List<Directive.Loop> loops() {
            return directives
                    .first(Directive.Foreach.class)
                    .map(Directive.Foreach::loops)
                    .orElse(List.of());
        }
    }

    private CompiledCell prepare(SourceCell cell, CellDirectives directives, Elements elements) {
        var definers = new HashMap<String, CellId>();
        for (var definition : definitions.all()) {
            if (definition.snippet() instanceof VarSnippet) {
                definers.put(
                        Definitions.name(definition.snippet()),
                        definition.cell().id());
            }
        }
        gathering.restore(elements.loops(), classes.variables(), definers);
        return compile(cell, directives, elements);
    }

    /// A cell that only declares what it declares reads nothing.
    private CompiledCell compile(SourceCell cell, CellDirectives directives, Elements elements) {
        var compiled = compiler.compile(cell, directives);
        if (compiled instanceof Ready ready) {
            var faults = new CompileFaults(cell, Set.of());
            boolean runs = !elements.isEmpty() && elements.caught() == null;
            var problems = new ArrayList<>(runs ? staleReads.problems(ready.steps(), faults) : List.of());
            gathering
                    .prepare(directives, elements.loops())
                    .ifPresent(words -> problems.add(faults.ungatherable(words)));
            compiled = problems.isEmpty() ? ready : new Refused(problems, compiler.undo(ready.steps()));
            watched.note(cell, compiled);
        }
        if (compiled instanceof Refused refused) {
            bringBack(refused.undo());
        }
        return compiled;
    }

    private Outcome run(Job job) {
        job.ready().notes().forEach(note -> System.err.println(note + " yet."));
        var steps = job.ready().steps();
        boolean isShown = !steps.isEmpty()
                && CellRun.isShown(
                        steps.getLast(),
                        SqlCell.accepts(job.cell().source()) ? "" : job.cell().source());
        var watcher = watched.watcher();
        var work = new CellRun.Work(
                job.loops(), job.elements(), isShown ? host::result : null, job.interruption()::isAsked, watcher);
        var run = new CellRun(classes, staleReads, steps, work);
        var thread = new CellThread(classes, run);
        watcher.compiled(job.cell());
        job.interruption().begin(() -> watched.interrupt(thread));
        try {
            thread.run();
        } finally {
            job.interruption().end();
            watcher.ended();
        }
        if (run.thrown() instanceof OutOfMemoryError) {
            memory.release();
            // they may be what uses up the machine: a refused thread is told by this error, too
            thread.interruptStarted();
        }
        return locked(() -> outcome(job, run));
    }

    private Outcome outcome(Job job, CellRun run) {
        var steps = job.ready().steps();
        var used = traces.ran(job.cell(), job.directives(), steps);
        boolean isDone = run.begun() == steps.size();
        if (!isDone) {
            bringBack(compiler.undo(steps.subList(run.begun(), steps.size())));
        }
        leave(job.ready().leaving());
        trace = traces.take(used, classes.variables().allLost());
        var thrown = run.thrown();
        boolean isWhole = thrown == null && isDone && run.isOver() && !run.isInterrupted();
        if (job.interruption().isAsked() && !isWhole) {
            return new Outcome.Interrupted();
        }
        var failures = new Failures(definitions, new ShellSources(shell, definitions));
        var failed = thrown == null
                ? new TestOutcomes(failures, job.cell()).tell(run.tests(), host::show)
                : failures.of(thrown);
        if (failed != null) {
            return failed;
        }
        var caught = job.elements().caught();
        var all = new CellValues(definitions, classes.variables());
        var values =
                caught == null ? all.of(job.cell().id()) : all.caught(job.cell().id(), caught);
        gathering.note(
                new Gathering.Ran(job.cell(), job.elements().loops(), run.elements()), values, classes.variables());
        return new Outcome.Succeeded(run.value(), run.elements());
    }

    private void leave(CompiledCell.Leaving leaving) {
        leaving.changes().forEach(classes::apply);
        leaving.variables().forEach(classes.variables()::forget);
    }

    private void bringBack(List<ClassChange> changes) {
        var united = classes.restore(changes);
        united.forEach(definitions::alias);
        traces.broughtBack(changes, united.keySet());
    }

    @Override
    public LiveCode watch(CodeWatcher watcher) {
        watched.watch(watcher);
        return watched;
    }

    @Override
    public @Nullable CellTrace trace() {
        return trace;
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
    public void fanOuts(CellGraph graph) {
        var known = new HashMap<CellId, List<CellId>>();
        graph.cells().forEach(node -> known.put(node.cell().id(), node.fanOut().loops()));
        locked(() -> {
            gathering.fanOuts(known);
            return known;
        });
    }

    @Override
    public List<Variable> variables() {
        return variables.all();
    }

    @Override
    public Tables tables() {
        return tables;
    }

    @Override
    public DatabaseSchemas databases() {
        return databases;
    }

    @Override
    public Completion complete(String source, int cursor) {
        if (SqlCell.accepts(source)) {
            return new SqlCompletions(definitions, classes.variables(), databases).of(source, cursor);
        }
        shell.makeIndex();
        return locked(() -> new Completions(shell, definitions, classes.loader()).of(source, cursor));
    }

    @Override
    public Optional<Inspection> inspect(String source, int cursor) {
        if (SqlCell.accepts(source)) {
            return Optional.empty();
        }
        shell.makeIndex();
        var libraries = new LibraryDocumentation(shell, classes.loader(), requirements.sources());
        return locked(() -> new Inspections(shell, definitions, variables::preview, libraries).of(source, cursor));
    }

    @Override
    public List<String> typesNamed(String name) {
        shell.makeIndex();
        return TypeIndex.names(() -> locked(() -> shell.analysis().listQualifiedNames(name, name.length())));
    }

    @Override
    public List<CellSnippet> snippets(String java) {
        return locked(() -> shell.split(java));
    }

    @Override
    public Completeness completeness(String source) {
        return locked(() -> new CompletenessCheck(shell).of(source));
    }

    @Override
    public void forget(CellId id) {
        locked(() -> {
            leave(compiler.forget(definitions.leaving(id, Set.of())));
            return id;
        });
    }

    @Override
    public StoredVariables store(Set<String> names, Path folder) {
        return locked(() -> {
            var types = new Restoring(shell, definitions, classes.loader(), codecs);
            return new Storing(classes.variables(), codecs, types, folder).all(definitions, names);
        });
    }

    @Override
    public void declare(List<SourceCell> cells) {
        locked(() -> {
            for (var cell : new Declaring(shell, definitions).of(cells)) {
                leave(stored().declare(cell));
            }
            return cells;
        });
    }

    @Override
    public void restore(List<Restorable> values) throws IOException {
        lock.lock();
        try {
            stored().restore(values, new Restoring(shell, definitions, classes.loader(), codecs));
        } finally {
            lock.unlock();
        }
    }

    private StoredValues stored() {
        return new StoredValues(classes, traces, cell -> compile(cell, DirectiveParser.parse(cell), Elements.FIRST));
    }

    @Override
    public void provide(List<SourceCell> cells, List<ResolvedJar> jars) {
        requirements.provide(cells, jars, this::addJars);
    }

    @Override
    public void close() {
        var executing = current;
        if (executing != null) {
            executing.ask();
        }
        locked(() -> {
            shell.close();
            return shell;
        });
    }
}
