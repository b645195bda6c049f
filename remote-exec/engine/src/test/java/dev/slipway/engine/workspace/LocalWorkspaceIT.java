package dev.slipway.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.compare.Difference.Kind;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.local.RealCells;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.run.RunRequest.Label;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The loop on real workers: deploy, run the version, run again with another parameter, compare, read artifacts.
@Timeout(180)
class LocalWorkspaceIT {
    @TempDir
    private Path folder;

    @Test
    void whatWasDeployedRunsAndIsCompared() throws IOException {
        try (var workspace = LocalWorkspace.open(new Workspace(folder), RealCells.installation())) {
            deploy(workspace);

            var first = run(workspace, Map.of());
            var second = run(workspace, Map.of("count", 6L));

            assertThat(first.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(first.flow().version()).isEqualTo(1);
            assertThat(workspace.history().resolve("real:latest")).isEqualTo(second.id());
            var difference = workspace.comparisons().diff(first.id(), second.id());
            assertThat(difference.cause().kind()).isEqualTo(Kind.PARAMETER);
            assertThat(difference.cause().where()).isEqualTo("parameter count");
        }
    }

    @Test
    void whatATaskKeptAndReadComesBack() throws IOException {
        try (var workspace = LocalWorkspace.open(new Workspace(folder), RealCells.installation())) {
            deploy(workspace);
            var id = run(workspace, Map.of()).id();
            var exported = new ByteArrayOutputStream();

            workspace.artifacts().export(id, "report", 0, "sum", "json", exported);

            assertThat(exported.toString(StandardCharsets.UTF_8)).isEqualTo("30\n");
            assertThat(workspace.artifacts().find(id, "report", 0, "sum").preview())
                    .isEqualTo("30");
            assertThat(workspace.artifacts().inputs(id, "train", 2, folder.resolve("in")))
                    .extracting(value -> value.name() + " " + value.javaType())
                    .containsExactlyInAnyOrder("all int", "n int", "mode String");
        }
    }

    private void deploy(WorkspaceServices workspace) throws IOException {
        workspace
                .deployments()
                .deploy(RealCells.flow(Settings.DEFAULT), folder.resolve("nb.jsh"), "// %%\nint a;\n", "prod", "");
    }

    private RunRow run(WorkspaceServices workspace, Map<String, Object> parameters) throws IOException {
        var deployments = workspace.deployments();
        var deployed = deployments.live("real").orElseThrow();
        var source = new RunRequest.Source(
                folder.resolve("nb.jsh"),
                deployments.notebookText(deployed),
                deployed.version(),
                null,
                List.of("slipway", "run", "real@live"));
        var options = new Options(2, Reuse.ALLOWED, OnFailure.FINISH_THE_FAN_OUT);
        var request = new RunRequest(
                deployments.code(deployed), source, new LinkedHashMap<>(parameters), new Label("", List.of()), options);
        return workspace.runs().execute(request, new RunListener() {}).row();
    }
}
