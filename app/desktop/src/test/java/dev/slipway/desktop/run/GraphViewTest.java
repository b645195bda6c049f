package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class GraphViewTest {
    private static final Instant ZERO = FakeWorkspace.NOW.minusSeconds(100);

    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void onceTheRunIsOverWhatItWaitedForIsMarkedAndSaid() throws Exception {
        var running = add(RunStatus.RUNNING);
        var model = new RunPageViewModel(workspace.live(), running.id(), ZoneOffset.UTC);
        model.reload();
        var views = new ArrayList<GraphView>();
        try (var stage = OnStage.node(() -> {
            views.add(new GraphView(model));
            return new VBox(views.getFirst().legend(), views.getFirst());
        })) {
            assertThat(stage.says()).contains("load", "quick").doesNotContain("critical path");
            assertThat(marked(views.getFirst(), ".step-node")).isEmpty();

            add(RunStatus.SUCCEEDED);
            OnStage.onUi(() -> {
                model.reload();
                return true;
            });

            assertThat(stage.says()).contains("critical path");
            assertThat(marked(views.getFirst(), ".step-node"))
                    .extracting(Node::getAccessibleText)
                    .containsExactlyInAnyOrder("load, succeeded", "slow, succeeded", "join, succeeded");
            assertThat(marked(views.getFirst(), ".step-node"))
                    .extracting(Node::getAccessibleHelp)
                    .containsOnly("on the critical path: the run waited for it");
            assertThat(marked(views.getFirst(), ".edge"))
                    .as("two lines and their heads")
                    .hasSize(4);
            assertThat(views.getFirst().lookupAll(".edge")).hasSize(8);
        }
    }

    private static List<Node> marked(GraphView view, String kind) {
        return view.lookupAll(kind).stream()
                .filter(node -> node.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("critical")))
                .toList();
    }

    private RunRow add(RunStatus status) {
        var row = new RunBuilder("flow", 1)
                .status(status)
                .started(ZERO, Duration.ofSeconds(31))
                .build();
        var steps = List.of(
                step("load", 0, 10),
                step("quick", 10, 12, "load"),
                step("slow", 10, 30, "load"),
                step("join", 30, 31, "quick", "slow"));
        workspace.history.add(new RunDetail(row, steps, null, List.of(), Map.of(), ""));
        return row;
    }

    private static StepRow step(String name, int from, int to, String... after) {
        var times = new Times(ZERO.plusSeconds(from), ZERO.plusSeconds(to));
        var one = new Counts(1, 1, 0, 0, 0, 0);
        return new StepRow(name, RunStatus.SUCCEEDED, one, times, "", List.of(), List.of(after), "");
    }
}
