package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.protocol.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsesTest {
    private final Bench bench = new Bench("int c0 = 1;", "int c1 = c0;", "int lone = 2;");

    private Uses ran() {
        bench.node("c0", List.of("c0"), List.of(), List.of()).depends("c1", "c0");
        bench.node("c2", List.of("lone"), List.of(), List.of());
        bench.runs.all();
        for (int i = 0; i < 3; i++) {
            bench.kernel().succeed();
        }
        bench.runLater();
        return Uses.of(bench.notebook.cells());
    }

    @Test
    void namesAreToldWithTheCellsThatGiveAndReadThem() {
        var uses = ran();

        assertThat(uses.source("c0", bench.cell(1))).contains(bench.cell(0));
        assertThat(uses.readers("c0", new CellId("c0"))).containsExactly(bench.cell(1));
        assertThat(uses.numbers(List.of(bench.cell(0), bench.cell(2)))).isEqualTo("1, 3");
    }

    @Test
    void aCellThatRanShowsNothingAndIsReadByNoneCanGo() {
        assertThat(Uses.of(bench.notebook.cells()).unread()).isEmpty();
        assertThat(ran().unread()).containsExactlyInAnyOrder(new CellId("c1"), new CellId("c2"));
    }

    @Test
    void numbersAndCountsCanBePlotted() {
        assertThat(PlotCode.of(new Variable("a", "double[]", "", null, null))).contains("plot(a)");
        assertThat(PlotCode.of(new Variable("m", "Map<String, Long>", "", null, null)))
                .contains("plot(m)");
        assertThat(PlotCode.of(new Variable("l", "List<Integer>", "", null, null)))
                .contains("plot(l.stream().mapToDouble(Number::doubleValue).toArray())");
        assertThat(PlotCode.of(new Variable("s", "String", "", null, null))).isEmpty();
    }
}
