package dev.slipway.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightFlow;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.compare.VersionDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionFactsTest {
    private static final String TEXT = "// %%\nint a = 1;\n";

    @TempDir
    private Path folder;

    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void anEditAfterTheDeployIsFoundWithItsCells() throws IOException {
        var file = deploy("1", TEXT);
        assertThat(facts(1).notebook()).isEqualTo(VersionFacts.File.SAME);

        Files.writeString(file, "// %%\nint a = 2;\n");

        assertThat(facts(1).notebook()).isEqualTo(VersionFacts.File.EDITED);
        assertThat(Objects.requireNonNull(facts(1).edited()).changed()).isEqualTo(1);
        Files.delete(file);
        assertThat(facts(1).notebook()).isEqualTo(VersionFacts.File.GONE);
    }

    @Test
    void aVersionIsComparedWithTheOneBeforeOrAnother() throws IOException {
        deploy("1", TEXT);
        deploy("2", "// %%\nint a = 2;\n");
        deploy("1", TEXT);

        var before = Objects.requireNonNull(facts(3).diff());
        assertThat(before.other()).isEqualTo(2);
        assertThat(before.diff().changes()).extracting(VersionDiff.Item::name).containsExactly("train");
        assertThat(Objects.requireNonNull(before.diff().code()).changed()).isEqualTo(1);
        var first = VersionFacts.read(
                workspace, workspace.deployments.version("flight-delays", 3).orElseThrow(), 1);
        assertThat(Objects.requireNonNull(first.diff()).diff().isSame()).isTrue();
        assertThat(facts(1).diff()).isNull();
    }

    @Test
    void theListSumsUpTheRunsOfEachVersion() throws IOException {
        deploy("1", TEXT);
        workspace.history.add(new RunBuilder("flight-delays", 1)
                .version(1)
                .metric("rmse", 3, true)
                .build());
        workspace.history.add(new RunBuilder("flight-delays", 2)
                .version(1)
                .metric("rmse", 5, true)
                .build());
        var model = new DeploymentsViewModel(workspace.live());

        model.reload();

        var runs = model.runs(workspace.deployments.all.getFirst()).orElseThrow();
        assertThat(runs.count()).isEqualTo(2);
        assertThat(runs.means()).containsEntry("rmse", 4.0);
    }

    private VersionFacts facts(int version) throws IOException {
        return VersionFacts.read(
                workspace,
                workspace.deployments.version("flight-delays", version).orElseThrow(),
                null);
    }

    private Path deploy(String change, String text) throws IOException {
        var file = Files.writeString(folder.resolve("flight-delays.jsh"), text);
        workspace.deployments.deploy(FlightFlow.flow(change), file, text, "prod", "");
        return file;
    }
}
