package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.ContentHash;
import dev.slipway.worker.code.CodePackages;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Bytes;
import dev.slipway.worker.protocol.Input;
import dev.slipway.worker.protocol.Keep;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Report.Next;
import dev.slipway.worker.protocol.Report.Place;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkerFailureTest extends InProcessWorker {
    @Test
    void aParameterThatDoesNotFitIsNamed() throws IOException {
        load(new TestStep("train").variable(1, "int", "n", "1"));

        var failed = failed(worker.task(Map.of("n", new Input.Given(2.5))));

        assertThat(failed.message()).isEqualTo("`n` cannot get its value: 2.5 is no int");
    }

    @Test
    void anExceptionNamesTheCellsOwnLine() throws IOException {
        load(new TestStep("train")
                .variable(3, "int", "a", "0")
                .code(7, "\n\n  helper();\n } static void helper() { \n int x = 1 / a; "));

        var failed = failed(worker.task(Map.of()));

        assertThat(failed.type()).isEqualTo("ArithmeticException");
        assertThat(failed.message()).isEqualTo("/ by zero");
        assertThat(failed.place()).isEqualTo(new Place("c7", 6, 5));
        assertThat(failed.traceback())
                .isEqualTo("ArithmeticException: / by zero\n    at cell 7, line 5 (helper)\n    at cell 7, line 3\n");
        assertThat(failed.next()).isEqualTo(Next.READY);
    }

    @Test
    void runningOutOfStackIsAFailureAndOutOfMemoryEndsTheWorker() throws Exception {
        load(new TestStep("train")
                .variable(1, "int", "mode", "0")
                .code(
                        2,
                        "if (mode == 1) throw new OutOfMemoryError(\"heap\"); else deep(); }"
                                + " static int deep() { return deep() + 1; "));

        assertThat(failed(worker.task(Map.of())).type()).isEqualTo("StackOverflowError");
        assertThat(failed(worker.task(Map.of("mode", new Input.Given(1L)))).next())
                .isEqualTo(Next.EXITS);
        assertThat(exits.poll(10, TimeUnit.SECONDS)).isNotZero();
    }

    @Test
    void whatCannotBeKeptFailsTheTaskOnlyIfItMustBeKept() throws IOException {
        load(new TestStep("train")
                .variable(2, "int", "a", "1")
                .variable(4, "Map<String, Object>", "held", "Map.of(\"t\", Thread.currentThread())"));
        var optional = List.of(new Keep("a", Keep.Demand.IF_STORABLE), new Keep("held", Keep.Demand.IF_STORABLE));

        var succeeded =
                worker.ask(new Request.Task("train", 0, Map.of(), optional, Set.of(), List.of(), worker.places()));
        var failed = failed(worker.task(Map.of(), "held"));

        assertThat(((Report.Succeeded) succeeded).unstorable())
                .singleElement()
                .satisfies(unstorable -> assertThat(unstorable.reason())
                        .isEqualTo("`held[t]` is a java.lang.Thread: a thread belongs to its process."));
        assertThat(failed.message())
                .isEqualTo("`held` (Map<String, Object>) cannot be kept for later steps. "
                        + "`held[t]` is a java.lang.Thread: a thread belongs to its process.");
        assertThat(failed.place()).isEqualTo(new Place("c4", 3, 0));
    }

    @Test
    void twoArtifactsThatShareAMutableObjectFailAndAreNamed() throws IOException {
        load(new TestStep("train")
                .variable(1, "List<Integer>", "a", "new ArrayList<>(List.of(1))")
                .variable(2, "Map<String, Object>", "b", "Map.of(\"list\", a)"));

        var failed = failed(worker.task(Map.of(), "a", "b"));

        assertThat(failed.message()).startsWith("`b[list]` and `a` share one ArrayList that can change");
    }

    @Test
    void aChangeThatWouldBeLostFailsWithTheLineToAdd() throws IOException {
        load(new TestStep("train")
                .variable(3, "List<Integer>", "shared", "new ArrayList<>(List.of(1))")
                .code(4, "shared.add(2);"));
        worker.task(Map.of(), "shared");
        var input = worker.stored("shared");

        var failed = failed(worker.task(Map.of("shared", input), Set.of("shared")));
        var declared = worker.task(Map.of("shared", input), Set.of("shared"), "shared");

        assertThat(failed.message()).contains("`shared` was changed in place", "`//| mutates: shared`");
        assertThat(declared).isInstanceOf(Report.Succeeded.class);
    }

    @Test
    void aLoopOverNoCollectionIsRefusedByName() throws IOException {
        load(new TestStep("train").variable(1, "String", "names", "\"x\""));

        var failed = failed(worker.ask(new Request.Expand(
                "train", List.of(new Request.Loop("name", "names", new Input.Given("x"))), folder.resolve("objects"))));

        assertThat(failed.message()).contains("foreach needs", "`names` is a String");
    }

    @Test
    void aMissingFileASecretAndAQuestionFailInWords() throws IOException {
        for (var call : Map.of(
                        "dataset(\"x/no.csv\")", "there is no file or folder x/no.csv",
                        "secret(\"NONE\")", "there is no secret of this name",
                        "input(\"Name?\")", "nobody can be asked in a run: \"Name?\"")
                .entrySet()) {
            load(new TestStep("train").code(1, call.getKey() + ";"));

            assertThat(failed(worker.task(Map.of())).message()).startsWith(call.getValue());
        }
    }

    @Test
    void aFailureThatWasCaughtSettlesWithItsMessageAndNulls() throws IOException {
        load(new TestStep("train").variable(1, "int", "model", "1 / 0").variable(1, "String", "error", "null"));
        var keep = Stream.of("model", "error")
                .map(name -> new Keep(name, Keep.Demand.REQUIRED))
                .toList();

        worker.ask(new Request.Settle("train", "error", "/ by zero", keep, folder.resolve("objects")));

        assertThat(worker.artifact("error").preview()).isEqualTo("/ by zero");
        assertThat(worker.artifact("model").preview()).isEqualTo("null");
        var failed = failed(worker.task(Map.of("model", worker.stored("model"))));
        assertThat(failed.message()).contains("`model` has no value");
    }

    @Test
    void codeOfAnotherHashIsRefused() throws IOException {
        var code = new TestStep("train").variable(1, "int", "a", "1").build();

        var report = worker.ask(new Request.Load(ContentHash.of("other"), Bytes.of(CodePackages.encode(code))));

        assertThat(report).isInstanceOf(Report.Refused.class);
        assertThat(failed(worker.task(Map.of())).type()).isEqualTo("NoSuchStep");
    }

    @Test
    void aDamagedObjectIsNoticed() throws IOException {
        load(new TestStep("train").variable(1, "double[]", "a", "new double[2000]"));
        worker.task(Map.of(), "a");
        var input = worker.stored("a");
        var objects = new ObjectFiles(folder.resolve("objects"));
        var other = objects.write(out -> out.write(new byte[20_000]));
        Files.copy(
                objects.file(other.hash()),
                objects.file(worker.artifact("a").blob().hash()),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        var failed = failed(worker.task(Map.of("a", input)));

        assertThat(failed.message()).startsWith("`a` cannot be read:");
    }

    @Test
    void theScratchFolderIsEmptyAtFirstAndKeptOnFailure() throws IOException {
        load(new TestStep("train")
                .code(
                        1,
                        "java.nio.file.Files.createDirectories(java.nio.file.Path.of(\"" + folder
                                + "/scratch/sub\")); throw new Exception(\"x\");"));

        worker.task(Map.of());

        assertThat(folder.resolve("kept/sub")).isDirectory();
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void theEndOfTheRequestsEndsTheProcess() throws Exception {
        requests.close();

        assertThat(exits.poll(10, TimeUnit.SECONDS)).isZero();
    }
}
