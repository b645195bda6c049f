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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// Each line: the cells, `=>` the number of one and what it is edited to and run as (nothing: it is deleted), `=>`
    /// the
    /// kinds of standing of all cells then.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "record P(int x) {} | String f(P p) { return \"x\"; } | f(new P(1)) => 2 String f(P p) { return \"y\"; }"
                        + " => FRESH FRESH CHANGED",
                "int f() { return 1; } | Supplier<Integer> s = () -> f(); | int a = s.get(); => 1 => UNDEFINED READS_STALE",
                "int t = 1; | int a = t; | int g() { return t; } | int b = g(); | a + b => 1 int u = 1;"
                        + " => FRESH READS_STALE FRESH UNDEFINED READS_STALE",
                "import java.util.zip.*; | var c = new CRC32(); | new CRC32().getValue() | long v = c.getValue(); => 1"
                        + " => BROKEN BROKEN READS_STALE",
                "int f() { return 1; } | int a = f() + 1; | a => 1 String f() { return \"x\"; }"
                        + " => FRESH BROKEN READS_STALE",
            })
    void whatAnEditBreaksIsNotFresh(String line) {
        var parts = line.split(" ?=> ?", -1);
        var cells = new ArrayList<SourceCell>();
        for (var text : parts[0].split(" \\| ", -1)) {
            cells.add(TestKernel.cell(cells.size() + 1, text));
        }
        history.clear();
        cells.forEach(this::execute);
        int edited = Integer.parseInt(parts[1].substring(0, 1));
        var gone = cells.get(edited - 1);
        if (parts[1].length() == 1) {
            forget(gone.id());
            cells.remove(gone);
        } else {
            cells.set(edited - 1, TestKernel.cell(edited, parts[1].substring(2)));
            execute(cells.get(edited - 1));
        }

        var found = Rerun.of(cells, analysis.analyse(cells).graph(), history, Goal.EVERY_CELL);

        kernel.forgetAll();
        assertThat(found.standings().values().stream()
                        .map(standing -> standing.kind().name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(parts[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"import java.util.*;", "import  java.util.regex.* ;", "import java.util.concurrent.*"})
    void anImportThatEveryCellHasIsNoReasonToRun(String text) throws InterruptedException {
        var cells = List.of(TestKernel.cell(1, text), TestKernel.cell(2, "int a = 1;"), TestKernel.cell(3, "a"));
        history.clear();
        cells.forEach(this::execute);

        var found = Rerun.of(cells, analysis.analyse(cells).graph(), history, Goal.EVERY_CELL);

        kernel.forgetAll();
        assertThat(found.runs()).isEmpty();
        assertThat(found.forgets()).isEmpty();
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
