package dev.slipway.kernel.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.exec.Executed.CellStatus;
import dev.slipway.kernel.exec.Executed.Status;
import dev.slipway.kernel.exec.Limits.Elements;
import dev.slipway.kernel.exec.Limits.OnFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotebookExecutionTest {
    private static final Limits KEEP_GOING = new Limits(null, OnFailure.KEEP_GOING, Elements.ALL);

    private final FakeKernel kernel = new FakeKernel();

    @Test
    void runsCodeCellsInOrderAndGathersWhatTheyShow() throws IOException {
        var executed = run(Limits.NONE, code("a", "print 1\nprint 2"), text("t"), code("b", "print 3"));

        assertThat(executed.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(executed.cells()).extracting(Executed.CellRun::index).containsExactly(0, 2);
        assertThat(executed.document().cells().get(0).outputs())
                .containsExactly(new Output.Printed("stdout", "1\n2\n"));
        assertThat(executed.document().cells().get(2).executionCount()).isEqualTo(2);
    }

    @Test
    void dropsOutputsOfAnEarlierTime() throws IOException {
        var old = code("a", "x").withOutputs(List.of(new Output.Printed("stdout", "old")), 9);

        var executed = run(Limits.NONE, code("z", "fail"), old);

        assertThat(executed.document().cells().get(1).outputs()).isEmpty();
        assertThat(executed.document().cells().get(1).executionCount()).isNull();
    }

    @Test
    void stopsAtTheFirstFailure() throws IOException {
        var executed = run(Limits.NONE, code("a", "x"), code("b", "fail"), code("c", "x"));

        assertThat(executed.status()).isEqualTo(Status.FAILED);
        assertThat(executed.cells())
                .extracting(Executed.CellRun::status)
                .containsExactly(CellStatus.OK, CellStatus.ERROR, CellStatus.SKIPPED);
        assertThat(executed.cells().get(1).failure()).isEqualTo(new Executed.Failure("Oops", "it failed", 2));
        assertThat(executed.document().cells().get(1).outputs())
                .containsExactly(new Output.Failed("Oops", "it failed", List.of("Oops")));
    }

    @Test
    void goesOnWhenToldTo() throws IOException {
        var executed = run(KEEP_GOING, code("b", "fail"), code("c", "x"));

        assertThat(executed.status()).isEqualTo(Status.FAILED);
        assertThat(kernel.executed).containsExactly("b/0", "c/0");
    }

    @Test
    void letsATaggedCellFail() throws IOException {
        var executed =
                run(Limits.NONE, code("b", "fail").withMetadata("{\"tags\":[\"raises-exception\"]}"), code("c", "x"));

        assertThat(executed.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(executed.cells())
                .extracting(Executed.CellRun::status)
                .containsExactly(CellStatus.ERROR, CellStatus.OK);
    }

    @Test
    void endsACellThatRunsPastItsTime() throws IOException {
        var executed =
                run(new Limits(Duration.ofMillis(20), OnFailure.STOP, Elements.ALL), code("a", "hang"), code("b", "x"));

        assertThat(executed.status()).isEqualTo(Status.TIMEOUT);
        assertThat(executed.cells())
                .extracting(Executed.CellRun::status)
                .containsExactly(CellStatus.TIMEOUT, CellStatus.SKIPPED);
        assertThat(executed.cells().getFirst().failure())
                .isEqualTo(new Executed.Failure("Timeout", "The cell ran longer than 0.02 s.", null));
    }

    @Test
    void timeUntilTheKernelBeginsIsNotTheCells() throws IOException {
        var executed = run(new Limits(Duration.ofMillis(20), OnFailure.STOP, Elements.ALL), code("a", "late"));

        assertThat(executed.status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aKernelThatDiesIsTheCellsFault() throws IOException {
        var executed = run(KEEP_GOING, code("a", "die"), code("b", "x"));

        assertThat(executed.status()).isEqualTo(Status.FAILED);
        assertThat(executed.cells().getFirst().failure())
                .isEqualTo(new Executed.Failure("KernelDied", "The kernel ended.", null));
        assertThat(executed.cells().get(1).status()).isEqualTo(CellStatus.SKIPPED);
    }

    @Test
    void aCellThatAsksFails() throws IOException {
        var executed = run(Limits.NONE, code("a", "ask"));

        assertThat(executed.cells().getFirst().failure()).isNotNull();
        assertThat(executed.document().cells().getFirst().outputs().toString()).contains("asks for input (\"Name?\")");
    }

    @Test
    void runsEveryElementThroughAllCellsOfTheLoop() throws IOException {
        var cells = List.of(
                code("p", "//| step: prepare\nx"),
                code("t", "//| step: train\n//| foreach: c : cs\nof 3\nprint x"),
                code("s", "x"),
                code("u", "//| step: use\nx"),
                code("g", "//| step: gather\n//| gather: m -> ms\nx"));
        kernel.graph = new CellGraph(
                List.of(
                        node("p", 0, "prepare"),
                        node("t", 1, "train", "t"),
                        node("s", 2, "train", "t"),
                        node("u", 3, "use", "t"),
                        node("g", 4, "gather")),
                List.of());

        var executed = run(Limits.NONE, cells.toArray(Cell[]::new));

        assertThat(kernel.executed)
                .containsExactly("p/0", "t/0", "s/0", "u/0", "t/1", "s/1", "u/1", "t/2", "s/2", "u/2", "g/0");
        assertThat(executed.cells().get(1).elapsed()).isEqualTo(Duration.ofMillis(30));
        assertThat(executed.document().cells().get(1).outputs())
                .containsExactly(new Output.Printed("stdout", "x\nx\nx\n"));
    }

    @Test
    void runsALoopWithinALoopForEachOfItsElementsAndGathersAfterAllOfThem() throws IOException {
        kernel.graph = new CellGraph(
                List.of(
                        node("a", 0, "a", "a"),
                        node("b", 1, "b", "a", "b"),
                        node("lib", 2, null),
                        node("c", 3, "c", "a"),
                        node("once", 4, "once"),
                        node("d", 5, "d", "a")),
                List.of());

        run(
                Limits.NONE,
                code("a", "//| step: a\n//| foreach: c : cs\nof 2"),
                code("b", "//| step: b\n//| foreach: d : ds\nof 2"),
                code("lib", "x"),
                code("c", "//| step: c\n//| gather: m -> ms\nx"),
                code("once", "//| step: once\nx"),
                code("d", "//| step: d\nx"));

        assertThat(kernel.executed)
                .containsExactly(
                        "a/0", "b/0", "b/1", "lib/0", "c/0", "a/1", "b/0", "b/1", "c/1", "once/0", "d/0", "d/1");
    }

    @Test
    void aCaughtFailureSettlesItsStepAndGoesOn() throws IOException {
        kernel.graph = new CellGraph(List.of(node("a", 0, "a"), node("b", 1, "a"), node("c", 2, "c")), List.of());

        var executed = run(
                Limits.NONE, code("a", "//| step: a\n//| catch: e\nfail"), code("b", "x"), code("c", "//| step: c\nx"));

        assertThat(kernel.executed).containsExactly("a/0", "a/0 it failed", "b/0 it failed", "c/0");
        assertThat(executed.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(executed.cells().getFirst().status()).isEqualTo(CellStatus.OK);
    }

    @Test
    void runsOnlyTheFirstElementWhenToldTo() throws IOException {
        kernel.graph = new CellGraph(List.of(node("t", 0, "train", "t"), node("g", 1, "gather")), List.of());

        run(
                new Limits(null, OnFailure.STOP, Elements.FIRST),
                code("t", "//| step: train\n//| foreach: c : cs\nof 3"),
                code("g", "//| step: gather\nx"));

        assertThat(kernel.executed).containsExactly("t/0", "g/0");
    }

    @Test
    void theStepOfAnEmptyCollectionOnlyDeclares() throws IOException {
        kernel.graph = new CellGraph(
                List.of(node("t", 0, "train", "t"), node("s", 1, "train", "t"), node("g", 2, "gather")), List.of());

        run(
                Limits.NONE,
                code("t", "//| step: train\n//| foreach: c : cs\nof 0"),
                code("s", "x"),
                code("g", "//| step: gather\nx"));

        assertThat(kernel.executed).containsExactly("t/0", "s/none", "g/0");
    }

    @Test
    void aDisabledCellIsNotRunAndKeepsWhatItShowed() throws IOException {
        var old = new Output.Printed("stdout", "old");
        var disabled = code("b", "int x = 1;")
                .withMetadata("{\"slipway\": {\"disabled\": true}}")
                .withOutputs(List.of(old), 7);

        var executed = run(Limits.NONE, code("a", "x"), disabled, code("c", "miss x"));

        assertThat(kernel.executed).containsExactly("a/0", "c/0");
        assertThat(executed.cells())
                .extracting(Executed.CellRun::status)
                .containsExactly(CellStatus.OK, CellStatus.SKIPPED, CellStatus.ERROR);
        assertThat(executed.document().cells().get(1)).isEqualTo(disabled);
        var words = "cannot find symbol: variable x. Cell 2, which defines x, is disabled.";
        assertThat(executed.cells().getLast().failure()).isEqualTo(new Executed.Failure("CompileError", words, null));
        assertThat(executed.document().cells().getLast().outputs())
                .singleElement()
                .isInstanceOfSatisfying(
                        Output.Failed.class,
                        failed -> assertThat(failed.message()).isEqualTo(words));
    }

    private Executed run(Limits limits, Cell... cells) throws IOException {
        return new NotebookExecution(kernel, limits, new Watcher() {}).run(Document.of(List.of(cells)));
    }

    private static Cell code(String id, String source) {
        return Cell.of(new CellId(id), CellKind.CODE, source);
    }

    private static Cell text(String id) {
        return Cell.of(new CellId(id), CellKind.MARKDOWN, "text");
    }

    private static CellNode node(String id, int index, @Nullable String step, String... loops) {
        return new CellNode(
                new CellNode.Ref(new CellId(id), index, CellKind.CODE),
                "",
                step,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new CellNode.FanOut(Stream.of(loops).map(CellId::new).toList(), List.of()));
    }
}
