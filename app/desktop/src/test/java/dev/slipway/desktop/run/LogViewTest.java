package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.engine.history.Rows.LogLine;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogViewTest {
    private final TaskLog log;
    private final TaskViewModel model;

    LogViewTest() {
        var workspace = new FakeWorkspace();
        var run = new FlightRuns(workspace).failed(1);
        model = new TaskViewModel(workspace.live(), run);
        model.open("train", FlightRuns.FIRST_FAILURE);
        log = model.log();
    }

    @Test
    void theCountOfHitsFollowsTheLinesThatAreShown() throws Exception {
        try (var stage = OnStage.node(() -> new LogView(model, new FakeRoutes(), ZoneOffset.UTC))) {
            OnStage.onUi(() -> {
                log.searchProperty().set("a");
                return true;
            });
            assertThat(stage.says()).contains("3");

            OnStage.onUi(() -> {
                var lines = new ArrayList<>(
                        log.lines().stream().map(TaskLog.Line::line).toList());
                lines.add(new LogLine(FakeWorkspace.NOW, "stdout", "again"));
                log.update(TaskLog.leveled(lines));
                return true;
            });
            assertThat(stage.says()).contains("4");
            OnStage.onUi(() -> {
                log.showProperty().set(TaskLog.Show.ERRORS);
                return true;
            });
            assertThat(stage.says()).contains("2").doesNotContain("4");
            OnStage.onUi(() -> {
                log.searchProperty().set("");
                return true;
            });
            assertThat(stage.says()).doesNotContainAnyElementsOf(List.of("2", "0"));
        }
    }
}
