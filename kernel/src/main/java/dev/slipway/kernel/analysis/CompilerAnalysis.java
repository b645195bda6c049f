package dev.slipway.kernel.analysis;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.deps.Resolution;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.dialect.DialectProblems;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.JShellReplayer;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replayer;
import dev.slipway.kernel.snippet.RoomyThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Analyses notebooks by compiling them. Thread-safe: one notebook at a time, others wait.
public final class CompilerAnalysis implements NotebookAnalysis {
    private final Replayer replayer;
    private final FactsCache facts = new FactsCache();

    private CompilerAnalysis(Replayer replayer) {
        this.replayer = replayer;
    }

    /// Returns an analysis for notebooks whose code sees the JDK and `classPath`.
    ///
    /// @param classPath jars and folders, `slipway-api` among them
    public static CompilerAnalysis create(List<Path> classPath) {
        return new CompilerAnalysis(JShellReplayer.create(classPath));
    }

    @Override
    public Analysis analyse(List<SourceCell> cells, Resolution jars) {
        return RoomyThread.call(() -> compile(cells, jars));
    }

    private Analysis compile(List<SourceCell> cells, Resolution jars) {
        var replay = replayer.replay(cells, files(jars));
        var found = Bindings.of(replay, facts);
        var steps = StepNames.of(cells, replay, found, facts);
        var fanOuts = FanOuts.of(replay, found, steps);
        Map<Integer, ReplayedCell> code = new HashMap<>();
        replay.cells().forEach(cell -> code.put(cell.cell().index(), cell));
        var nodes = new ArrayList<CellNode>();
        var all = new Found(Bindings.byReader(found.bindings()), found.changesByCell(), steps, fanOuts);
        for (var cell : cells) {
            nodes.add(node(cell, code.get(cell.index()), all, cells));
        }
        var problems = new ArrayList<Problem>();
        problems.addAll(problems(jars));
        replay.cells().forEach(cell -> {
            problems.addAll(cell.directives().problems());
            problems.addAll(DialectProblems.of(cell.cell()));
            if (jars instanceof Resolution.Resolved) {
                problems.addAll(cell.problems());
            }
        });
        problems.addAll(found.problems());
        problems.addAll(Determinism.of(replay, found.hits(), steps));
        problems.addAll(DirectiveChecks.of(replay, fanOuts, steps));
        problems.addAll(LoopNames.of(replay, found, fanOuts, steps));
        problems.sort(Comparator.comparingInt(CompilerAnalysis::position).thenComparingInt(CompilerAnalysis::line));
        var graph = new CellGraph(nodes, problems, CellUses.of(replay, found, facts));
        return new Analysis(graph, replay, found.bindings(), found.changes(), found.states());
    }

    private static List<Path> files(Resolution jars) {
        return switch (jars) {
            case Resolution.Resolved resolved ->
                resolved.jars().stream().map(ResolvedJar::file).toList();
            case Resolution.Failed _ -> List.of();
        };
    }

    private static List<Problem> problems(Resolution jars) {
        return switch (jars) {
            case Resolution.Resolved resolved -> resolved.notes();
            case Resolution.Failed failed -> failed.problems();
        };
    }

    private static int position(Problem problem) {
        var place = problem.place();
        return place == null ? -1 : place.cellIndex();
    }

    private static int line(Problem problem) {
        var place = problem.place();
        return place == null ? 0 : place.line();
    }

    /// What is known of all cells.
    ///
    /// @param reads by the cell that reads
    /// @param changes by the cell that changes
    private record Found(
            Map<Integer, List<Analysis.Binding>> reads,
            Map<Integer, List<Analysis.Change>> changes,
            StepNames steps,
            FanOuts fanOuts) {}

    private static CellNode node(SourceCell cell, @Nullable ReplayedCell replayed, Found all, List<SourceCell> cells) {
        var ref = new CellNode.Ref(cell.id(), cell.index(), cell.kind());
        var title = cell.kind() == CellKind.MARKDOWN ? Headings.first(cell.source()) : "";
        if (replayed == null) {
            return new CellNode(ref, title, null, List.of(), List.of(), List.of(), List.of(), CellNode.FanOut.ONCE);
        }
        Set<String> reads = new LinkedHashSet<>();
        Set<String> changes = new LinkedHashSet<>();
        Set<CellId> dependsOn = new LinkedHashSet<>();
        var bindings = all.reads().getOrDefault(cell.index(), List.of());
        bindings.forEach(binding -> reads.add(binding.name()));
        all.changes().getOrDefault(cell.index(), List.of()).forEach(change -> changes.add(change.name()));
        bindings.stream()
                .mapToInt(Analysis.Binding::definer)
                .sorted()
                .forEach(definer -> dependsOn.add(cells.get(definer).id()));
        return new CellNode(
                ref,
                title,
                all.steps().of(cell.index()),
                defines(replayed),
                List.copyOf(reads),
                List.copyOf(changes),
                List.copyOf(dependsOn),
                all.fanOuts().of(cell.index(), cells));
    }

    private static List<String> defines(ReplayedCell cell) {
        return cell.snippets().stream()
                .filter(snippet -> switch (snippet.kind()) {
                    case VARIABLE, METHOD, TYPE -> true;
                    case IMPORT, STATEMENT, EXPRESSION -> false;
                })
                .map(Replay.ReplayedSnippet::name)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        replayer.close();
    }
}
