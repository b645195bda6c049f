package dev.slipway.desktop.deploy;

import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.CodeDiffs;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.flow.FlowNames;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a notebook's flow would be as the next version.
///
/// @param compiled the flow, or why there is none
/// @param flow name of the flow
/// @param next number the version will have
/// @param live the version in force now, null if there is none
/// @param code how the notebook differs from the live version's, null if there is none or its text is gone
/// @param runs the newest successful runs of the flow, newest first; copied
record Check(
        Compiled compiled,
        String flow,
        int next,
        @Nullable Deployment live,
        @Nullable CodeDiff code,
        List<RunRow> runs) {
    private static final int LOOKED_AT = 6;

    Check {
        runs = List.copyOf(runs);
    }

    /// How a step compares with the live version.
    enum Change {
        SAME,
        CHANGED,
        NEW
    }

    /// Compiles `notebook` and looks at what is there. Does I/O; starts nothing.
    static Check of(WorkspaceServices services, FlowCompiler compiler, Opened.Notebook notebook) throws IOException {
        var compiled = compiler.compile(notebook.path(), notebook.document());
        var name = compiled instanceof Compiled.Flow flow ? flow.plan().flow() : slug(notebook.path());
        int next = next(services, name);
        var live = services.deployments().live(name).orElse(null);
        var code = live == null ? null : code(services, live, notebook);
        var runs = services.history()
                .runs(new RunQuery(name, RunStatus.SUCCEEDED, null, null, null, null, LOOKED_AT, null))
                .rows();
        return new Check(compiled, name, next, live, code, runs);
    }

    private static int next(WorkspaceServices services, String flow) throws IOException {
        return services.deployments().versions(Optional.of(flow)).stream()
                        .mapToInt(Deployment::version)
                        .max()
                        .orElse(0)
                + 1;
    }

    /// Returns this with what others deployed or made live meanwhile; empty if they did neither. Does I/O.
    Optional<Check> renewed(WorkspaceServices services, Opened.Notebook notebook) throws IOException {
        int number = next(services, flow);
        var now = services.deployments().live(flow).orElse(null);
        if (number == next && version(now) == version(live)) {
            return Optional.empty();
        }
        var changed = now == null ? null : code(services, now, notebook);
        return Optional.of(new Check(compiled, flow, number, now, changed, runs));
    }

    private static int version(@Nullable Deployment deployment) {
        return deployment == null ? 0 : deployment.version();
    }

    /// How a notebook's cells differ from those of the live version.
    record Changes(int version, CodeDiff code) {}

    /// Returns that without compiling; empty if nothing is live or the version's notebook is gone. Does I/O.
    static Optional<Changes> changes(WorkspaceServices services, Opened.Notebook notebook) throws IOException {
        var live = services.deployments()
                .live(FlowNames.of(notebook.path(), notebook.document().metadata()));
        return live.flatMap(version -> Optional.ofNullable(code(services, version, notebook))
                .map(code -> new Changes(version.version(), code)));
    }

    private static @Nullable CodeDiff code(WorkspaceServices services, Deployment live, Opened.Notebook notebook) {
        try {
            var text = services.deployments().notebookText(live);
            return NotebookFiles.read(Path.of(live.created().notebook()), text) instanceof Opened.Notebook old
                    ? CodeDiffs.between(old.document(), notebook.document())
                    : null;
        } catch (IOException | IllegalArgumentException gone) {
            return null;
        }
    }

    private static String slug(Path notebook) {
        var name = String.valueOf(notebook.getFileName());
        int point = name.lastIndexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }

    /// Returns the plan; empty if the notebook has errors.
    Optional<Plan> plan() {
        return compiled instanceof Compiled.Flow flow ? Optional.of(flow.plan()) : Optional.empty();
    }

    /// Returns the problems, errors first, then warnings.
    List<Problem> problems() {
        return compiled.problems().stream()
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
    }

    long count(Severity severity) {
        return compiled.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    /// Tells whether it can be deployed and run.
    boolean isPossible() {
        return compiled instanceof Compiled.Flow;
    }

    /// Tells whether it is the live version's code.
    boolean isLiveAlready() {
        var now = plan();
        return live != null
                && now.isPresent()
                && live.plan().hash().equals(now.get().hash());
    }

    Change change(Plan.Step step) {
        if (live == null) {
            return Change.SAME;
        }
        return live.plan()
                .step(step.name())
                .map(old -> old.code().equals(step.code()) ? Change.SAME : Change.CHANGED)
                .orElse(Change.NEW);
    }

    /// Returns the steps of the live version that are no more.
    List<String> gone() {
        var now = plan();
        return live == null || now.isEmpty()
                ? List.of()
                : live.plan().steps().stream()
                        .map(Plan.Step::name)
                        .filter(name -> now.get().step(name).isEmpty())
                        .toList();
    }

    /// Returns what is known of its size and time: `4 steps, 50 s to 1 min 4 s by the last 6 runs`.
    String size() {
        var plan = plan();
        if (plan.isEmpty()) {
            return "";
        }
        var words = new StringBuilder(Words.count(plan.get().steps().size(), "step"));
        var times = new ArrayList<Duration>();
        for (var run : runs) {
            if (run.times().started() != null && run.times().ended() != null) {
                times.add(Duration.between(run.times().started(), run.times().ended()));
            }
        }
        if (!times.isEmpty()) {
            times.sort(null);
            var low = Words.duration(times.getFirst());
            var high = Words.duration(times.getLast());
            words.append(", ")
                    .append(low.equals(high) ? low : low + " to " + high)
                    .append(times.size() == 1 ? " by the last run" : " by the last " + times.size() + " runs");
        }
        return words.toString();
    }

    /// Returns how a step runs, in a few words.
    static String runs(Plan plan, Plan.Step step) {
        if (!step.fanOut().loops().isEmpty()) {
            return "each "
                    + String.join(
                            " × ",
                            step.fanOut().loops().stream()
                                    .map(Plan.Loop::variable)
                                    .toList());
        }
        if (step.fanOut().inherited() != null) {
            return "each of " + step.fanOut().inherited();
        }
        if (!step.fanOut().gathers().isEmpty()) {
            return "gathers "
                    + String.join(
                            ", ",
                            step.fanOut().gathers().stream()
                                    .map(Plan.Gather::as)
                                    .toList());
        }
        return "runs once";
    }

    /// What one step gives others.
    ///
    /// @param to the steps that read it; copied
    record Contract(String from, List<String> to, String carries, String type) {
        Contract {
            to = List.copyOf(to);
        }
    }

    /// Returns what steps give each other, with types, in document order.
    static List<Contract> contracts(Plan plan) {
        var readers = new HashMap<Taken, Set<String>>();
        for (var step : plan.steps()) {
            for (var taken : taken(step)) {
                readers.computeIfAbsent(taken, _ -> new LinkedHashSet<>()).add(step.name());
            }
        }
        var contracts = new ArrayList<Contract>();
        for (var from : plan.steps()) {
            for (var write : from.writes()) {
                var to = readers.get(new Taken(from.name(), write.name()));
                if (to != null) {
                    contracts.add(new Contract(from.name(), List.copyOf(to), write.name(), write.type()));
                }
            }
        }
        return contracts;
    }

    private record Taken(String from, String name) {}

    /// Returns what a step takes from others: what it reads, gathers and loops over.
    private static List<Taken> taken(Plan.Step step) {
        var taken = new ArrayList<Taken>();
        step.reads().forEach(read -> taken.add(new Taken(read.from(), read.name())));
        for (var from : step.dependsOn()) {
            step.fanOut().gathers().forEach(gather -> taken.add(new Taken(from, gather.artifact())));
            step.fanOut().loops().forEach(loop -> taken.add(new Taken(from, loop.over())));
        }
        return taken;
    }
}
