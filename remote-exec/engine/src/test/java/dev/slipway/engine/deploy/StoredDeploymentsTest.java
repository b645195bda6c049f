package dev.slipway.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.local.Flows;
import dev.slipway.engine.store.Garbage;
import dev.slipway.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredDeploymentsTest {
    private static final String TEXT = "// %%\nint a = 1;\n";

    @TempDir
    private Path folder;

    private Store store;
    private Deployments deployments;

    @BeforeEach
    void open() {
        store = Store.in(folder.resolve(".slipway"));
        deployments = over(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aWorkspaceWithoutAStoreHasNone() throws IOException {
        assertThat(deployments.versions(Optional.empty())).isEmpty();
        assertThat(deployments.live("flow")).isEmpty();
        assertThat(folder.resolve(".slipway")).doesNotExist();
    }

    @Test
    void aFlowWithoutStepsIsNotPublished() {
        var nothing = new Flows().build();

        assertThatThrownBy(() -> deployments.deploy(nothing, folder.resolve("nb.jsh"), "", "prod", ""))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("no step");
    }

    @Test
    void theNewestOfProdIsLive() throws IOException {
        var first = deploy("prod");
        var second = deploy("prod");

        assertThat(first.version()).isEqualTo(1);
        assertThat(first.live()).isTrue();
        assertThat(second.version()).isEqualTo(2);
        assertThat(deployments.live("flow")).contains(second);
        assertThat(deployments.versions(Optional.of("flow")))
                .extracting(Deployment::version, Deployment::live)
                .containsExactly(pair(2, true), pair(1, false));
    }

    private static org.assertj.core.groups.Tuple pair(Object a, Object b) {
        return org.assertj.core.groups.Tuple.tuple(a, b);
    }

    @Test
    void versionsCountOverAllBranches() throws IOException {
        deploy("prod");
        var other = deploy("user.ada");

        assertThat(other.version()).isEqualTo(2);
        assertThat(other.live()).isFalse();
        assertThat(deployments.live("flow").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aVersionRecordsWhoWhenAndFromWhat() throws IOException {
        var before = Instant.now().minusSeconds(1);

        var version = deployments.deploy(flow(), folder.resolve("nb.jsh"), TEXT, "prod", "a note");

        assertThat(version.created().who()).isEqualTo("ada");
        assertThat(version.created().note()).isEqualTo("a note");
        assertThat(version.created().commit()).isEqualTo("c0ffee");
        assertThat(version.created().when()).isAfter(before);
        assertThat(version.created().notebook())
                .isEqualTo(folder.resolve("nb.jsh").toString());
        assertThat(version.target()).isEqualTo("local");
        assertThat(version.plan()).isEqualTo(flow().plan());
    }

    @Test
    void aVersionCanRunAfterTheNotebookHasChanged() throws IOException {
        var first = deploy("prod");
        deployments.deploy(
                Flows.fanOut(Settings.DEFAULT).edit("train", "other").build(),
                folder.resolve("nb.jsh"),
                "other",
                "prod",
                "");

        assertThat(deployments.code(first).plan()).isEqualTo(flow().plan());
        assertThat(deployments.code(first).code()).isEqualTo(flow().code());
        assertThat(deployments.notebookText(first)).isEqualTo(TEXT);
        assertThat(deployments.version("flow", 1)).map(Deployment::plan).contains(flow().plan());
        assertThat(deployments.version("flow", 3)).isEmpty();
    }

    @Test
    void goingBackTwiceGoesBackTwo() throws IOException {
        deploy("prod");
        deploy("prod");
        deploy("prod");

        assertThat(deployments.rollback("flow", null).version()).isEqualTo(2);
        assertThat(deployments.rollback("flow", null).version()).isEqualTo(1);
        assertThatThrownBy(() -> deployments.rollback("flow", null))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("no version of flow to go back to");
    }

    @Test
    void backFromANewVersionIsWhatWasLiveBeforeIt() throws IOException {
        deploy("prod");
        deploy("prod");
        deployments.rollback("flow", null);
        deploy("prod");

        assertThat(deployments.rollback("flow", null).version()).isEqualTo(1);
    }

    @Test
    void oneCanGoBackToAVersionByNumber() throws IOException {
        deploy("prod");
        deploy("prod");
        deploy("prod");

        assertThat(deployments.rollback("flow", 1).version()).isEqualTo(1);
        assertThat(deployments.live("flow").orElseThrow().version()).isEqualTo(1);
        assertThatThrownBy(() -> deployments.rollback("flow", 1)).hasMessageContaining("live already");
        assertThatThrownBy(() -> deployments.rollback("flow", 9)).hasMessageContaining("there are 1, 2, 3");
        assertThatThrownBy(() -> deployments.rollback("other", null)).hasMessageContaining("never deployed");
    }

    @Test
    void aVersionOfAnotherBranchGoesLiveByPromotionOnly() throws IOException {
        deploy("prod");
        deploy("test.x");
        assertThatThrownBy(() -> deployments.rollback("flow", 2)).hasMessageContaining("slipway promote flow 2");

        var promoted = deployments.promote("flow", 2);

        assertThat(promoted.live()).isTrue();
        assertThat(promoted.branch()).isEqualTo("test.x");
        assertThat(deployments.promote("flow", 2)).isEqualTo(promoted);
        assertThat(deployments.rollback("flow", null).version()).isEqualTo(1);
        assertThat(deployments.rollback("flow", 2).version()).isEqualTo(2);
        assertThatThrownBy(() -> deployments.promote("flow", 7)).isInstanceOf(DeploymentException.class);
    }

    @Test
    void aBranchNeedsAName() {
        for (var name : List.of("", " ", "a b", "-x", "x".repeat(61), "a/b")) {
            assertThatThrownBy(() -> deploy(name)).isInstanceOf(DeploymentException.class);
        }
        assertThat(folder.resolve(".slipway")).doesNotExist();
    }

    @Test
    void everyoneGetsANumberOfTheirOwn() throws Exception {
        try (var other = Store.in(folder.resolve(".slipway"));
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 20; i++) {
                var mine = i % 2 == 0 ? deployments : over(other);
                tasks.add(() -> mine.deploy(flow(), folder.resolve("nb.jsh"), TEXT, "prod", "")
                        .version());
            }
            var numbers = new ArrayList<Integer>();
            for (var future : executor.invokeAll(tasks)) {
                numbers.add(future.get());
            }

            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 20).boxed().toList());
            assertThat(deployments.live("flow").orElseThrow().version()).isEqualTo(20);
        }
    }

    @Test
    void whoLookedAtAnOlderVersionIsToldWhoWasFirst() throws IOException {
        var source = new Deployments.NotebookSource(folder.resolve("nb.jsh"), TEXT);
        deployments.deployAfter(0, flow(), source, "prod", "mine");

        assertThatThrownBy(() -> deployments.deployAfter(0, flow(), source, "prod", "yours"))
                .isInstanceOf(DeployedMeanwhileException.class)
                .hasMessageContaining("ada was first: version 1 of flow")
                .hasMessageContaining("mine");
        assertThat(deployments.versions(Optional.of("flow"))).hasSize(1);
        assertThat(deployments.deployAfter(1, flow(), source, "prod", "yours").version())
                .isEqualTo(2);
    }

    @Test
    void whoGoesBackFromAnotherThanTheLiveVersionChangesNothing() throws IOException {
        deploy("prod");
        deploy("prod");
        deploy("prod");

        assertThatThrownBy(() -> deployments.rollbackFrom("flow", 2))
                .isInstanceOf(DeploymentException.class)
                .hasMessage("Live was moved to version 3 meanwhile; nothing was done.");
        assertThat(deployments.live("flow").orElseThrow().version()).isEqualTo(3);
        assertThat(deployments.rollbackFrom("flow", 3).version()).isEqualTo(2);
    }

    @Test
    void aVersionWhoseCodeIsGoneIsNotMadeLive() throws IOException {
        deploy("prod");
        deploy("prod");
        deploy("test.x");
        forgetCode();

        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> deployments.rollback("flow", null),
                () -> deployments.rollback("flow", 1),
                () -> deployments.rollbackFrom("flow", 2),
                () -> deployments.promote("flow", 3))) {
            assertThatThrownBy(change)
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageMatching("The code of version [13] of flow is gone from the store: it cannot run.*");
        }
        assertThat(deployments.live("flow").orElseThrow().version()).isEqualTo(2);
    }

    private void forgetCode() throws IOException {
        store.<Integer>write(transaction -> transaction.update("DELETE FROM blob"));
        try (var objects = Files.walk(folder.resolve(".slipway").resolve("objects"))) {
            for (var file : objects.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void everyChangeOfWhatIsLiveLeavesALine() throws IOException {
        deploy("prod");
        deploy("test.x");
        deployments.promote("flow", 2);
        deployments.rollback("flow", null);

        assertThat(deployments.history("flow"))
                .extracting(Deployments.LiveChange::version, Deployments.LiveChange::action, change -> change.who())
                .containsExactly(line(1, "rollback"), line(2, "promote"), line(1, "deploy"));
    }

    private static org.assertj.core.groups.Tuple line(int version, String action) {
        return org.assertj.core.groups.Tuple.tuple(version, action, "ada");
    }

    @Test
    void aVersionThatIsNotLiveCanBeDeletedAndItsNumberIsNotUsedAgain() throws IOException {
        deploy("prod");
        deploy("prod");
        deploy("prod");
        assertThat(deployments.dependents("flow", 2)).isEqualTo(new Deployments.Dependents(0, false, true));
        assertThatThrownBy(() -> deployments.delete("flow", 3)).hasMessageContaining("is live and cannot be deleted");

        deployments.delete("flow", 2);

        assertThat(deployments.version("flow", 2)).isEmpty();
        assertThatThrownBy(() -> deployments.delete("flow", 2)).hasMessageContaining("no version 2");
        assertThat(deployments.rollback("flow", null).version()).isEqualTo(1);
        assertThat(deploy("prod").version()).isEqualTo(4);
    }

    @Test
    void whatADeploymentReachesIsNoGarbage() throws IOException {
        var version = deploy("prod");
        var loose = store.keep(new byte[] {1, 2, 3});

        new Garbage(store).collect(Instant.now().plus(Duration.ofDays(2)), Garbage.GRACE);

        assertThat(store.objects().has(loose)).isFalse();
        assertThat(deployments.code(version).code()).isEqualTo(flow().code());
        assertThat(deployments.notebookText(version)).isEqualTo(TEXT);
    }

    @Test
    void aDeployedFlowCountsAmongTheFlows() throws IOException {
        deploy("prod");

        try (var filled = new FilledStore(folder)) {
            assertThat(filled.history().flows()).containsExactly("flow");
            filled.run(Map.of());
            assertThat(filled.history().flows()).containsExactly("flow");
        }
    }

    private Deployment deploy(String branch) throws IOException {
        return deployments.deploy(flow(), folder.resolve("nb.jsh"), TEXT, branch, "");
    }

    private static Compiled.Flow flow() {
        return Flows.fanOut(Settings.DEFAULT).build();
    }

    private static Deployments over(Store store) {
        var author = new StoredDeployments.Author() {
            @Override
            public String name() {
                return "ada";
            }

            @Override
            public @Nullable String commit(Path notebook) {
                return "c0ffee";
            }
        };
        return new StoredDeployments(store, new PlanJson(), author, Clock.systemUTC());
    }
}
