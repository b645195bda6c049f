package dev.slipway.engine.flow;

import dev.slipway.api.document.Document;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.flow.code.NotebookCode;
import dev.slipway.engine.flow.code.StepCoder;
import dev.slipway.kernel.analysis.Analysis;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.analysis.NotebookAnalysis;
import dev.slipway.kernel.deps.Declarations;
import dev.slipway.kernel.deps.NotebookJars;
import dev.slipway.kernel.deps.Resolution;
import dev.slipway.kernel.dialect.Loads;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.file.DisabledCells;
import dev.slipway.kernel.file.JarLocks;
import dev.slipway.kernel.file.LoadedFiles;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.StepCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compiles notebooks to flows from what the compiler says of their cells. Thread-safe.
public final class NotebookFlowCompiler implements FlowCompiler {
    private final NotebookAnalysis analysis;
    private final NotebookJars dependencies;

    /// @param analysis not closed by this compiler
    public NotebookFlowCompiler(NotebookAnalysis analysis, NotebookJars dependencies) {
        this.analysis = analysis;
        this.dependencies = dependencies;
    }

    @Override
    public Compiled compile(Path notebook, Document document) throws IOException {
        var folder = Objects.requireNonNullElse(notebook.toAbsolutePath().getParent(), Path.of("/"));
        var sources = Loads.fill(SourceCells.of(document), LoadedFiles.in(folder));
        var lock = Declarations.of(sources).wantsJars() ? JarLocks.read(notebook, document) : null;
        var jars = dependencies.of(sources, folder, lock);
        var analysed = analysis.analyse(sources, jars);
        var flow = FlowNames.of(notebook, document.metadata());
        var work = new Work(sources, analysed, jars, DisabledCells.of(document));
        FlowNames.duplicate(notebook, flow).ifPresent(work.problems::add);
        return work.compile(flow);
    }

    @Override
    public Map<String, @Nullable Object> parameters(Plan plan, Map<String, String> given) throws BadParameterException {
        return ParameterTexts.read(plan.parameters(), given);
    }

    /// The compilation of one notebook.
    private final class Work {
        private final List<SourceCell> sources;
        private final Analysis analysed;
        private final Resolution jars;
        private final DisabledCells disabled;
        private final List<Problem> problems = new ArrayList<>();
        private CellGraph graph;
        private NotebookCells cells;
        private Outline outline;

        Work(List<SourceCell> sources, Analysis analysed, Resolution jars, DisabledCells disabled) {
            this.sources = sources;
            this.analysed = analysed;
            this.jars = jars;
            this.disabled = disabled;
            problems.addAll(disabled.problems());
            this.graph = analysed.graph();
            this.cells = new NotebookCells(sources, analysed.replay(), NotebookCode.of(analysed.replay()));
            this.outline = Outline.of(cells, graph);
        }

        Compiled compile(String flow) {
            var compileProblems = new CompileProblems(cells, outline);
            problems.addAll(DirectiveChecks.of(cells, outline));
            cells.code(outline.skipped()).forEach(cell -> problems.addAll(Magics.in(cell)));
            problems.addAll(compileProblems.unless(problems, graph.problems()));
            problems.addAll(SkippedCells.problems(cells, outline, analysed));
            graph = withSteps(graph, outline);
            if (hasErrors()) {
                return refused();
            }
            var found = analysed;
            if (SkippedCells.shadow(cells, outline)) {
                var without = analysis.analyse(SkippedCells.without(sources, outline), jars);
                cells = new NotebookCells(sources, without.replay(), NotebookCode.of(without.replay()));
                outline = Outline.of(cells, graph);
                found = without;
                problems.addAll(without.graph().problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .toList());
            }
            return link(flow, found);
        }

        private Compiled link(String flow, Analysis found) {
            problems.addAll(RepeatedNames.of(cells, outline));
            var coder = new StepCoder(cells.code());
            var parameters = ParameterCells.of(cells, outline, coder);
            problems.addAll(parameters.problems());
            var drafts = new Drafting(cells, outline, parameters, coder).draft();
            problems.addAll(new Linker(cells, outline, parameters, drafts).link(found.changes()));
            problems.addAll(ReachProblems.of(cells, outline, drafts));
            var kept = new ArrayList<Draft>();
            for (var draft : drafts) {
                if (Steps.isMissedByNobody(draft)) {
                    problems.add(leftOut(draft));
                } else {
                    kept.add(draft);
                }
            }
            problems.addAll(new Keeping(cells, kept).decide());
            problems.addAll(EmptyLoops.of(cells, outline));
            problems.addAll(FileProblems.of(cells, kept));
            problems.addAll(OutsideState.of(cells, kept, found.states()));
            var notes = FileProblems.untrackedReads(cells, kept);
            problems.addAll(notes.values());
            var steps = new Steps(cells, parameters, coder, drafts);
            var planned = new ArrayList<Step>();
            var code = new ArrayList<StepCode>();
            for (var draft : kept) {
                var coded = steps.code(draft);
                var step = steps.plan(draft, coded, problems);
                planned.add(notes.containsKey(draft.position()) ? neverReused(step) : step);
                code.add(coded.code());
            }
            return hasErrors() ? refused() : flow(flow, parameters, planned, new CodePackage(code));
        }

        private Compiled flow(String name, ParameterCells parameters, List<Step> steps, CodePackage code) {
            var library = outline.library().stream()
                    .map(index -> sources.get(index).id())
                    .toList();
            var locked = locked();
            var hash = PlanHash.of(parameters.all(), steps, locked);
            var plan = new Plan(name, hash, code.hash(), parameters.all(), library, steps, locked);
            return new Compiled.Flow(plan, code, graph, sortedProblems());
        }

        private List<Plan.Jar> locked() {
            return switch (jars) {
                case Resolution.Resolved resolved ->
                    resolved.jars().stream()
                            .map(jar -> new Plan.Jar(jar.coordinates(), jar.sha256(), jar.repositories()))
                            .toList();
                case Resolution.Failed failed -> throw new AssertionError("a flow without its jars: " + failed);
            };
        }

        /// Methods and types of the cells go with the steps that use them; the rest runs nowhere.
        private Problem leftOut(Draft draft) {
            var names = draft.group().cells().stream()
                    .flatMap(cell -> cells.declarations(cell.cell().index()).stream())
                    .map(declaration -> "`" + declaration.name() + "`")
                    .distinct()
                    .toList();
            boolean isUsed = draft.group().cells().stream()
                    .flatMap(cell -> cell.snippets().stream())
                    .anyMatch(snippet -> snippet.kind() == Kind.METHOD || snippet.kind() == Kind.TYPE);
            var words = names.isEmpty()
                    ? "The statements before the first step"
                    : names.size() > 3
                            ? "What the " + names.size() + " variables before the first step get"
                            : "What " + String.join(" and ", names) + " get" + (names.size() == 1 ? "s" : "");
            return Problem.info(
                    "start-left-out",
                    words + " (" + NotebookCells.word(draft.firstCell())
                            + ") is not part of the flow: no step reads it and it shows nothing."
                            + (isUsed ? " Methods and types of the cell go with the steps that use them." : ""),
                    "",
                    cells.place(draft.firstCell(), 1));
        }

        private boolean hasErrors() {
            return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        }

        private List<Problem> sortedProblems() {
            return ProblemOrder.sorted(problems.stream().map(disabled::explain).toList());
        }

        private Compiled refused() {
            return new Compiled.Refused(graph, sortedProblems());
        }
    }

    private static Step neverReused(Step step) {
        var given = step.settings();
        var settings = new Settings(
                given.cpu(),
                given.memoryBytes(),
                given.gpu(),
                given.retry(),
                given.timeout(),
                given.catchVariable(),
                false,
                given.secrets());
        return new Step(
                step.name(),
                step.cells(),
                step.dependsOn(),
                step.fanOut(),
                step.reads(),
                step.writes(),
                settings,
                step.code());
    }

    private static CellGraph withSteps(CellGraph graph, Outline outline) {
        var nodes = new ArrayList<CellNode>();
        for (var node : graph.cells()) {
            var step = outline.stepOf(node.cell().index());
            nodes.add(new CellNode(
                    node.cell(),
                    node.title(),
                    step == null ? null : outline.groups().get(step).name(),
                    node.defines(),
                    node.reads(),
                    node.changes(),
                    node.dependsOn(),
                    node.fanOut()));
        }
        return new CellGraph(nodes, graph.problems());
    }
}
