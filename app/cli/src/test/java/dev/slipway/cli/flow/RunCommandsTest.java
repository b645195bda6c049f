package dev.slipway.cli.flow;

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
import dev.slipway.engine.run.RunRequest;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandsTest {
    private static final Problem ERROR = Problem.error(
            "unknown-directive",
            "There is no directive setp.",
            "Did you mean step?",
            Place.onLine(new CellId("c2"), 1, 1, 5, 4));

    private static final String[] RUN = {
        "run",
        "flow",
        "notebook",
        "plan",
        "package",
        "version",
        "target",
        "status",
        "name",
        "tags",
        "started",
        "ended",
        "seconds",
        "parameters",
        "tasks",
        "steps",
        "metrics",
        "error",
        "problems"
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

    private void refuse() {
        services.compiled = new Compiled.Refused(new CellGraph(List.of(), List.of()), List.of(ERROR));
    }

    @Test
    void plansWithEveryFieldOfTheContract() {
        var json = call("plan", "sales.ipynb", "--json").json();

        assertThat(json.propertyNames())
                .containsExactly(
                        "schema", "flow", "plan", "package", "parameters", "library", "steps", "jars", "problems");
        assertThat(json.get("parameters").toString())
                .isEqualTo("[{\"name\":\"rate\",\"type\":\"double\",\"default\":0.1}]");
        var train = json.get("steps").get(1);
        assertThat(train.propertyNames())
                .containsExactly(
                        "name",
                        "cells",
                        "depends_on",
                        "foreach",
                        "gathers",
                        "reads",
                        "writes",
                        "resources",
                        "retry",
                        "timeout",
                        "catch",
                        "secrets",
                        "code",
                        "decision",
                        "why");
        assertThat(train.get("foreach").toString())
                .isEqualTo("[{\"variable\":\"row\",\"over\":\"rows\",\"type\":\"String\"}]");
        assertThat(train.get("resources").toString()).isEqualTo("{\"cpu\":2,\"memory\":1073741824,\"gpu\":null}");
        assertThat(train.get("timeout").asInt()).isEqualTo(120);
        assertThat(train.get("decision").asString()).isEqualTo("run");
    }

    @Test
    void aRefusedPlanTellsItsProblemsAndExitsWithOne() {
        refuse();

        var answer = call("plan", "sales.ipynb", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(answer.json().get("problems").get(0).toString())
                .isEqualTo("{\"severity\":\"error\",\"code\":\"unknown-directive\","
                        + "\"message\":\"There is no directive setp.\",\"hint\":\"Did you mean step?\",\"cell\":\"c2\","
                        + "\"cell_index\":1,\"line\":1,\"column\":5,\"end_line\":1,\"end_column\":9}");
        assertThat(answer.err())
                .contains("sales.ipynb, cell 2, line 1: error: There is no directive setp. Did you mean step?");
    }

    @Test
    void runsWithParametersNameAndTags() {
        var answer = call(
                "run",
                "sales.ipynb",
                "-p",
                "rate=0.2",
                "--name",
                "n",
                "--tag",
                "b",
                "--tag",
                "a",
                "--workers",
                "3",
                "--no-reuse",
                "--fail-fast",
                "--json");

        assertThat(answer.exit()).isZero();
        assertThat(answer.json().get("status").asString()).isEqualTo("succeeded");
        assertThat(answer.json().propertyNames()).containsExactly(RUN);
        assertThat(answer.err()).contains("Run " + KnownRun.ID);
        isAskedFor(services.workspace.runs.executed.getFirst());
    }

    private static void isAskedFor(RunRequest request) {
        assertThat(request.parameters()).isEqualTo(Map.of("rate", 0.2));
        assertThat(request.label().tags()).containsExactly("a", "b");
        assertThat(request.options().workers()).isEqualTo(3);
        assertThat(request.source().command()).startsWith("slipway", "run", "sales.ipynb");
    }

    @Test
    void aRefusedRunHasNoIdAndExitsWithOne() {
        refuse();

        var answer = call("run", "sales.ipynb", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(answer.json().get("run").isNull()).isTrue();
        assertThat(answer.json().get("status").asString()).isEqualTo("refused");
        assertThat(answer.json().get("problems")).hasSize(1);
        assertThat(answer.err()).contains("sales.ipynb was refused: 1 error. Nothing was started.");
    }

    @Test
    void aFailedRunSaysWhereAndWhatToDo() {
        services.workspace.run = KnownRun.FAILED;

        var answer = call("run", "sales.ipynb");

        assertThat(answer.exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(answer.err())
                .contains("sales.ipynb, cell 2, line 2: step train, task 1 (DE): ArithmeticException: / by zero")
                .contains("slipway resume " + KnownRun.ID);
    }

    @Test
    void aRunThatSomeoneElseCancelledExitsWithOneAnInterruptedOneWith130() {
        services.workspace.run = KnownRun.CANCELLED;
        assertThat(call("run", "sales.ipynb").exit()).isEqualTo(ExitCode.AT_FAULT);

        services.workspace.runs.interruptsItself = true;
        assertThat(call("run", "sales.ipynb").exit()).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void aDetachedRunIsRunning() {
        var json = call("run", "sales.ipynb", "--detach", "--json").json();

        assertThat(json.get("status").asString()).isEqualTo("running");
        assertThat(json.get("run").asString()).isEqualTo(KnownRun.ID.value());
        assertThat(services.workspace.runs.detached).hasSize(1);
    }

    @Test
    void resumesWithTheRunsParametersAndItsRecordedCode() {
        var answer = call("resume", "latest", "--as-recorded", "--json");

        assertThat(answer.exit()).isZero();
        var request = services.workspace.runs.executed.getFirst();
        assertThat(request.parameters()).isEqualTo(Map.of("rate", 0.1));
        assertThat(request.source().origin()).isEqualTo(KnownRun.ID);
        assertThat(request.source().version()).isEqualTo(3);
    }

    @Test
    void resumeSaysThatTheNotebookIsGone() {
        var answer = call("resume", "latest");

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("is gone").contains("--as-recorded");
    }

    @Test
    void cancelsARunAndLeavesOneThatIsOver() {
        services.workspace.run = KnownRun.RUNNING;

        assertThat(call("cancel", "latest", "--json").json().get("status").asString())
                .isEqualTo("cancelled");
        assertThat(call("cancel", "latest").err()).contains("was over already");
        assertThat(services.workspace.runs.done).containsExactly("cancel " + KnownRun.ID);
    }

    @Test
    void runsADeployedVersion() {
        assertThat(call("run", "sales@1").err()).contains("There is no version sales@1.");

        call("deploy", "sales.ipynb");
        var answer = call("run", "sales@live", "--json");

        assertThat(answer.exit()).isZero();
        assertThat(services.workspace.runs.executed.getFirst().source().version())
                .isEqualTo(1);
    }

    @Test
    void readsParametersFromAFile() throws IOException {
        Files.writeString(folder.resolve("p.json"), "{\"rate\": 0.3}");

        call("run", "sales.ipynb", "-p", "@p.json");

        assertThat(services.workspace.runs.executed.getFirst().parameters()).isEqualTo(Map.of("rate", 0.3));
    }

    @Test
    void wrongInputStartsNothing() {
        assertThat(call("run", "sales.ipynb", "-p", "speed=1").err()).contains("There is no parameter speed.");
        assertThat(call("run", "sales.ipynb", "-p", "rate").err()).contains("This sets no parameter: rate.");
        assertThat(call("run", "sales.ipynb", "--target", "moon").err()).contains("There is no target moon.");
        assertThat(call("run", "sales.ipynb", "--workers", "0").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(call("run", "sales.ipynb", "--workers", "x").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(call("run", "none.ipynb").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(services.workspace.runs.executed).isEmpty();
    }
}
