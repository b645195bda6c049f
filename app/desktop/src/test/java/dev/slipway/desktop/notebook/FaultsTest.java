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
}
