package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.QuickFix.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String TEXT = "int a = 1\nint b = c + d;\n";
    private static final List<Problem> PROBLEMS =
            List.of(problem("one", 1, 9), problem("two", 2, 9), problem("three", 2, 13));

    private static Problem problem(String message, int line, int column) {
        return Problem.error("compile-error", message, "Do.", Place.onLine(new CellId("a"), 0, line, column, 1));
    }

    @Test
    void thoseOfTheCaretsLineCountTheNearestFirst() {
        assertThat(Faults.onLine(PROBLEMS, TEXT, TEXT.indexOf('d', 12)))
                .extracting(Fault::message)
                .containsExactly("three Do.", "two Do.");
        assertThat(Faults.onLine(PROBLEMS, TEXT, 0)).containsExactly(new Fault(8, 9, "one Do."));
        assertThat(Faults.onLine(PROBLEMS, TEXT, 9)).containsExactly(new Fault(8, 9, "one Do."));
        assertThat(Faults.onLine(PROBLEMS, TEXT, TEXT.length())).isEmpty();
        assertThat(Faults.onLine(PROBLEMS, "", 0)).hasSize(0);
    }

    @Test
    void nextGoesRoundTheNotebook() {
        var cells = Bench.document("one", TEXT, "three", "four").cells().stream()
                .map(CellViewModel::new)
                .toList();
        put(cells, 1, 1, 2);
        put(cells, 3, 1);

        assertThat(next(cells, 0, 1, 1)).isEqualTo("1:1");
        assertThat(next(cells, 1, 1, 1)).isEqualTo("1:2");
        assertThat(next(cells, 1, 2, 1)).isEqualTo("3:1");
        assertThat(next(cells, 3, 1, 1)).isEqualTo("1:1");
        assertThat(next(cells, 3, 1, -1)).isEqualTo("1:2");
        assertThat(next(cells, 1, 1, -1)).isEqualTo("3:1");
        assertThat(Faults.next(cells.subList(0, 1), 0, 1, 1)).isEmpty();
    }

    private static void put(List<CellViewModel> cells, int cell, Integer... lines) {
        var id = cells.get(cell).id();
        cells.get(cell)
                .problemsProperty()
                .set(List.of(lines).reversed().stream()
                        .map(line -> Problem.error("code", "Wrong.", "Do.", Place.onLine(id, cell, line, 1, 1)))
                        .toList());
    }

    private static String next(List<CellViewModel> cells, int cell, int line, int direction) {
        var to = Faults.next(cells, cell, line, direction).orElseThrow();
        return to.cellIndex() + ":" + to.line();
    }
}
