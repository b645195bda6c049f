package dev.slipway.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.cli.FakeServices;
import dev.slipway.cli.KnownRun;
import dev.slipway.cli.Shell;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.file.NotebookFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandsTest {
    private static final String[] FIELDS = {
        "flow", "branch", "version", "plan", "package", "target", "created", "dry_run", "problems", "live"
    };

    @TempDir
    Path folder;

    private final FakeServices services = new FakeServices();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve(".slipway"));
        var cell = Cell.of(new CellId("c1"), CellKind.CODE, "1");
        NotebookFiles.write(Document.of(List.of(cell)), folder.resolve("sales.ipynb"));
        services.compiled = KnownRun.FLOW;
    }

    private Shell.Answer call(String... arguments) {
        return new Shell(folder, services).call(arguments);
    }

    @Test
    void deploysTheNextVersion() {
        var json = call("deploy", "sales.ipynb", "--note", "why", "--json").json();

        assertThat(json.propertyNames()).containsExactly(FIELDS);
        assertThat(json.get("version").asInt()).isEqualTo(1);
        assertThat(json.get("branch").asString()).isEqualTo("prod");
        assertThat(json.get("dry_run").asBoolean()).isFalse();
        assertThat(call("deploy", "sales.ipynb").out()).isEqualTo("sales@2\n");
    }

    @Test
    void aDryRunPublishesNothing() {
        var json = call("deploy", "sales.ipynb", "--dry-run", "--json").json();

        assertThat(json.propertyNames()).containsExactly(FIELDS);
        assertThat(json.get("version").isNull()).isTrue();
        assertThat(json.get("dry_run").asBoolean()).isTrue();
        assertThat(services.workspace.deployed).isEmpty();
    }

    @Test
    void aNotebookThatIsNoFlowIsNotPublished() {
        services.compiled = new Compiled.Refused(new CellGraph(List.of(), List.of()), List.of());

        assertThat(call("deploy", "sales.ipynb").exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(services.workspace.deployed).isEmpty();
    }

    @Test
    void listsPromotesAndRollsBack() {
        call("deploy", "sales.ipynb", "--branch", "trial");

        assertThat(call("deployments", "--json")
                        .json()
                        .get("deployments")
                        .get(0)
                        .get("branch")
                        .asString())
                .isEqualTo("trial");
        assertThat(call("deployments").out()).contains("sales@1").contains("trial");
        assertThat(call("promote", "sales", "1", "--json").json().get("version").asInt())
                .isEqualTo(1);
        assertThat(call("rollback", "sales").err()).isEqualTo("sales@1 is live.\n");
        assertThat(call("rollback", "sales", "9").err()).contains("There is no version 9.");
        assertThat(call("promote", "sales", "x").exit()).isEqualTo(ExitCode.USAGE);
    }

    private void deploy(String source, double rate) throws IOException {
        var cell = Cell.of(new CellId("c1"), CellKind.CODE, source);
        NotebookFiles.write(Document.of(List.of(cell)), folder.resolve("sales.ipynb"));
        var plan = KnownRun.FLOW.plan();
        var parameters = List.of(new Plan.Parameter("rate", "double", rate));
        services.compiled = new Compiled.Flow(
                new Plan(
                        plan.flow(),
                        plan.hash(),
                        plan.packageHash(),
                        parameters,
                        plan.library(),
                        plan.steps(),
                        plan.jars()),
                KnownRun.FLOW.code(),
                KnownRun.FLOW.graph(),
                List.of());
        call("deploy", "sales.ipynb");
    }

    @Test
    void saysInWhatTwoVersionsDiffer() throws IOException {
        deploy("double loss(double x) {\n  return x;\n}", 0.1);
        deploy("double loss(double x) {\n  return 2 * x;\n}", 0.2);

        var text = call("diff", "sales@1", "sales@live").out();
        var json = call("diff", "sales@1", "sales@2", "--json").json();

        assertThat(text).isEqualTo("""
                        sales@1 -> sales@2: 1 parameter, 1 cell.

                          parameter  rate  0.1 -> 0.2

                          cell 1 of prepare: loss
                            -   return x;
                            +   return 2 * x;
                        """);
        assertThat(json.propertyNames()).containsExactly("before", "after", "same", "cause", "differences");
        assertThat(json.get("differences").get(0).get("before").asDouble()).isEqualTo(0.1);
        assertThat(json.get("differences").get(1).get("before").asString())
                .isEqualTo("double loss(double x) {\n  return x;\n}");
        assertThat(json.get("differences").get(1).get("message").asString()).isEqualTo("cell 1 of prepare: loss.");
    }

    @Test
    void aVersionIsComparedWithTheNotebookAsItIsAndWithNoRun() throws IOException {
        deploy("1", 0.1);

        assertThat(call("diff", "sales@1", "sales.ipynb").out())
                .isEqualTo("sales@1 -> sales.ipynb: the same steps, parameters, dependencies and text.\n");
        assertThat(call("diff", "sales@1", "latest").err())
                .isEqualTo("latest is a run and sales@1 a version. Compare two runs, or two versions.\n");
        assertThat(call("diff", "sales@1", "sales@7").err()).contains("There is no version sales@7.");
    }

    @Test
    void whoComesSecondIsToldWhoWasFirst() {
        call("deploy", "sales.ipynb", "--note", "mine");

        var refused = call("deploy", "sales.ipynb", "--after", "0");

        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("ann was first: version 1 of sales").contains("mine");
        assertThat(services.workspace.deployed).hasSize(1);
        var unknown = call("deploy", "sales.ipynb", "--after", "99");
        assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("There is no version 99 of sales");
        assertThat(services.workspace.deployed).hasSize(1);
        assertThat(call("deploy", "sales.ipynb", "--after", "1").err()).contains("ann published sales@1 on prod");
    }

    @Test
    void aFlowShowsWhoMadeWhatLive() {
        call("deploy", "sales.ipynb");

        assertThat(call("deployments", "sales").out()).contains("LIVE SINCE").contains("deploy");
        var history = call("deployments", "sales", "--json").json().get("live_history");
        assertThat(history.get(0).get("who").asString()).isEqualTo("ann");
        assertThat(call("deployments", "--json").json().get("live_history").isNull())
                .isTrue();
    }

    @Test
    void aVersionIsDeletedUnlessItIsLive() {
        call("deploy", "sales.ipynb", "--branch", "trial");
        call("deploy", "sales.ipynb");

        assertThat(call("undeploy", "sales", "1", "--dry-run").err())
                .isEqualTo("sales@1 would be deleted; 2 runs of it stay.\n");
        assertThat(services.workspace.deployed).hasSize(2);
        assertThat(call("undeploy", "sales", "1", "--json").json().get("runs").asInt())
                .isEqualTo(2);
        assertThat(services.workspace.deployed).hasSize(1);
        var refused = call("undeploy", "sales", "2");
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("is live and cannot be deleted");
    }
}
