package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.AtOnce;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.Transaction;
import dev.slipway.engine.workspace.LocalWorkspace;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// While another process writes to the store, the window shows what is there and says what it waits for.
@Timeout(60)
class LockedStoreTest {
    private static final RunId RUN = new RunId("r" + "1".repeat(26));

    @TempDir
    private Path folder;

    private final FakeRoutes routes = new FakeRoutes();

    /// A run whose process is gone: the list would like to write that down.
    @BeforeEach
    void fill() throws IOException {
        try (var store = Store.in(folder.resolve(".slipway"))) {
            store.<Integer>write(LockedStoreTest::add);
        }
    }

    private static int add(Transaction transaction) throws IOException {
        var hash = ContentHash.of("");
        transaction.update("INSERT INTO plan VALUES ('d', ?, ?, '{}')", hash, hash);
        return transaction.update(
                "INSERT INTO run (id, flow, number, plan, notebook, notebook_hash, name, status, started, target, who,"
                        + " host, command, environment, pid, heartbeat) VALUES (?, 'flights', 1, 'd', '/nb.jsh', ?, '',"
                        + " 'running', 1, 'local', 'me', 'elsewhere', 'slipway run', '{}', 1, 1)",
                RUN,
                hash);
    }

    @Test
    void theRunsAreShown() throws Exception {
        try (var other = Store.in(folder.resolve(".slipway"));
                var services = services()) {
            var shown = new AtomicReference<RunsScreen>();
            var says = other.<List<String>>write(_ -> {
                try (var stage = OnStage.screen(() -> {
                    shown.set(new RunsScreen(live(services, AtOnce.jobs()), routes, ZoneOffset.UTC));
                    return shown.get();
                })) {
                    return stage.says();
                } catch (Exception e) {
                    throw new IOException(e);
                }
            });
            OnStage.onUi(() -> {
                shown.get().closed(); // it would look for news in a store that is closed
                return true;
            });

            assertThat(says).contains("flights", "lost");
        }
    }

    @Test
    void aChangeSaysWhatItWaitsForAndIsThenMade() throws Exception {
        var heard = new CountDownLatch(1);
        var made = new CountDownLatch(1);
        try (var other = Store.in(folder.resolve(".slipway"));
                var services = services();
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var actions = new RunActions(live(services, new Jobs(workers, Runnable::run)), _ -> null);
            actions.barProperty().subscribe(bar -> {
                if (bar.message().contains("another process")) {
                    heard.countDown();
                } else if (bar.message().endsWith("tagged")) {
                    made.countDown();
                }
            });
            actions.check(List.of(RUN));

            other.<Boolean>write(_ -> {
                actions.tag("nice");
                return await(heard);
            });

            assertThat(await(made)).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch) throws IOException {
        try {
            return latch.await(50, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private LocalWorkspace services() {
        return LocalWorkspace.open(new Workspace(folder), new Installation(folder, List.of(), List.of(), List.of()));
    }

    private static LiveStore live(LocalWorkspace services, Jobs jobs) {
        return new LiveStore(services, new FakeWorkspace().compiler, jobs, Clock.systemUTC());
    }
}
