package dev.slipway.desktop.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.graph.NotebookGraph.Edge;
import dev.slipway.desktop.graph.NotebookGraph.Part;
import dev.slipway.desktop.kit.Mark;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotebookGraphTest {
    private static Part part(String id, @Nullable String step, Mark mark, int elements, String... reads) {
        return new Part(
                new CellId(id),
                "cell " + id,
                step,
                mark,
                elements,
                Stream.of(reads).map(CellId::new).toList());
    }

    @Test
    void cellsOfOneStepAreOneNodeWithTheirWorstState() {
        var graph = NotebookGraph.of(List.of(
                part("a", "prepare", Mark.FRESH, 0),
                part("b", "prepare", Mark.STALE, 0, "a"),
                part("c", "train", Mark.RUNNING, 200, "b")));

        assertThat(graph.steps()).isTrue();
        assertThat(graph.nodes()).extracting(NotebookGraph.Node::name).containsExactly("prepare", "train");
        assertThat(graph.nodes()).extracting(NotebookGraph.Node::mark).containsExactly(Mark.STALE, Mark.RUNNING);
        assertThat(graph.nodes()).extracting(NotebookGraph.Node::note).containsExactly("1 of 2 stale", "× 200");
        assertThat(graph.edges()).containsExactly(new Edge(0, 1));
    }

    @Test
    void aStepThatIsPausedSaysSo() {
        var graph = NotebookGraph.of(List.of(
                part("a", "prepare", Mark.FRESH, 0),
                part("b", "train", Mark.PAUSED, 0),
                part("c", "train", Mark.QUEUED, 0)));

        assertThat(graph.nodes()).extracting(NotebookGraph.Node::mark).containsExactly(Mark.FRESH, Mark.PAUSED);
        assertThat(graph.nodes()).extracting(NotebookGraph.Node::note).containsExactly("", "");
    }

    @Test
    void aNotebookWithoutStepsHasANodePerCell() {
        var graph = NotebookGraph.of(
                List.of(part("a", "notebook", Mark.FRESH, 0), part("b", "notebook", Mark.NEVER_RUN, 0, "a")));

        assertThat(graph.steps()).isFalse();
        assertThat(graph.nodes()).extracting(NotebookGraph.Node::name).containsExactly("cell a", "cell b");
        assertThat(graph.edges()).containsExactly(new Edge(0, 1));
    }

    @Test
    void cellsOfNoStepStandAside() {
        var graph = NotebookGraph.of(
                List.of(part("library", null, Mark.FRESH, 0), part("b", "train", Mark.FRESH, 0, "library")));

        assertThat(graph.nodes()).extracting(NotebookGraph.Node::name).containsExactly("train");
        assertThat(graph.edges()).isEmpty();
    }

    @Test
    void linesThatPassEachOtherRunInLanesOfTheirOwn() {
        var lanes = Lanes.of(List.of(new Edge(0, 1), new Edge(0, 2), new Edge(1, 3), new Edge(4, 6)));

        assertThat(lanes.of())
                .containsEntry(new Edge(0, 1), Lanes.STRAIGHT)
                .containsEntry(new Edge(0, 2), 0)
                .containsEntry(new Edge(1, 3), 1)
                .containsEntry(new Edge(4, 6), 0);
        assertThat(lanes.count()).isEqualTo(2);
    }

    @Test
    void linesBeyondTheMostLanesShareTheLast() {
        var many = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> new Edge(i, 80 - i))
                .toList();

        assertThat(Lanes.of(many).count()).isEqualTo(Lanes.MOST);
    }
}
