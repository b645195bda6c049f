package dev.slipway.desktop.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.graph.NotebookGraph.Part;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.task.Toolkit;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GraphMapTest {
    private static final List<Mark> MARKS =
            List.of(Mark.FRESH, Mark.RUNNING, Mark.FAILED, Mark.STALE, Mark.OUT_OF_ORDER, Mark.QUEUED, Mark.NEVER_RUN);

    private final List<CellId> gone = new ArrayList<>();

    @BeforeAll
    static void start() throws InterruptedException {
        Toolkit.start();
    }

    @Test
    void aGraphThatFitsHasNoMap() throws Exception {
        var pane = pane(6, "c3");
        try (var _ = OnStage.node(pane::root)) {
            assertThat(OnStage.onUi(() -> laidOut(pane).map().isVisible())).isFalse();
        }
    }

    @Test
    void threeHundredCellsAreAllOnTheMapWhichSaysWhatTheCurrentOneDependsOn() throws Exception {
        var pane = pane(300, "c4");
        try (var stage = OnStage.node(pane::root)) {
            assertThat(OnStage.onUi(() -> laidOut(pane).map().isVisible())).isTrue();
            assertThat(OnStage.onUi(() -> pane.map().getAccessibleText().replace('\u00a0', ' ')))
                    .isEqualTo("Map of the graph: 300 cells, the current one reads from 4, 295 read from it");
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void keysOnTheMapScrollTheGraph() throws Exception {
        var pane = pane(300, "c4");
        try (var stage = OnStage.node(pane::root)) {
            OnStage.onUi(() -> {
                laidOut(pane).map().requestFocus();
                return true;
            });

            stage.press(KeyCode.END);
            double end = OnStage.onUi(() -> pane.view().getVvalue());
            stage.press(KeyCode.PAGE_UP);
            double before = OnStage.onUi(() -> pane.view().getVvalue());
            stage.press(KeyCode.HOME);

            assertThat(end).isEqualTo(1);
            assertThat(before).isBetween(0.5, 0.99);
            assertThat(OnStage.onUi(() -> pane.view().getVvalue())).isZero();
        }
    }

    @Test
    void whatIsRelatedIsFoundThroughOthersAndInACircle() {
        var graph = new NotebookGraph(
                graph(5).nodes(),
                List.of(
                        new NotebookGraph.Edge(0, 1),
                        new NotebookGraph.Edge(1, 2),
                        new NotebookGraph.Edge(2, 0),
                        new NotebookGraph.Edge(2, 4)),
                false);

        assertThat(graph.related(1, true)).containsExactly(0, 2, 4);
        assertThat(graph.related(4, false)).containsExactly(0, 1, 2);
        assertThat(graph.related(3, true)).isEmpty();
        assertThat(graph.related(-1, true)).isEmpty();
    }

    private record Pane(HBox root, GraphView view, GraphMap map) {}

    private Pane pane(int cells, String current) throws Exception {
        return OnStage.onUi(() -> {
            var view = new GraphView(gone::add);
            var map = new GraphMap(view, gone::add);
            HBox.setHgrow(view, Priority.ALWAYS);
            var graph = graph(cells);
            view.show(graph);
            map.show(graph, new CellId(current));
            return new Pane(new HBox(view, map), view, map);
        });
    }

    private static Pane laidOut(Pane pane) {
        for (int i = 0; i < 2; i++) {
            pane.root().applyCss();
            pane.root().layout();
        }
        return pane;
    }

    private static NotebookGraph graph(int cells) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < cells; i++) {
            List<CellId> reads = i == 0 ? List.of() : List.of(new CellId("c" + (i - 1)));
            parts.add(new Part(new CellId("c" + i), "cell " + i, null, MARKS.get(i % MARKS.size()), 0, reads));
        }
        return NotebookGraph.of(parts);
    }
}
