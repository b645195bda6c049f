package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.Variable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Restarting a kernel without losing the variables of unchanged cells.
class CarryOverTest {
    private final Bench bench = new Bench("record P(int x) {}", "int a = 1;", "int b = 2;", "int c = 3;");
    private final CarryOver carry = bench.runs.carryOver();

    private static Variable variable(String name, int cell) {
        return new Variable(name, "int", "1", null, cell < 0 ? null : new CellId("c" + cell));
    }

    private void known(int cell, List<String> defines, List<String> reads) {
        if (!bench.nodes.containsKey("c" + cell)) {
            bench.node("c" + cell, defines, reads, List.of());
        }
    }

    /// Runs all cells, then edits the one with `c`.
    private void ran() {
        known(1, List.of("a"), List.of());
        known(2, List.of("b"), List.of());
        known(3, List.of("c"), List.of());
        bench.runs.all();
        bench.kernel().variables = List.of(variable("a", 1), variable("b", 2), variable("c", 3));
        for (int i = 0; i < 4; i++) {
            bench.kernel().succeed();
        }
        bench.notebook.type(bench.cell(3), "int c = 4;");
    }

    @Test
    void theVariablesOfUnchangedCellsComeBackInTheNextKernel() {
        ran();
        assertThat(carry.count()).isEqualTo(2);
        var before = bench.kernel();

        carry.restart();
        assertThat(before.stored).containsExactly("a", "b");
        assertThat(bench.kernels).hasSize(2);
        assertThat(bench.kernel().executed).containsExactly("c0/0");
        assertThat(bench.kernel().restored).isEmpty();
        assertThat(carry.wordsProperty().get()).contains("gets 2\u00a0variables back");
        bench.kernel().succeed();

        assertThat(bench.kernel().declared)
                .as("they may declare types, too")
                .contains(new CellId("c1"), new CellId("c2"))
                .doesNotContain(new CellId("c3"));
        assertThat(bench.kernel().restored).extracting(Restorable::name).containsExactly("a", "b");
        assertThat(carry.wordsProperty().get())
                .isEqualTo("2\u00a0variables are back; the cells that made them were not run again.");
        assertThat(carry.busyProperty().get()).isFalse();
        assertThat(bench.words()).containsExactly("fresh", "fresh", "fresh", "never run");
        assertThat(bench.cell(1).stateProperty().get().reason()).isEqualTo("a restored, not run again");
        assertThat(bench.cell(0).stateProperty().get().reason()).isEmpty();

        bench.select(1);
        bench.runs.run();
        bench.kernel().succeed();
        assertThat(bench.cell(1).stateProperty().get().reason()).isEmpty();
    }

    @Test
    void aCellOfWhichOnlyAPartIsBackSaysWhich() {
        known(1, List.of("a", "t"), List.of());
        ran();
        carry.restart();
        bench.kernel().succeed();

        assertThat(bench.words()).containsExactly("fresh", "never run", "fresh", "never run");
        assertThat(bench.cell(1).stateProperty().get().reason()).isEqualTo("only a restored");
    }

    @Test
    void whoReadsWhatIsRestoredIsJudgedByIt() {
        known(2, List.of("b"), List.of("a"));
        ran();
        carry.restart();
        bench.kernel().succeed();
        assertThat(bench.words()).containsExactly("fresh", "fresh", "fresh", "never run");

        bench.notebook.type(bench.cell(1), "int a = 5;");
        assertThat(bench.words()).containsExactly("fresh", "stale", "stale", "never run");
    }

    @Test
    void variablesThatShareAnObjectAreBroughtBackTogether() {
        ran();
        bench.kernel().isShared = true;
        carry.restart();
        bench.kernel().succeed();

        assertThat(bench.kernel().restored).extracting(Restorable::name).containsExactly("a", "b");
        assertThat(bench.kernel().restorings).isEqualTo(1);
        assertThat(bench.words()).containsExactly("fresh", "fresh", "fresh", "never run");
    }

    @Test
    void whatCannotBeStoredOrReadIsNamedWithItsReason() {
        ran();
        bench.kernel().unstorable = Map.of("a", "a stream cannot be stored.");
        carry.restart();
        bench.kernel().unstorable = Map.of("back:b", "its type is not known here");
        bench.kernel().succeed();

        assertThat(carry.wordsProperty().get())
                .isEqualTo(
                        "No variable is back. Not back: a (a stream cannot be stored), b (its type is not known here).");
    }

    @Test
    void aKernelWhoseVariablesCannotBeStoredIsNotRestarted() {
        ran();
        bench.kernel().unstorable = Map.of("a", "a socket", "b", "a thread");
        carry.restart();
        assertThat(bench.kernels).hasSize(1);
        assertThat(carry.wordsProperty().get()).contains("was not restarted").contains("a (a socket), b (a thread)");

        bench.kernel().storing = CompletableFuture.failedFuture(new java.io.IOException("the disk is full"));
        carry.restart();
        assertThat(bench.kernels).hasSize(1);
        assertThat(carry.wordsProperty().get()).contains("the disk is full");
        assertThat(bench.words()).containsExactly("fresh", "fresh", "fresh", "stale");
    }

    @Test
    void whoWillNotWaitRestartsWithoutThem() {
        ran();
        var before = bench.kernel();
        before.storing = new CompletableFuture<>();
        carry.restart();
        assertThat(carry.busyProperty().get()).isTrue();
        assertThat(carry.count()).isZero();

        carry.restartWithout();
        before.storing.complete(null);

        assertThat(bench.kernels).hasSize(2);
        assertThat(bench.kernel().restored).isEmpty();
        assertThat(carry.wordsProperty().get()).isEmpty();
        assertThat(carry.busyProperty().get()).isFalse();
    }

    @Test
    void anotherRestartOnTheWayEndsIt() {
        ran();
        carry.restart();
        bench.runs.restart();

        assertThat(bench.kernels).hasSize(3);
        assertThat(bench.kernel().restored).isEmpty();
        assertThat(carry.busyProperty().get()).isFalse();
        assertThat(carry.wordsProperty().get()).isEmpty();
    }

    @Test
    void theyComeBackASecondTimeUnlessTheirCellWasEditedMeanwhile() {
        ran();
        carry.restart();
        bench.kernel().variables = List.of(variable("a", -1), variable("b", -1));
        bench.kernel().succeed();
        bench.notebook.type(bench.cell(2), "int b = 20;");
        assertThat(carry.count()).isEqualTo(1);

        carry.restart();

        assertThat(bench.kernels.get(1).stored).containsExactly("a");
    }

    @Test
    void nothingIsOfferedWhileACellRunsOrWithoutAKernel() {
        assertThat(carry.count()).isZero();
        ran();
        bench.select(1);
        bench.runs.run();
        assertThat(carry.count()).isZero();
    }
}
