package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.analysis.CellNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReactiveViewModelTest {
    private final Bench bench = new Bench("int a = 1;", "int b = a;", "int c = b;");
    private final ReactiveViewModel reactive = new ReactiveViewModel(bench.notebook, bench.services, () -> "/n.ipynb");

    private void node(String id, String defines, String... reads) {
        var sources = Stream.of(reads)
                .map(name -> new CellId(name.equals("a") ? "c0" : "c1"))
                .toList();
        var cell = new CellNode.Ref(new CellId(id), 0, CellKind.CODE);
        bench.nodes.put(
                id,
                new CellNode(
                        cell, "", null, List.of(defines), List.of(reads), List.of(), sources, CellNode.FanOut.ONCE));
    }

    private void runAll() {
        node("c0", "a");
        node("c1", "b", "a");
        node("c2", "c", "b");
        bench.runs.all();
        for (int i = 0; i < 3; i++) {
            bench.kernel().succeed();
        }
        bench.notebook.kernel().analyse();
        bench.kernel().executed.clear();
    }

    private void edit() {
        bench.select(0);
        bench.notebook.type(bench.cell(0), "int a = 2;");
        bench.runLater();
    }

    @Test
    void whatReadsAnEditedCellRunsOnceThePersonHasRunThat() {
        runAll();
        reactive.toggle();
        edit();
        assertThat(bench.kernel().executed).isEmpty();

        bench.runs.run();
        bench.kernel().succeed();
        bench.runLater();
        bench.kernel().succeed();
        bench.kernel().succeed();

        assertThat(bench.kernel().executed).containsExactly("c0/0", "c1/0", "c2/0");
        assertThat(bench.words()).containsOnly("fresh");
    }

    @Test
    void nothingRunsByItselfWhileItIsOff() {
        runAll();
        edit();
        bench.runs.run();
        bench.kernel().succeed();
        bench.runLater();

        assertThat(bench.kernel().executed).containsExactly("c0/0");
    }

    @Test
    void itIsRememberedForTheNotebookOnly() {
        reactive.toggle();

        assertThat(bench.settings.preferences().isReactive("/n.ipynb")).isTrue();
        assertThat(bench.settings.preferences().isReactive("/other.ipynb")).isFalse();
    }

    @Test
    void aCellThatFailsIsNotRunAgain() {
        runAll();
        reactive.toggle();
        edit();
        bench.runs.run();
        bench.kernel().end(new dev.slipway.kernel.protocol.Outcome.Interrupted());
        bench.runLater();

        assertThat(bench.kernel().executed).containsExactly("c0/0");
    }
}
