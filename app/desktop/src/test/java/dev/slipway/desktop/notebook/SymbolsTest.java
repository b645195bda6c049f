package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SymbolsTest {
    private final Bench bench = new Bench(
            "int rate = 1; // rate",
            "int other(int x) { return x.rate + rate; }",
            "print(\"rate\"); rate++;",
            "int unrelated = 0; String s = t.rate;");
    private final Symbols symbols = new Symbols(bench.notebook);

    @BeforeEach
    void analyse() {
        bench.node("c0", List.of("rate"), List.of(), List.of())
                .node("c1", List.of("other"), List.of("rate"), List.of())
                .node("c2", List.of(), List.of("rate"), List.of("rate"))
                .node("c3", List.of("unrelated"), List.of(), List.of());
        bench.notebook.kernel().start();
    }

    @Test
    void aNameIsDefinedInTheNearestCellAbove() {
        assertThat(symbols.definition("rate", bench.cell(2))).contains(new Symbols.Spot(bench.cell(0), 4, 8));
        assertThat(symbols.definition("other", bench.cell(0)).map(Symbols.Spot::cell))
                .contains(bench.cell(1));
    }

    @Test
    void stringsCommentsAndMembersAreNoUsages() {
        assertThat(symbols.usages("rate")).hasSize(3);
    }

    @Test
    void renamingChangesAllCellsInOneStepOfUndo() {
        var before = bench.sources();

        assertThat(symbols.rename("rate", "speed")).isEqualTo(3);
        assertThat(bench.sources())
                .containsExactly(
                        "int speed = 1; // rate",
                        "int other(int x) { return x.rate + speed; }",
                        "print(\"rate\"); speed++;",
                        "int unrelated = 0; String s = t.rate;");
        bench.notebook.undo();
        assertThat(bench.sources()).isEqualTo(before);
    }

    @Test
    void aNameThatIsTakenOrNoneIsRefusedInWords() {
        assertThat(symbols.fault("other")).contains("A cell defines other already.");
        assertThat(symbols.fault("2x")).contains("2x is no name in Java.");
        assertThat(symbols.fault("int")).isPresent();
        assertThat(symbols.fault("speed")).isEmpty();
    }

    @Test
    void theNameUnderTheCaretIsAWholeOne() {
        assertThat(Symbols.at("a rate;", 4)).contains("rate");
        assertThat(Symbols.at("a rate;", 6)).contains("rate");
        assertThat(Symbols.at("a ;", 3)).isEmpty();
        assertThat(Symbols.at("return 1", 2)).isEmpty();
    }
}
