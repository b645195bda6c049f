package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.kernel.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class StalenessTest {
    private final Bench bench = new Bench("int a = 1;", "int b = a;", "int c = b;", "a = 7;")
            .node("c0", List.of("a"), List.of(), List.of())
            .node("c1", List.of("b"), List.of("a"), List.of())
            .node("c2", List.of("c"), List.of("b"), List.of())
            .node("c3", List.of(), List.of(), List.of("a"));

    private void run(int... cells) {
        for (int cell : cells) {
            bench.select(cell);
            bench.runs.run();
            bench.kernel().succeed();
        }
    }

    private CellState state(int cell) {
        return bench.cell(cell).stateProperty().get();
    }

    @Test
    void whatRanInOrderIsFresh() {
        run(0, 1, 2, 3);

        assertThat(bench.words()).containsExactly("fresh", "fresh", "fresh", "fresh");
    }

    @Test
    void aCellIsStaleOnceWhatItReadRanAgain() {
        run(0, 1, 2, 0);

        assertThat(state(1))
                .extracting(CellState::mark, CellState::reason)
                .containsExactly(Mark.STALE, "a changed 1 cell above");
        assertThat(state(2))
                .extracting(CellState::mark, CellState::reason)
                .containsExactly(Mark.STALE, "b is stale 1 cell above");
    }

    @Test
    void aCellThatReadsFromOneThatFailedSaysWhichFailed() {
        run(0, 1);
        bench.select(0);
        bench.runs.run();
        bench.kernel().end(new Outcome.Threw("java.lang.Error", "", List.of(), List.of()));

        assertThat(state(1).reason()).isEqualTo("a failed 1 cell above");
    }

    @Test
    void anEditedCellIsStaleAndSoIsWhatReadsIt() {
        run(0, 1);
        bench.notebook.type(bench.cell(0), "int a = 2;");

        assertThat(state(0).reason()).isEqualTo("edited since it ran");
        assertThat(state(1).mark()).isEqualTo(Mark.STALE);
    }

    @Test
    void takingAnEditBackMakesItFreshAgain() {
        run(0, 1);
        bench.notebook.type(bench.cell(0), "int a = 2;");
        bench.notebook.undo();

        assertThat(bench.words().subList(0, 2)).containsExactly("fresh", "fresh");
    }

    @Test
    void readingWhatACellBelowHasSetIsOutOfOrder() {
        run(0, 3, 1);

        assertThat(state(1))
                .extracting(CellState::mark, CellState::reason)
                .containsExactly(Mark.OUT_OF_ORDER, "a was set 2 cells below");
    }

    @Test
    void readingFromACellThatHasNotRunIsOutOfOrder() {
        run(3, 1);

        assertThat(state(1).mark()).isEqualTo(Mark.OUT_OF_ORDER);
    }

    @Test
    void spaceAroundTheTextIsNoEdit() {
        run(0);
        bench.notebook.type(bench.cell(0), "int a = 1;\n");

        assertThat(state(0).mark()).isEqualTo(Mark.FRESH);
    }

    @Test
    void movingACellBelowItsReaderShows() {
        run(0, 1);
        bench.select(0);
        bench.edits.move(1);

        assertThat(bench.notebook
                        .cell(new CellId("c1"))
                        .orElseThrow()
                        .stateProperty()
                        .get())
                .extracting(CellState::mark, CellState::reason)
                .containsExactly(Mark.OUT_OF_ORDER, "a is not defined above, but 1 cell below");
    }
}
