package dev.slipway.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.local.Flows;
import dev.slipway.engine.store.Garbage;
import dev.slipway.engine.store.StoreException;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalWorkspaceTest {
    @TempDir
    private Path folder;

    @Test
    void openingAndAskingMakesNothing() throws IOException {
        try (var workspace = open(folder)) {
            assertThat(workspace.history().runs(RunQuery.newest(5)).total()).isZero();
            assertThat(workspace.history().flows()).isEmpty();
            assertThat(workspace.deployments().versions(Optional.empty())).isEmpty();
            assertThat(workspace.comparisons().compare(List.of()).rows()).isEmpty();
            assertThat(workspace.housekeeping().garbage()).isEqualTo(new Garbage.Amount(0, 0, 0));
            assertThat(workspace.housekeeping().collect()).isEqualTo(new Garbage.Amount(0, 0, 0));
            assertThat(workspace.housekeeping().faults()).isEmpty();
            workspace.runs().sweep();
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theFirstDeploymentMakesTheStore() throws IOException {
        try (var workspace = open(folder)) {
            workspace
                    .deployments()
                    .deploy(Flows.fanOut(Settings.DEFAULT).build(), folder.resolve("nb.jsh"), "", "prod", "");

            assertThat(folder.resolve(".slipway/store.db")).exists();
            assertThat(workspace.history().flows()).containsExactly("flow");
        }
    }

    @Test
    void aSyncedFolderIsRefusedWithAWayOut() {
        var synced = folder.resolve("Dropbox").resolve("work");
        try (var workspace = open(synced)) {
            assertThatThrownBy(() -> workspace
                            .deployments()
                            .deploy(Flows.fanOut(Settings.DEFAULT).build(), synced.resolve("nb.jsh"), "", "prod", ""))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Dropbox")
                    .hasMessageContaining("Copy the notebook");
        }
    }

    @Test
    void aStoreThatCameIntoASyncedFolderIsNotReadEither() throws IOException {
        var synced = Files.createDirectories(folder.resolve("OneDrive"));
        try (var filled = new FilledStore(folder)) {
            filled.run(Map.of());
        }
        Files.move(folder.resolve(".slipway"), synced.resolve(".slipway"));

        try (var workspace = open(synced)) {
            assertThatThrownBy(() -> workspace.history().runs(RunQuery.newest(1)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("OneDrive");
        }
    }

    @Test
    void aDamagedStoreIsSaid() throws IOException {
        Files.createDirectories(folder.resolve(".slipway"));
        Files.writeString(
                folder.resolve(".slipway/store.db"), "no database, but long enough to be looked at".repeat(50));

        try (var workspace = open(folder)) {
            assertThatThrownBy(() -> workspace.history().runs(RunQuery.newest(1)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is damaged")
                    .hasMessageContaining("backup");
            assertThat(workspace.housekeeping().faults())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("is damaged");
        }
    }

    @Test
    void aNewerStoreIsSaid() throws IOException {
        try (var filled = new FilledStore(folder)) {
            filled.run(Map.of());
            filled.store()
                    .write(transaction ->
                            transaction.update("INSERT INTO migration VALUES (999, '999-later.sql', 'x')"));
        }

        try (var workspace = open(folder)) {
            assertThatThrownBy(() -> workspace.history().resolve("latest"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("newer Slipway")
                    .hasMessageContaining("Update Slipway");
        }
    }

    @Test
    void aFileInTheWayIsSaid() throws IOException {
        Files.writeString(folder.resolve(".slipway"), "");

        try (var workspace = open(folder)) {
            assertThatThrownBy(() -> workspace
                            .deployments()
                            .deploy(Flows.fanOut(Settings.DEFAULT).build(), folder.resolve("nb.jsh"), "", "prod", ""))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in the way");
        }
    }

    @Test
    void whatIsMissingBesideTheDatabaseIsFound() throws IOException {
        try (var filled = new FilledStore(folder)) {
            var id = filled.run(Map.of());
            try (var workspace = open(folder)) {
                assertThat(workspace.housekeeping().faults()).isEmpty();
                try (var objects = Files.walk(folder.resolve(".slipway/objects"))) {
                    for (var file : objects.filter(Files::isRegularFile).toList()) {
                        Files.delete(file);
                    }
                }

                assertThat(workspace.housekeeping().faults())
                        .anyMatch(fault -> fault.startsWith("The notebook of the run " + id + " is gone"))
                        .anyMatch(fault -> fault.startsWith("The code of the run " + id + " is gone"));
                assertThat(workspace.history().run(id).orElseThrow().notebookText())
                        .isEmpty();
            }
        }
    }

    private static LocalWorkspace open(Path folder) {
        var installation = new Installation(folder, List.of(), List.of(), List.of());
        return LocalWorkspace.open(new Workspace(folder), installation);
    }
}
