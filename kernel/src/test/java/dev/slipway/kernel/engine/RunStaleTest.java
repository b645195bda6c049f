package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.analysis.Analysis;
import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.engine.classes.LiveClasses;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.protocol.CellUse;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.replay.FreshRun;
import dev.slipway.kernel.rerun.LiveHistory;
import dev.slipway.kernel.rerun.Rerun;
import dev.slipway.kernel.rerun.Rerun.Goal;
import dev.slipway.kernel.rerun.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// After "run stale" the session is what a new kernel would be that ran every cell from top to bottom; and a cell that
/// is called fresh has shown what it would show there. For notebooks that are generated, edited and run at random.
class RunStaleTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 1000 : 50;
    private static final int ROUNDS_OF_ONE = 25;

    private static TestKernel kernel;
    private static CompilerAnalysis analysis;
    /// A session beside it, for the notebooks that a replay cannot judge.
    private static TestKernel judge;

    /// What a new kernel has shown and holds after all cells.
    private record Fresh(Map<String, String> shown, Map<String, String> variables) {}

    private final LiveHistory history = new LiveHistory();
    private final Map<String, String> shown = new HashMap<>();
    private final List<String> log = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
        judge = new TestKernel();
        analysis = CompilerAnalysis.create(Installation.locate().libraries());
    }

    @AfterAll
    static void stop() {
        kernel.close();
        judge.close();
        analysis.close();
    }

    @Test
    void runStaleGivesWhatANewKernelWouldHave() throws Exception {
        long first = Long.getLong("slipway.seed", 1);
        for (int seed = 0; seed < ROUNDS / ROUNDS_OF_ONE; seed++) {
            notebook(first + seed);
        }
    }

    private void notebook(long seed) throws Exception {
        var notebook = new EditedNotebook(seed);
        history.clear();
        shown.clear();
        log.clear();
        var ids = new ArrayList<String>();
        try {
            for (int round = 0; round < ROUNDS_OF_ONE; round++) {
                var random = notebook.random();
                for (int edit = random.nextInt(3); edit >= 0 && round > 0; edit--) {
                    var gone = notebook.edit();
                    if (!gone.isEmpty()) {
                        log.add("delete " + gone);
                        forget(new CellId(gone));
                    }
                    for (int run = random.nextInt(3); run > 0; run--) {
                        var cells = sources(notebook);
                        execute(cells.get(random.nextInt(cells.size())));
                    }
                }
                notebook.cells().stream().map(EditedNotebook.Cell::id).forEach(ids::add);
                check(sources(notebook), random.nextInt(3) == 0 ? Goal.RAN : Goal.EVERY_CELL);
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + String.join("\n", log) + "\n" + e.getMessage(), e);
        } finally {
            ids.forEach(id -> kernel.engine.forget(new CellId(id)));
        }
    }

    private void check(List<SourceCell> cells, Goal goal) throws Exception {
        var found = analysis.analyse(cells);
        var fresh = fresh(cells, found);
        log.add("notebook " + texts(cells));
        var before = Rerun.of(cells, found.graph(), history, goal);
        tellsTheTruth(before, fresh);
        var after = before;
        for (int pass = 0; pass < 3 && !after.runs().isEmpty(); pass++) {
            run(after, cells);
            after = Rerun.of(cells, found.graph(), history, goal);
        }
        tellsTheTruth(after, fresh);
        assertThat(after.runs()).as("stale after all: %s", after.standings()).isEmpty();
        if (goal == Goal.EVERY_CELL) {
            var live = values(kernel);
            var expected = fresh.variables();
            // what a type that is defined again takes with it is gone in a new kernel, too
            lostByDocument(found).forEach(name -> live.replace(name, "lost", expected.getOrDefault(name, "")));
            assertThat(live).isEqualTo(expected);
        }
    }

    private static Fresh fresh(List<SourceCell> cells, Analysis found) throws Exception {
        if (declaresATypeTwice(found)) {
            return judged(cells);
        }
        var run = FreshRun.of(found.replay());
        assertThat(run.failure()).as("notebook %s", texts(cells)).isNull();
        return new Fresh(run.shown(), run.variables());
    }

    /// The replay has one class for each name: an object made between two declarations has the code of the last there.
    private static boolean declaresATypeTwice(Analysis found) {
        var types = new HashSet<String>();
        return found.graph().uses().stream()
                .flatMap(use -> use.defines().stream())
                .anyMatch(defined -> defined.isType() && !types.add(defined.name()));
    }

    private static Fresh judged(List<SourceCell> cells) throws Exception {
        var shown = new HashMap<String, String>();
        for (var cell : cells) {
            var outcome = judge.engine.execute(cell, Elements.FIRST, new Interruption());
            assertThat(outcome).as("notebook %s", texts(cells)).isInstanceOf(Outcome.Succeeded.class);
            shown.put(cell.id().value(), text(outcome));
        }
        var fresh = new Fresh(shown, values(judge));
        cells.forEach(cell -> judge.engine.forget(cell.id()));
        return fresh;
    }

    private void run(Rerun rerun, List<SourceCell> cells) {
        log.add("forget " + rerun.forgets());
        log.add("stale " + rerun.runs());
        rerun.forgets().forEach(this::forget);
        for (var id : rerun.runs()) {
            var outcome = execute(cells.stream()
                    .filter(cell -> cell.id().equals(id))
                    .findFirst()
                    .orElseThrow());
            assertThat(outcome).as("run of %s", id.value()).isInstanceOf(Outcome.Succeeded.class);
        }
    }

    /// What is called fresh has shown what it must.
    private void tellsTheTruth(Rerun rerun, Fresh fresh) {
        rerun.standings().forEach((id, standing) -> {
            if (standing.kind() == Standing.Kind.FRESH || standing.kind() == Standing.Kind.NEEDED_AGAIN) {
                assertThat(shown.get(id.value()))
                        .as("%s is called %s", id.value(), standing)
                        .isEqualTo(fresh.shown().get(id.value()));
            }
        });
    }

    private static Map<String, String> values(TestKernel kernel) throws ReflectiveOperationException {
        var field = JShellEngine.class.getDeclaredField("classes");
        field.setAccessible(true);
        var variables = ((LiveClasses) field.get(kernel.engine)).variables();
        var values = new TreeMap<String, String>();
        for (var one : kernel.engine.variables()) {
            values.put(
                    one.name(),
                    variables.lost(one.name()) == null ? FreshRun.text(variables.value(one.name())) : "lost");
        }
        return values;
    }

    private static Set<String> lostByDocument(Analysis found) {
        return found.graph().uses().stream()
                .filter(use -> use.defines().stream().anyMatch(CellUse.Defined::isType))
                .flatMap(use -> use.changes().stream())
                .collect(Collectors.toSet());
    }

    private Outcome execute(SourceCell cell) {
        var outcome = kernel.engine.execute(cell, Elements.FIRST, new Interruption());
        var trace = kernel.engine.trace();
        if (trace == null) {
            history.refused(cell.id(), cell.source());
        } else {
            history.ran(cell.id(), cell.source(), outcome instanceof Outcome.Succeeded, trace);
        }
        shown.put(cell.id().value(), text(outcome));
        log.add("run " + cell.id().value() + ": " + cell.source() + " → " + text(outcome));
        return outcome;
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Succeeded succeeded
                ? succeeded.value() == null ? "null" : succeeded.value().text()
                : outcome.toString();
    }

    private void forget(CellId id) {
        kernel.engine.forget(id);
        history.forgot(id);
        shown.remove(id.value());
    }

    private static List<SourceCell> sources(EditedNotebook notebook) {
        var cells = new ArrayList<SourceCell>();
        for (var cell : notebook.cells()) {
            cells.add(new SourceCell(new CellId(cell.id()), cells.size(), CellKind.CODE, cell.text(), List.of()));
        }
        return cells;
    }

    private static List<String> texts(List<SourceCell> cells) {
        return cells.stream()
                .map(cell -> cell.id().value() + ": " + cell.source())
                .toList();
    }
}
