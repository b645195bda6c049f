package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.analysis.Analysis;
import dev.slipway.kernel.analysis.Analysis.What;
import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.replay.TracedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The graph knows every read: on generated notebooks, what a run with telling classes reads and assigns of other cells
/// is among what the compiler says.
class TracedReadsTest {
    private static final int NOTEBOOKS = Boolean.getBoolean("slipway.long") ? 300 : 3;
    private static final int STRAIGHT = Boolean.getBoolean("slipway.long") ? 500 : 8;
    private static final int EDITS = 4;

    private static CompilerAnalysis analysis;

    @BeforeAll
    static void open() throws IOException {
        analysis = CompilerAnalysis.create(Installation.locate().libraries());
    }

    @AfterAll
    static void close() {
        analysis.close();
    }

    @Test
    void whatIsReadAndAssignedIsInferred() throws ReflectiveOperationException {
        long first = Long.getLong("slipway.seed", 1);
        for (long seed = first; seed < first + NOTEBOOKS; seed++) {
            var notebook = new EditedNotebook(seed);
            for (int edit = 0; edit < EDITS; edit++) {
                var found = analysis.analyse(sources(notebook));
                var run = TracedRun.of(found.replay());
                var words = "seed " + seed + ": "
                        + notebook.cells().stream()
                                .map(EditedNotebook.Cell::text)
                                .toList();

                assertThat(reads(found)).as(words).containsAll(run.reads());
                assertThat(changes(found)).as(words).containsAll(run.writes());
                notebook.edit();
            }
        }
    }

    /// The subset is described in `docs/kernel.md`.
    @Test
    void whereAllCodeIsReachedTheReadsAreExactlyThose() throws ReflectiveOperationException {
        long first = Long.getLong("slipway.seed", 1);
        for (long seed = first; seed < first + STRAIGHT; seed++) {
            var notebook = new StraightNotebook(seed, 12).cells();
            var cells = new ArrayList<SourceCell>();
            for (var text : notebook) {
                cells.add(new SourceCell(new CellId("s" + cells.size()), cells.size(), CellKind.CODE, text, List.of()));
            }
            var found = analysis.analyse(cells);
            var words = "seed " + seed + ": " + notebook;

            assertThat(found.graph().problems()).as(words).isEmpty();
            assertThat(reads(found))
                    .as(words)
                    .isEqualTo(TracedRun.of(found.replay()).reads());
        }
    }

    /// Code that comes with a value: lambdas and methods that run where nothing of their text stands.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Op { int ap(int x); } | Op u = x -> x + b; | int c = u.ap(3);",
                "interface Op { int ap(int x); } | Op mk() { return x -> x + b; } | Op u = mk(); | int c = u.ap(3);",
                "record Box(IntUnaryOperator f) {} | Box x = new Box(v -> v + b); | int c = x.f().applyAsInt(1);",
                "List<Object> f = new ArrayList<>(); f.add((Supplier<Integer>) () -> b); | ((Supplier<?>) f.get(0)).get();",
                "Object o = new Object() { public String toString() { return \"\" + b; } }; | String s = \"\" + o;",
                "interface A { int area(); } | class Q implements A { public int area() { return b; } } | A s = new Q(); | s.area()",
                "record Q(int x) { public String toString() { return \"Q\" + b; } } | Object p = new Q(1); | \"\" + p",
                "record Q(int x) { public int hashCode() { return b; } } | List<Q> s = List.of(new Q(1)); | s.hashCode()",
                "Stream<Integer> s = Stream.of(1).map(x -> x + b); | s.toList()",
                "class It implements Iterable<Integer> { public Iterator<Integer> iterator() { return List.of(b).iterator(); } }"
                        + " | Iterable<Integer> it = new It(); | for (int v : it) { }",
            })
    void whatAValueRunsIsInferred(String text) throws ReflectiveOperationException {
        var cells = new ArrayList<SourceCell>();
        for (var cell : ("int b = 2; | " + text).split(" \\| ", -1)) {
            cells.add(new SourceCell(new CellId("k" + cells.size()), cells.size(), CellKind.CODE, cell, List.of()));
        }

        var found = analysis.analyse(cells);

        assertThat(TracedRun.of(found.replay()).reads()).contains(cells.size() + " reads b of 1");
        assertThat(reads(found)).containsAll(TracedRun.of(found.replay()).reads());
    }

    private static Set<String> reads(Analysis found) {
        var reads = new TreeSet<String>();
        for (var one : found.bindings()) {
            if (one.what() == What.VARIABLE) {
                reads.add((one.reader() + 1) + " reads " + one.name() + " of " + (one.definer() + 1));
            }
        }
        return reads;
    }

    private static Set<String> changes(Analysis found) {
        var changes = new TreeSet<String>();
        for (var one : found.changes()) {
            changes.add((one.cell() + 1) + " changes " + one.name() + " of " + (one.definer() + 1));
        }
        return changes;
    }

    private static List<SourceCell> sources(EditedNotebook notebook) {
        var cells = new ArrayList<SourceCell>();
        for (var cell : notebook.cells()) {
            cells.add(new SourceCell(new CellId(cell.id()), cells.size(), CellKind.CODE, cell.text(), List.of()));
        }
        return cells;
    }
}
