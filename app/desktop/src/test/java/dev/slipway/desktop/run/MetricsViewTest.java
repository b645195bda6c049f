package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.MetricPoint;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsViewTest {
    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void aMetricOfVeryManyValuesIsDrawnByAFairSampleAndSaysSo() throws Exception {
        var run = new RunBuilder("flow", 1)
                .metric("loss", new Metric(0.5, 0.5, 2, 1_000_000, true))
                .metric("rmse", 3, true)
                .build();
        workspace.history.add(run);
        for (var metric : run.metrics().keySet()) {
            workspace.history.curves.put(
                    run.id() + "/" + metric,
                    IntStream.range(0, 1_000)
                            .mapToObj(i -> new MetricPoint("train", 0, metric, i, 2.0 / (i + 1), FakeWorkspace.NOW))
                            .toList());
        }
        var model = new RunPageViewModel(workspace.live(), run.id(), ZoneOffset.UTC);
        model.reload();
        model.wantCurves();

        var curves = model.curvesProperty().get();
        assertThat(curves).containsOnlyKeys("loss", "rmse");
        assertThat(Objects.requireNonNull(curves.get("loss")).size())
                .as("every 20th")
                .isEqualTo(50);
        assertThat(Objects.requireNonNull(curves.get("rmse")).size()).isEqualTo(1_000);
        try (var stage = OnStage.node(() -> new MetricsView(model))) {
            assertThat(stage.says())
                    .anyMatch(text -> text.startsWith("1 000 000 values"))
                    .anyMatch(text -> text.startsWith("300 values"))
                    .containsOnlyOnce("of more than 200 000 values a fair sample");
            assertThat(stage.faults()).isEmpty();
        }
    }
}
