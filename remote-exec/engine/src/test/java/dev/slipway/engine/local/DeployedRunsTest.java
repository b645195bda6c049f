package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.compare.StoredComparisons;
import dev.slipway.engine.deploy.StoredDeployments;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.values.ValueClauses;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Steps that ask in which deployment they run.
@Timeout(60)
class DeployedRunsTest {
    private static final int TEST = 1;
    private static final int PROD = 2;

    private final FakeWorkers workers = new FakeWorkers(this::compute);
    private final Flows flow = new Flows()
            .step("load", FanOut.ONCE, List.of(), "rows")
            .step("send", FanOut.ONCE, List.of(), "to")
            .step("sign", FanOut.ONCE, List.of(), "text");
    private RunBench bench;
    private Change during = () -> {};

    /// Changes which version is live.
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private StoredDeployments deployments;

    private Map<String, String> compute(FakeWorkers.Task task) throws InterruptedException {
        return switch (task.step()) {
            case "load" -> {
                make();
                yield Map.of("rows", "1, 2");
            }
            case "send" -> Map.of("to", ask(task, "production").equals("true") ? "customers" : "nobody");
            default -> Map.of("text", ask(task, "version") + ask(task, "branch") + ask(task, "who"));
        };
    }

    private void make() {
        try {
            during.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Does what `deployment()` does in a worker.
    private static String ask(FakeWorkers.Task task, String property) throws InterruptedException {
        var answer = task.worker().ask(Map.of("ask", "deployment", "name", property));
        task.worker().say(new Report.LookedUp(Report.DEPLOYMENT + property, answer));
        return answer;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        bench = new RunBench(folder);
        var ada = new StoredDeployments.Author() {
            @Override
            public String name() {
                return "ada";
            }

            @Override
            public @Nullable String commit(Path notebook) {
                return null;
            }
        };
        deployments = new StoredDeployments(bench.store, new PlanJson(), ada, Clock.systemUTC());
        deployments.deploy(flow.build(), folder.resolve("nb.ipynb"), "", "test.x", "");
        deployments.deploy(flow.build(), folder.resolve("nb.ipynb"), "", "prod", "");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> run(@Nullable Integer version) throws IOException {
        bench.version = version;
        bench.run(workers, flow.build());
        return List.of(bench.artifact("send", 0, "to"), bench.artifact("sign", 0, "text"));
    }

    private List<String> why() throws IOException {
        return bench.steps().stream()
                .map(step -> step.replaceFirst(" \\d\\S*", ""))
                .toList();
    }

    @Test
    void eachDeploymentGetsItsOwnAnswerAndWhatDoesNotAskIsReused() throws IOException {
        assertThat(run(null)).containsExactly("nobody", "");
        assertThat(run(TEST)).containsExactly("nobody", "1test.xada");
        assertThat(why().get(1)).isEqualTo("send reused nothing it depends on changed");
        assertThat(run(PROD)).containsExactly("customers", "2prodada");

        assertThat(why())
                .containsExactly(
                        "load reused nothing it depends on changed",
                        "send succeeded deployment production false -> true",
                        "sign succeeded deployment branch test.x -> prod");
    }

    @Test
    void aResultIsReusedUnderTheSameAnswerAlone() throws IOException {
        run(TEST);
        run(PROD);

        assertThat(run(TEST)).containsExactly("nobody", "1test.xada");
        assertThat(bench.steps()).allMatch(step -> step.contains(" reused 0/1/0/0 "));
        assertThat(run(PROD)).containsExactly("customers", "2prodada");
        assertThat(bench.steps()).allMatch(step -> step.contains(" reused 0/1/0/0 "));
    }

    @Test
    void aVersionThatIsPromotedIsProduction() throws IOException {
        run(TEST);
        deployments.promote("flow", TEST);

        assertThat(run(TEST)).containsExactly("customers", "1prodada");
    }

    @Test
    void aVersionIsProductionOnlyWhileItIsLive() throws IOException {
        deployments.promote("flow", TEST);
        assertThat(run(TEST)).containsExactly("customers", "1prodada");
        assertThat(run(PROD)).containsExactly("nobody", "2prodada");

        deployments.rollback("flow", PROD);

        assertThat(run(TEST)).containsExactly("nobody", "1test.xada");
        assertThat(run(PROD)).containsExactly("customers", "2prodada");
        deployments.promote("flow", TEST);
        assertThat(run(TEST)).containsExactly("customers", "1prodada");
    }

    @Test
    void aRunKeepsWhatItWasToldWhileTheLiveVersionChanges() throws IOException {
        during = () -> deployments.promote("flow", TEST);

        assertThat(run(PROD)).containsExactly("customers", "2prodada");
    }

    @Test
    void aRunThatIsResumedHasItsVersionAlsoOnceThatIsDeleted() throws IOException {
        run(TEST);
        deployments.delete("flow", TEST);
        bench.origin = new RunId(bench.ask("SELECT id x FROM run").getFirst());

        assertThat(run(TEST)).containsExactly("nobody", "1");
    }

    @Test
    void aDifferenceOfResultsIsLaidToTheDeployment() throws IOException {
        run(TEST);
        run(PROD);
        var runs = bench.ask("SELECT id x FROM run ORDER BY key");

        var diff = new StoredComparisons(bench.store, new PlanJson(), new LibraryCodecs(List.of()), ValueClauses::of)
                .diff(new RunId(runs.getFirst()), new RunId(runs.getLast()));

        assertThat(String.valueOf(diff.cause()))
                .contains("The environment changed: deployment production false → true.");
    }
}
