package dev.slipway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.compare.CompareScreen;
import dev.slipway.desktop.deploy.DeploymentsScreen;
import dev.slipway.desktop.fakes.AtOnce;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.past.PastScreen;
import dev.slipway.desktop.past.Recorded;
import dev.slipway.desktop.run.RunScreen;
import dev.slipway.desktop.runs.RunsScreen;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.why.WhyScreen;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.workspace.LocalWorkspace;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.kernel.installation.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that cannot be read is said to be so on every screen, with a way on.
class StoreFaultsTest {
    private static final RunId ONE = new RunId("r" + "1".repeat(26));
    private static final RunId OTHER = new RunId("r" + "2".repeat(26));

    @TempDir
    private Path folder;

    private final FakeRoutes routes = new FakeRoutes();

    @Test
    void aDamagedStoreIsToldOnEveryScreen() throws Exception {
        Files.createDirectories(folder.resolve(".slipway"));
        Files.writeString(folder.resolve(".slipway/store.db"), "no database".repeat(500));
        for (var screen : List.<Function<LiveStore, Screen>>of(
                store -> new RunsScreen(store, routes, ZoneOffset.UTC),
                store -> new RunScreen(store, routes, routes, ONE, ZoneOffset.UTC),
                store -> new CompareScreen(store, routes, routes, List.of(ONE, OTHER)),
                store -> new WhyScreen(store, routes, routes, ONE, OTHER, ZoneOffset.UTC),
                store -> new DeploymentsScreen(store, routes, ZoneOffset.UTC),
                store -> new PastScreen(store, routes, routes, new Recorded.OfRun(ONE)))) {
            assertThat(says(screen))
                    .anyMatch(text -> text.contains("store.db is damaged"))
                    .contains("Try again");
        }
    }

    @Test
    void aStoreOfANewerProgramIsTold() throws Exception {
        try (var store = Store.in(folder.resolve(".slipway"))) {
            store.<Integer>write(transaction -> transaction.update("INSERT INTO migration VALUES (99, 'later', 'x')"));
        }

        assertThat(says(store -> new RunsScreen(store, routes, ZoneOffset.UTC)))
                .anyMatch(text -> text.contains("newer Slipway"))
                .contains("Try again");
    }

    private List<String> says(Function<LiveStore, Screen> screen) throws Exception {
        var installation = new Installation(folder, List.of(), List.of(), List.of());
        try (var services = LocalWorkspace.open(new Workspace(folder), installation)) {
            var store = new LiveStore(services, new FakeWorkspace().compiler, AtOnce.jobs(), Clock.systemUTC());
            try (var stage = OnStage.screen(() -> screen.apply(store))) {
                return stage.says();
            }
        }
    }
}
