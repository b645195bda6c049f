package dev.slipway.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.FakeServices;
import dev.slipway.cli.KnownRun;
import dev.slipway.cli.Shell;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.engine.history.Rows.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class HistoryCommandsTest {
    static final String[] RUN = {
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
        "problems",
        "environment",
        "inputs",
        "notebook_sha256",
        "parity",
        "git",
        "provenance"
    };

    @TempDir
    Path folder;

    private final FakeServices services = new FakeServices();

    @BeforeEach
    void makeWorkspace() throws IOException {
        Files.createDirectory(folder.resolve(".slipway"));
    }

    private Shell shell() {
        return new Shell(folder, services);
    }

    @Test
    void showsARunWithEveryFieldOfTheContract() {
        var json = shell().call("show", "latest", "--json").json();

        assertThat(json.propertyNames()).containsExactly(RUN);
        assertThat(json.get("seconds").asDouble()).isEqualTo(1.5);
        assertThat(json.get("tasks").toString())
                .isEqualTo("{\"total\":3,\"executed\":2,\"reused\":1,\"failed\":0,\"cancelled\":0}");
        assertThat(json.get("steps").get(1).propertyNames())
                .containsExactly("name", "status", "tasks", "executed", "reused", "failed", "seconds", "why");
        assertThat(json.get("metrics").get("rmse").toString())
                .isEqualTo("{\"last\":\"NaN\",\"min\":1.5,\"max\":3.0,\"count\":2}");
        assertThat(json.get("environment").propertyNames()).startsWith("java", "os", "slipway", "jars");
        assertThat(json.get("inputs").get(0).propertyNames()).containsExactly("path", "bytes", "sha256", "step");
        assertThat(json.get("git").toString())
                .isEqualTo("{\"commit\":\"0123456789abcdef\",\"dirty\":true,\"diff\":\"+int rate = 2;\"}");
        assertThat(json.get("provenance").propertyNames()).containsExactly("who", "host", "command");
        assertThat(json.get("started").asString()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void showsWhatFailedWithItsPlace() {
        services.workspace.run = KnownRun.FAILED;

        assertThat(shell().call("show", "latest", "--json").json().get("error").toString())
                .isEqualTo("{\"step\":\"train\",\"index\":1,\"item\":\"DE\",\"cell\":\"c2\",\"line\":2,"
                        + "\"type\":\"ArithmeticException\",\"message\":\"/ by zero\"}");
        assertThat(shell().call("show", "latest").out())
                .contains("sales.ipynb, cell 2, line 2: step train, task 1 (DE): ArithmeticException: / by zero");
    }

    @Test
    void showsAStepWithAPageOfItsTasks() {
        var json = shell().call("show", "latest/train", "--json").json();

        assertThat(json.propertyNames()).containsExactly("run", "step", "status", "cells", "code", "total", "tasks");
        assertThat(json.get("tasks").get(0).toString())
                .isEqualTo("{\"index\":1,\"item\":\"DE\",\"status\":\"succeeded\",\"seconds\":0.125,\"attempts\":2}");
        assertThat(shell().call("show", "latest/train").err()).contains("--offset 1 shows the next ones");
    }

    @Test
    void showsATaskWithItsLog() {
        var json = shell().call("show", "latest/train/1", "--json").json();

        assertThat(json.propertyNames())
                .containsExactly(
                        "run", "step", "index", "item", "status", "attempts", "artifacts", "metrics", "queries", "log");
        assertThat(json.get("attempts").get(0).propertyNames())
                .containsExactly("number", "status", "started", "seconds", "worker", "exit", "error");
        assertThat(json.get("artifacts").get(0).propertyNames())
                .containsExactly("name", "type", "bytes", "sha256", "preview");
        assertThat(json.get("metrics").get(0).toString())
                .isEqualTo("{\"name\":\"rmse\",\"iteration\":3,\"value\":\"Infinity\","
                        + "\"time\":\"2026-01-02T03:04:05Z\"}");
        assertThat(json.get("queries").get(0).toString())
                .isEqualTo("{\"connection\":\"shop\",\"text\":\"SELECT id\\nFROM orders WHERE id > :a\","
                        + "\"values\":{\"a\":\"1\"},\"rows\":7,\"seconds\":0.25}");
        assertThat(json.get("log").get(1).toString())
                .isEqualTo("{\"time\":\"2026-01-02T03:04:05Z\",\"stream\":\"stderr\",\"text\":\"careful\"}");
        assertThat(shell().call("show", "latest/train/1", "--logs").out())
                .contains("shop  7 rows", "    FROM orders WHERE id > :a\n    :a = 1\n")
                .endsWith("begun\ncareful\n");
        assertThat(shell().call("show", "latest/train/1", "--offset", "1", "--json")
                        .json()
                        .get("log"))
                .hasSize(1);
    }

    @Test
    void listsRunsWithEveryFieldOfTheContract() {
        var json = shell().call("runs", "--json").json();

        assertThat(json.get("total").asInt()).isEqualTo(12);
        assertThat(json.get("runs").get(0).propertyNames())
                .contains(
                        "run",
                        "flow",
                        "name",
                        "status",
                        "target",
                        "who",
                        "started",
                        "seconds",
                        "parameters",
                        "metrics",
                        "tags",
                        "plan",
                        "git");
        assertThat(shell().call("runs", "--limit", "1").err()).contains("1 of 12 runs");
    }

    @Test
    void namesAndTagsWithoutEndLeaveTheTablesReadable() {
        var tags = IntStream.range(0, 300).mapToObj(i -> "tag" + i).toList();
        services.workspace.run = KnownRun.labelled(new Label("n".repeat(300), tags));

        for (var command : List.of("runs", "show latest")) {
            var text = shell().call(command.split(" ")).out();
            assertThat(text).contains("n".repeat(39) + "…", "tag0 tag1", "… and 292 more");
            assertThat(text.lines().mapToInt(String::length).max().orElseThrow())
                    .as(command)
                    .isLessThan(260);
        }
        assertThat(shell().call("runs", "--json").json().get("runs").get(0).get("tags"))
                .hasSize(300);
    }

    @Test
    void printsAnArtifactAsItIsAndWritesItAsAFile() throws IOException {
        assertThat(shell().call("artifact", "latest/train/1", "model").out()).isEqualTo("Model[a=1]\n");

        var answer = shell().call("artifact", "latest/train/1", "model", "-o", "m.json");

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).isEmpty();
        assertThat(folder.resolve("m.json")).hasContent("{\"a\":1}");
    }

    @Test
    void aConversionThatCannotBeLeavesNoFile() throws IOException {
        Files.writeString(folder.resolve("m.png"), "before");

        var answer = shell().call("artifact", "latest/train/1", "model", "-o", "m.png");

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("Use .json");
        assertThat(folder.resolve("m.png")).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void comparesAndDiffersWithTheFieldsOfTheContract() {
        var compared = shell().call("compare", "latest", "latest", "--json").json();
        var only = shell().call("compare", "latest", "latest", "--diff-only", "--json")
                .json();
        JsonNode diff = shell().call("diff", "latest", "latest", "--json").json();

        assertThat(compared.get("rows").get(0).toString())
                .isEqualTo("{\"kind\":\"parameter\",\"name\":\"rate\",\"values\":[0.1,0.2],\"differs\":true}");
        assertThat(only.get("rows")).hasSize(1);
        assertThat(diff.propertyNames()).containsExactly("before", "after", "same", "cause", "differences");
        assertThat(diff.get("cause").propertyNames()).containsExactly("kind", "where", "before", "after", "message");
        assertThat(shell().call("diff", "latest", "latest").out())
                .startsWith("The parameter rate went from 0.1 to 0.2.\n");
    }

    @Test
    void showsTheLogOfAnAttempt() {
        assertThat(shell().call("show", "latest/train/1", "--attempt", "1").out())
                .endsWith("\nthe first try\n");
        assertThat(shell().call("show", "latest/train/1", "--attempt", "7").err())
                .contains("The task train/1 has no attempt 7. It has ");
        assertThat(shell().call("show", "latest/train", "--attempt", "1").err()).contains("is about a task");
    }

    @Test
    void writesTheCardsOfATaskAsOnePage() {
        var answer = shell().call("show", "latest/train/1", "--cards", "card.html");

        assertThat(answer.err()).contains("Wrote ");
        assertThat(folder.resolve("card.html")).content().contains("<h1>").doesNotContain("{{");
    }

    @Test
    void addsAndRemovesTagsThatLookLikeOptions() {
        var answer = shell().call("tag", "latest", "+a", "-b", "-hot", "--json");

        assertThat(answer.exit()).isZero();
        assertThat(services.workspace.runs.done).containsExactly("tag +[a] -[b, hot]");
        assertThat(answer.json().get("tags").toString()).isEqualTo("[\"good\",\"trial\"]");
    }

    @Test
    void renamesARun() {
        var answer = shell().call("rename", "latest", " first try ", "--json");

        assertThat(services.workspace.runs.done).containsExactly("rename first try");
        assertThat(answer.json().get("name").asString()).isEqualTo("first try");
        assertThat(shell().call("rename", "latest", "").err()).contains("has no name now");
    }

    @Test
    void deletesNoneIfOneIsStillRunning() {
        services.workspace.run = KnownRun.RUNNING;

        var answer = shell().call("rm", "latest");

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("is still running").contains("slipway cancel");
        assertThat(services.workspace.runs.done).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show nothing                | There is no run nothing.",
                "show latest/trian           | has no step trian. Did you mean train?",
                "show latest/train/9         | has no task 9.",
                "show latest/train/x         | This names no run, step or task: latest/train/x.",
                "show latest/train --limit 0 | There is no such page.",
                "artifact latest/train model | The step train has 2 tasks. Name one of them: latest/train/0",
                "artifact latest model       | This names no step: latest.",
                "artifact latest/train/1 mdl | The task keeps no mdl. It keeps model.",
                "runs --status done          | A run is never done.",
                "runs --status faild         | Did you mean failed?",
                "runs --since yesterday      | This is no time: yesterday.",
                "runs --limit 0              | There is no listing 0 runs.",
                "compare latest              | One run alone cannot be compared.",
                "tag latest good             | This neither adds nor removes a tag: good.",
                "tag latest +                | This is no tag: ''.",
                "rm                          | Missing required parameter",
            })
    void wrongInputIsTold(String line, String message) {
        var answer = shell().call(line.split(" +"));

        assertThat(answer.err()).contains(message);
        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void anErrorInAConditionIsMarked() {
        var answer = shell().call("runs", "--where", "rate <");

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).isEqualTo("A number is missing. It is at column 7: rate <»\n");
    }

    @Test
    void withoutAWorkspaceItSaysSo() throws IOException {
        Files.delete(folder.resolve(".slipway"));

        var answer = shell().call("runs", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.json().get("error").get("code").asString()).isEqualTo("no-workspace");
        assertThat(answer.err()).contains("There is no workspace").contains("slipway init");
    }

    @Test
    void anotherFolderIsNamedWithC() {
        var elsewhere = new Shell(folder.getRoot(), services);

        assertThat(elsewhere.call("-C", folder.toString(), "runs").exit()).isZero();
        assertThat(elsewhere.call("runs", "-C", folder.toString()).exit()).isZero();
        assertThat(elsewhere.call("runs", "-C", folder + "/none").err()).contains("There is no folder");
        assertThat(services.opened).containsExactly(folder, folder);
    }
}
