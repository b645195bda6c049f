package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.rerun.LiveHistory;
import dev.slipway.kernel.rerun.Rerun;
import dev.slipway.kernel.rerun.Rerun.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is true of cells whose variables another kernel has got.
class MovedHistoryTest {
    private static CompilerAnalysis analysis;

    @TempDir
    private Path folder;

    private final LiveHistory history = new LiveHistory();
    private List<SourceCell> cells = List.of();

    @BeforeAll
    static void start() throws IOException {
        analysis = CompilerAnalysis.create(Installation.locate().libraries());
    }

    @AfterAll
    static void stop() {
        analysis.close();
    }

    @Test
    void cellsWhoseVariablesAreBackAreAsFreshAsTheyWere() throws IOException {
        try (var before = new TestKernel();
                var after = new TestKernel()) {
            cells = cells(
                    "record P(int x) {}", "var all = new ArrayList<P>();", "all.add(new P(1));", "int n = all.size();");
            cells.forEach(cell -> run(before, cell));

            assertThat(move(before, after, Set.of("all", "n"), Set.of(1))).containsExactly("c2", "c3", "c4");

            assertThat(kinds()).isEqualTo("FRESH FRESH FRESH FRESH");
            cells.set(3, TestKernel.cell(4, "int n = all.size() + all.getFirst().x();"));
            assertThat(kinds()).isEqualTo("FRESH FRESH FRESH EDITED");
            run(after, cells.get(3));
            assertThat(after.value(9, "n")).isEqualTo("2");
            assertThat(kinds()).isEqualTo("FRESH FRESH FRESH FRESH");
        }
    }

    @Test
    void whatACellNoLongerThereDidToAVariableIsNotForgotten() throws IOException {
        try (var before = new TestKernel();
                var after = new TestKernel()) {
            cells = cells("var all = new ArrayList<Integer>();", "all.add(1);", "int n = all.size();");
            cells.forEach(cell -> run(before, cell));
            cells.set(1, TestKernel.cell(2, "all.add(2);"));

            move(before, after, Set.of("all", "n"), Set.of());

            assertThat(kinds()).isEqualTo("NEEDED_AGAIN EDITED READS_STALE");
            assertThat(Rerun.of(cells, analysis.analyse(cells).graph(), history, Goal.RAN)
                            .runs())
                    .extracting(CellId::value)
                    .containsExactly("c1", "c2", "c3");
        }
    }

    @Test
    void aCellOfWhichOnlyAPartIsBackHasNotRun() throws IOException {
        try (var before = new TestKernel();
                var after = new TestKernel()) {
            cells = cells(
                    "int a = 1; var thread = Thread.currentThread();",
                    "int b = a + 1;",
                    "class S { static int k; }",
                    "S.k = 5;");
            cells.forEach(cell -> run(before, cell));

            assertThat(move(before, after, Set.of("a", "thread", "b"), Set.of(3)))
                    .containsExactly("c2");

            assertThat(kinds()).isEqualTo("NEVER_RAN READS_NEVER_RAN FRESH NEVER_RAN");
        }
    }

    @Test
    void aCellThatImportsOrDeclaresMethodsBesideItsVariablesIsWhole() throws IOException {
        try (var before = new TestKernel();
                var after = new TestKernel()) {
            cells = cells(
                    "import java.util.concurrent.TimeUnit; int a = 1;",
                    "int twice(int x) { return 2 * x; } int b = twice(a);",
                    "class S { static int k; } S.k = 5; int c = 3;",
                    "int d = twice(b); TimeUnit unit = TimeUnit.DAYS;");
            cells.forEach(cell -> run(before, cell));

            assertThat(move(before, after, Set.of("a", "b", "c"), Set.of())).containsExactly("c1", "c2");

            assertThat(kinds()).isEqualTo("FRESH FRESH NEVER_RAN NEVER_RAN");
            run(after, cells.getLast());
            assertThat(kinds()).isEqualTo("FRESH FRESH NEVER_RAN FRESH");
        }
    }

    private static List<SourceCell> cells(String... texts) {
        var cells = new ArrayList<SourceCell>();
        Arrays.stream(texts).forEach(text -> cells.add(TestKernel.cell(cells.size() + 1, text)));
        return cells;
    }

    /// Lets `after` have what `before` has, as a restart that keeps variables does; returns the cells it need not run.
    private List<String> move(TestKernel before, TestKernel after, Set<String> names, Set<Integer> libraries)
            throws IOException {
        var stored = before.engine.store(names, folder);
        var back = new HashSet<String>();
        stored.values().forEach(one -> back.add(one.name()));
        var whole = history.wholly(cells.stream().map(SourceCell::id).toList(), back, true)
                .keySet();
        var kept = new LinkedHashSet<>(whole);
        libraries.forEach(number -> kept.add(new CellId("c" + number)));
        var left = history.copy();
        history.clear();
        history.moved(left, kept, back);
        libraries.forEach(number -> run(after, cells.get(number - 1)));
        after.engine.declare(cells);
        after.engine.restore(stored.values());
        return whole.stream().map(CellId::value).toList();
    }

    private void run(TestKernel kernel, SourceCell cell) {
        var outcome = kernel.engine.execute(cell, Elements.FIRST, new Interruption());
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        history.ran(cell.id(), cell.source(), true, Objects.requireNonNull(kernel.engine.trace()));
    }

    private String kinds() {
        return Rerun.of(cells, analysis.analyse(cells).graph(), history, Goal.RAN).standings().values().stream()
                .map(standing -> standing.kind().name())
                .collect(Collectors.joining(" "));
    }
}
