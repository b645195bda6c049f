package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.editor.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    private final Bench bench =
            new Bench("int sum = 1; int n = 2; n++;", "print(sum); // sum\nint lone;", "String sum2;");
    private final Occurrences occurrences = new Occurrences(bench.notebook, () -> 0);

    @Test
    void aNameThatACellDefinesIsLitInAllThatUseIt() {
        bench.node("c0", List.of("sum", "n"), List.of(), List.of());
        bench.node("c1", List.of("lone"), List.of("sum"), List.of());
        bench.notebook.kernel().start();
        bench.runLater();
        bench.select(1);

        occurrences.caret(8);

        assertThat(occurrences.of(bench.cell(0))).containsExactly(new Stretch(4, 7));
        assertThat(occurrences.of(bench.cell(1))).containsExactly(new Stretch(6, 9));
    }

    @Test
    void anotherNameIsLitInItsCellAndNothingThatStandsAlone() {
        occurrences.caret(17);
        assertThat(occurrences.of(bench.cell(0))).containsExactly(new Stretch(17, 18), new Stretch(24, 25));

        occurrences.caret(5);
        assertThat(occurrences.litProperty().get()).isEmpty();
    }
}
