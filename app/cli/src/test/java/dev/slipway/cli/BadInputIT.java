package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.call.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a person hears who gets something wrong: what, where, and what to do; with the exit code of the contract.
class BadInputIT {
    private static final Composition SERVICES = new Composition(Map.of());

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        SERVICES.close();
    }

    private Shell.Answer call(String... arguments) {
        return new Shell(folder, SERVICES).call(arguments);
    }

    private static Arguments refused(String what, String cells, String... said) {
        return Arguments.of(what, cells, List.of(said));
    }

    static Stream<Arguments> notebooksThatAreNoFlow() {
        return Stream.of(
                refused("unknown directive", "//| setp: a\nint x = 1;", "cell 1, line 1: error:", "setp", "step"),
                refused(
                        "unknown key",
                        "//| step: a\n//| resources: cpus=2\nint x = 1;",
                        "cell 1, line 2",
                        "cpus",
                        "cpu"),
                refused(
                        "foreach over no collection",
                        "//| step: a\ndouble rate = 0.5 + Math.random();\n// %%\n//| step: b\n//| foreach: r : rate\nvar y = r;",
                        "cell 2, line 2",
                        "rate",
                        "double"),
                refused(
                        "foreach over an unknown variable",
                        "//| step: b\n//| foreach: r : rates\nvar y = r;",
                        "cell 1, line 2",
                        "rates"),
                refused(
                        "gather of an unknown artifact",
                        "//| step: a\nint[] numbers = {1, 2};\n// %%\n//| step: t\n//| foreach: i : numbers\nvar model = i;\n// %%\n//| step: b\n//| gather: modle -> models\nvar n = models.size();",
                        "cell 3, line 2",
                        "modle",
                        "model"),
                refused(
                        "read of a later step's variable",
                        "//| step: a\nvar y = x + 1;\n// %%\n//| step: b\nvar x = new java.util.Random(1).nextInt();",
                        "cell 1, line 2",
                        "x"),
                refused(
                        "two steps of one name",
                        "//| step: a\nvar x = Math.random();\n// %%\n//| step: a\nvar y = x;",
                        "cell 2, line 1",
                        "Cell 1"),
                refused("a cell that does not compile", "//| step: a\nint x = ;", "cell 1, line 2: error:"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notebooksThatAreNoFlow")
    void isRefusedBeforeAnythingRuns(String what, String cells, List<String> said) throws IOException {
        write("n.jsh", cells);

        var check = call("check", "n.jsh");
        var run = call("run", "n.jsh", "--json");

        assertThat(check.exit()).as(check.out()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(check.out()).contains(said);
        assertThat(run.exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(run.json().get("run").isNull()).isTrue();
        assertThat(run.json().get("status").asString()).isEqualTo("refused");
        assertThat(run.err()).contains("n.jsh, ").contains(said);
        assertThat(folder.resolve(".slipway")).doesNotExist();
    }

    static Stream<Arguments> notebooksThatFail() {
        return Stream.of(
                refused(
                        "an artifact that cannot be stored",
                        "//| step: a\nObject lock = new java.util.concurrent.locks.ReentrantLock();\n// %%\n//| step: b\nvar n = lock.toString();",
                        "lock",
                        "ReentrantLock",
                        "cell 1"),
                refused(
                        "a missing input file",
                        "//| step: a\nvar n = Files.size(dataset(\"data/none.csv\"));",
                        "none.csv",
                        "cell 1, line 2"),
                refused(
                        "a task that throws",
                        "//| step: a\nint n = 0;\nint m = 1 / n;",
                        "cell 1, line 3",
                        "ArithmeticException",
                        "/ by zero"),
                refused("a task that exits", "//| step: a\nint n = 1;\nSystem.exit(7);", "step a", "exit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notebooksThatFail")
    void failsTheRun(String what, String cells, List<String> said) throws IOException {
        write("n.jsh", cells);

        var run = call("run", "n.jsh", "--workers", "1", "--json");

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(run.json().get("status").asString()).isEqualTo("failed");
        assertThat(run.json().get("error").get("step").asString()).isEqualTo("a");
        assertThat(run.err()).contains("n.jsh").contains(said).contains("slipway resume");
    }

    @Test
    void aFailureInALibraryCellNamesThatCell() throws IOException {
        write(
                "n.jsh",
                "import java.util.List;\n// %% id=lib\nint half(String text) {\n    return Integer.parseInt(text) / 2;\n}\n// %%\n//| step: a\nint n = half(\"x\");");

        var run = call("run", "n.jsh", "--json");

        assertThat(run.json().get("error").get("cell").asString()).isEqualTo("lib");
        assertThat(run.json().get("error").get("line").asInt()).isEqualTo(2);
        assertThat(run.err()).contains("n.jsh, cell 2, line 2: step a: NumberFormatException");
    }

    @Test
    void aTaskThatExitsNamesTheOnlyCellOfItsStepAndKeepsItsLastWords() throws IOException {
        write("n.jsh", "//| step: a\nSystem.out.print(\"almost\");\nSystem.exit(7);");

        var run = call("run", "n.jsh", "--json");

        assertThat(run.json().get("error").get("cell").asString()).isNotBlank();
        assertThat(run.err()).contains("n.jsh, cell 1: step a: ProcessEnded", "almost");
    }

    @Test
    void aNotebookThatIsNoFlowIsReportedUnderItsFlowsName() throws IOException {
        Files.writeString(folder.resolve("Grüße 2.ipynb"), """
                {"cells": [{"cell_type": "code", "execution_count": null, "id": "a", "metadata": {}, "outputs": [],
                  "source": "//| step: a\\nint x = ;"}],
                 "metadata": {"slipway": {"flow": "my-flow"}}, "nbformat": 4, "nbformat_minor": 5}
                """);
        write("Größe 2.jsh", "//| step: a\nint x = ;");

        for (var command : List.of("run", "plan", "deploy")) {
            assertThat(call(command, "Grüße 2.ipynb", "--json")
                            .json()
                            .get("flow")
                            .asString())
                    .isEqualTo("my-flow");
            assertThat(call(command, "Größe 2.jsh", "--json").json().get("flow").asString())
                    .isEqualTo("grosse-2");
        }
    }

    static Stream<Arguments> notebooksThatFailInAKernel() {
        return Stream.of(
                refused(
                        "a cell that throws",
                        "int n = 0;\n// %%\nint m = 1;\nint k = m / n;",
                        "n.jsh, cell 2, line 2: ArithmeticException: / by zero"),
                refused("a cell that does not compile", "int n = 0;\n// %%\nint m = ;", "n.jsh, cell 2, line 1: "),
                refused(
                        "a cell that ends its kernel",
                        "System.exit(3);\n// %%\nint m = 1;",
                        "n.jsh, cell 1: ",
                        "kernel"),
                refused(
                        "a name that a cell below defines",
                        "int n = later.size();\n// %%\nvar later = List.of(1);",
                        "n.jsh, cell 1, line 1: cannot find symbol",
                        "Move cell 2 above cell 1."),
                refused(
                        "a missing input file",
                        "var f = dataset(\"none.csv\");",
                        "n.jsh, cell 1, line 1: ",
                        "none.csv"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notebooksThatFailInAKernel")
    void failsTheExecutionAndStillWritesTheOutputs(String what, String cells, List<String> said) throws IOException {
        write("n.jsh", cells);

        var exec = call("exec", "n.jsh", "-o", "out.ipynb", "--json");

        assertThat(exec.exit()).as(exec.err()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(exec.json().get("status").asString()).isEqualTo("failed");
        assertThat(exec.err()).contains(said);
        assertThat(folder.resolve("out.ipynb")).exists();
    }

    @Test
    void aFailureThatTheNotebookExpectsIsNotComplainedOf() throws IOException {
        Files.writeString(
                folder.resolve("n.jsh"), "// %% tags=[\"raises-exception\"]\nint m = 1 / 0;\n// %%\nint k = 1;\n");

        var exec = call("exec", "n.jsh", "--json");

        assertThat(exec.exit()).as(exec.err()).isEqualTo(ExitCode.DONE);
        assertThat(exec.json().get("cells").get(0).get("status").asString()).isEqualTo("error");
        assertThat(exec.err()).isEmpty();
    }

    @Test
    void aParameterOfTheWrongTypeIsRefusedBeforeAnythingRuns() throws IOException {
        Files.writeString(
                folder.resolve("n.jsh"),
                "// %% id=p\n//| parameters\nint count = 3;\n// %%\n//| step: a\nvar x = count + 1;");

        for (var command : List.of("run", "plan", "exec")) {
            var wrong = call(command, "n.jsh", "-p", "count=many");
            var unknown = call(command, "n.jsh", "-p", "cuont=1");

            assertThat(wrong.exit()).as(command).isEqualTo(ExitCode.USAGE);
            assertThat(wrong.err()).contains("count", "int", "3", "many");
            assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(unknown.err()).contains("There is no parameter cuont. Did you mean count?");
            var error =
                    call(command, "n.jsh", "-p", "count=a. b", "--json").json().get("error");
            assertThat(error.get("message").asString())
                    .isEqualTo("The parameter count is an int (default 3), and 'a. b' is none.");
            assertThat(error.get("hint").asString()).isEqualTo("Write a whole number.");
            assertThat(error.get("notebook").asString()).isEqualTo("n.jsh");
            assertThat(error.get("cell").asString()).isEqualTo("p");
            assertThat(error.get("line").asInt()).isEqualTo(2);
        }
        assertThat(folder.resolve(".slipway")).doesNotExist();
    }

    @Test
    void whatIsNoNotebookIsToldAndLeftAsItIs() throws IOException {
        Files.writeString(folder.resolve("cut.ipynb"), "{\"cells\": [{\"cell_type\": \"code\", \"sour");
        Files.writeString(
                folder.resolve("new.ipynb"),
                "{\"cells\": [], \"metadata\": {}, \"nbformat\": 5, \"nbformat_minor\": 0}");
        Files.writeString(folder.resolve("other.ipynb"), "{\"a\": 1}");
        Files.writeString(folder.resolve("x.txt"), "int x;");

        for (var command : List.of("check", "exec", "plan", "run", "deploy")) {
            for (var file : List.of("cut.ipynb", "new.ipynb", "other.ipynb", "x.txt", "none.ipynb", ".")) {
                var answer = call(command, file, "--json");

                assertThat(answer.exit()).as(command + " " + file).isEqualTo(ExitCode.USAGE);
                assertThat(answer.json().get("error").get("message").asString()).contains(file);
                assertThat(answer.json().get("error").get("hint").asString()).isNotBlank();
            }
        }
        assertThat(call("exec", "cut.ipynb", "--in-place").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("cut.ipynb")).hasContent("{\"cells\": [{\"cell_type\": \"code\", \"sour");
    }

    @Test
    void aFolderThatCannotBeWrittenIsTheWorldsFault() throws IOException {
        write("n.jsh", "//| step: a\nint x = 1 + 1;");

        for (var line : List.of("init /proc/none", "run n.jsh -C /proc", "exec n.jsh -o /proc/out.ipynb")) {
            var answer = call(line.split(" "));

            assertThat(answer.exit()).as(line + ": " + answer.err()).isEqualTo(ExitCode.WORLD);
            assertThat(answer.err()).contains("/proc");
        }
    }

    @Test
    void withoutAWorkspaceItSaysSo() {
        for (var line :
                List.of("runs", "show latest", "gc", "deployments", "run sales@1", "cancel latest", "rm latest")) {
            var answer = call(line.split(" "));

            assertThat(answer.exit()).as(line).isEqualTo(ExitCode.USAGE);
            assertThat(answer.err()).contains("There is no workspace in " + folder);
        }
    }

    private void write(String name, String cells) throws IOException {
        Files.writeString(folder.resolve(name), "// %%\n" + cells + "\n");
    }
}
