package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.notebook.KernelViewModel.Life;
import dev.slipway.desktop.output.CellOutputs;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Variable;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExecutionViewModelTest {
    @Test
    void runsOneCellAfterTheOther() {
        var bench = new Bench("a", "b", "c");

        bench.runs.all();
        assertThat(bench.words()).containsExactly("running", "queued", "queued");
        bench.kernel().succeed();
        assertThat(bench.words()).containsExactly("fresh", "running", "queued");
        bench.kernel().succeed();
        bench.kernel().succeed();

        assertThat(bench.words()).containsExactly("fresh", "fresh", "fresh");
        assertThat(bench.kernel().executed).containsExactly("c0/0", "c1/0", "c2/0");
    }

    @Test
    void aFailureDropsWhatWaits() {
        var bench = new Bench("a", "b");

        bench.runs.all();
        bench.kernel().end(new Outcome.Threw("java.lang.IllegalStateException", "no", List.of(), List.of("no")));

        assertThat(bench.words()).containsExactly("failed", "never run");
        assertThat(bench.cell(0).outputs().outputs())
                .containsExactly(new Output.Failed("java.lang.IllegalStateException", "no", List.of("no")));
    }

    @Test
    void outputsStayUntilTheNextOnesCome() {
        var bench = new Bench("a");
        bench.runs.run();
        bench.kernel().print("first\n");
        bench.kernel().succeed();

        bench.runs.run();
        assertThat(bench.cell(0).outputs().isEmpty()).isFalse();
        bench.kernel().print("second\n");
        bench.kernel().succeed();

        assertThat(bench.notebook.documentProperty().get().cells().getFirst().outputs())
                .containsExactly(new Output.Printed("stdout", "second\n"));
    }

    @Test
    void aCellThatShowsNothingAnyMoreEndsEmpty() {
        var bench = new Bench("a");
        bench.runs.run();
        bench.kernel().print("first\n");
        bench.kernel().succeed();

        bench.runs.run();
        bench.kernel().succeed();

        assertThat(bench.cell(0).outputs().isEmpty()).isTrue();
    }

    @Test
    void theLastExpressionIsShownOnce() {
        var bench = new Bench("1 + 1");

        bench.runs.run();
        bench.kernel().end(new Outcome.Succeeded(MimeBundle.text("2"), null));

        assertThat(bench.cell(0).outputs().outputs()).containsExactly(new Output.Result(MimeBundle.text("2"), 1, "{}"));
        assertThat(bench.cell(0).stateProperty().get().count()).isEqualTo(1);
    }

    @Test
    void displaysAreUpdatedWhereverTheyStand() {
        var bench = new Bench("a", "b");
        bench.runs.run();
        bench.kernel().show(new Output.Displayed(MimeBundle.text("1 %"), "{}", "p"));
        bench.kernel().succeed();
        bench.select(1);
        bench.runs.run();

        bench.kernel().update("p", "100 %");

        assertThat(bench.cell(0).outputs().items())
                .containsExactly(new CellOutputs.Item.Whole(new Output.Displayed(MimeBundle.text("100 %"), "{}", "p")));
    }

    @Test
    void interruptDropsTheQueueAndAsksTheKernel() {
        var bench = new Bench("a", "b");
        bench.runs.all();

        bench.runs.interrupt();
        assertThat(bench.kernel().interrupts).isEqualTo(1);
        bench.kernel().end(new Outcome.Interrupted());

        assertThat(bench.words()).containsExactly("failed", "never run");
    }

    @Test
    void aCellThatRunsOnAfterAnInterruptIsToldOf() {
        var bench = new Bench("a", "b");
        var unstoppable = bench.notebook.execution().unstoppableProperty();
        bench.runs.run();
        bench.runs.interrupt();
        assertThat(unstoppable.get()).isNull();

        bench.runLater();
        assertThat(unstoppable.get()).isSameAs(bench.cell(0));

        bench.kernel().end(new Outcome.Interrupted());
        assertThat(unstoppable.get()).isNull();

        bench.runs.run();
        bench.runs.interrupt();
        bench.kernel().end(new Outcome.Interrupted());
        bench.runLater();
        assertThat(unstoppable.get()).isNull();
    }

    @Test
    void proseThatIsTypedIntoIsNotTakenAwayWhenAllCellsRun() {
        var bench = new Bench("# Title", "a", "# More");
        bench.select(0);
        bench.notebook.edit();
        bench.cell(2).editingProperty().set(true);

        bench.runs.restartAndRunAll();

        assertThat(bench.cell(0).editingProperty().get()).isTrue();
        assertThat(bench.cell(2).editingProperty().get()).isFalse();
        bench.notebook.command();
        bench.runs.run();
        assertThat(bench.cell(0).editingProperty().get()).isFalse();
    }

    @Test
    void restartForgetsWhatHasRun() {
        var bench = new Bench("a", "b");
        bench.runs.run();
        bench.kernel().succeed();

        bench.runs.restart();

        assertThat(bench.kernels).hasSize(2);
        assertThat(bench.words()).containsExactly("never run", "never run");
    }

    @Test
    void eventsOfAKernelThatIsGoneCountForNothing() {
        var bench = new Bench("a");
        bench.runs.run();
        var old = bench.kernel();

        bench.runs.restart();
        old.print("late\n");
        old.succeed();

        assertThat(bench.words()).containsExactly("never run");
    }

    @Test
    void aKernelThatDiesSaysWhyAndTakesItsVariablesAlong() {
        var bench = new Bench("a", "b");
        bench.runs.all();
        bench.kernel().variables = List.of(new Variable("a", "int", "1", null, null));
        bench.kernel().succeed();

        bench.kernel().ended.complete("The kernel ran out of memory.");

        assertThat(bench.notebook.kernel().lifeProperty().get())
                .isEqualTo(new Life.Ended("The kernel ran out of memory."));
        assertThat(bench.notebook.kernel().variables()).isEmpty();
        assertThat(bench.words()).containsExactly("never run", "failed");
        bench.runs.run();
        assertThat(bench.kernels).hasSize(2);
    }

    @Test
    void variablesAreAskedForAfterEachCell() {
        var bench = new Bench("int a = 1;");
        bench.runs.run();
        bench.kernel().variables = List.of(new Variable("a", "int", "1", 4L, new CellId("c0")));

        bench.kernel().succeed();

        assertThat(bench.notebook.kernel().variables())
                .extracting(Variable::name)
                .containsExactly("a");
    }

    @Test
    void deletingACellForgetsItsVariables() {
        var bench = new Bench("a", "b");
        bench.runs.run();
        bench.kernel().succeed();
        bench.select(0);

        bench.edits.delete();

        assertThat(bench.kernel().forgotten).containsExactly(new CellId("c0"));
    }

    @Test
    void askedForALineItPassesTheAnswerOn() {
        var bench = new Bench("input");
        bench.runs.run();

        bench.kernel().ask("Name? ");
        assertThat(Objects.requireNonNull(
                                bench.notebook.execution().questionProperty().get())
                        .prompt())
                .isEqualTo("Name? ");
        bench.notebook.execution().answer("Ada");

        assertThat(bench.kernel().answers).containsExactly("Ada");
        assertThat(bench.notebook.execution().questionProperty().get()).isNull();
    }

    @Test
    void shiftEnterAtTheEndMakesANewCell() {
        var bench = new Bench("a");

        boolean made = bench.runs.runAndAdvance();

        assertThat(made).isTrue();
        assertThat(bench.sources()).containsExactly("a", "");
        assertThat(bench.notebook.place()).isEqualTo(1);
    }

    @Test
    void emptyCellsAreNotSent() {
        var bench = new Bench("a", "  ", "# words");

        bench.runs.all();
        bench.kernel().succeed();

        assertThat(bench.kernel().executed).containsExactly("c0/0");
    }

    @Test
    void aLoopRunsItsChosenElementThroughAllCellsOfItsStep() {
        var bench =
                new Bench("int x;", "//| step: train\n//| foreach: a : as\nfit(a);", "score();", "//| step: end\nx");
        bench.select(1);
        bench.runs.run();
        bench.kernel().end(new Outcome.Succeeded(null, 200));
        assertThat(bench.cell(1).elementsProperty().get()).isEqualTo(200);

        bench.runs.element(bench.cell(1), 6);
        bench.kernel().succeed();
        bench.kernel().succeed();

        assertThat(bench.kernel().executed).containsExactly("c1/0", "c1/6", "c2/6");
    }

    @Test
    void allElementsRunOneAfterTheOther() {
        var bench = new Bench("//| step: train\n//| foreach: a : as\nfit(a);", "score();");
        bench.runs.run();
        bench.kernel().end(new Outcome.Succeeded(null, 2));

        bench.runs.everyElement(bench.cell(0));
        for (int i = 0; i < 4; i++) {
            bench.kernel().end(new Outcome.Succeeded(null, 2));
        }

        assertThat(bench.kernel().executed).containsExactly("c0/0", "c0/0", "c1/0", "c0/1", "c1/1");
    }

    @Test
    void staleCellsRunInOrder() {
        var bench = new Bench("a", "b", "c")
                .node("c0", List.of("a"), List.of(), List.of())
                .node("c1", List.of("b"), List.of("a"), List.of())
                .node("c2", List.of("c"), List.of("b"), List.of());
        bench.runs.all();
        for (int i = 0; i < 3; i++) {
            bench.kernel().succeed();
        }
        bench.notebook.type(bench.cell(0), "a2");
        assertThat(bench.words()).containsExactly("stale", "stale", "stale");

        bench.runs.stale();
        for (int i = 0; i < 3; i++) {
            bench.kernel().succeed();
        }

        assertThat(bench.words()).containsExactly("fresh", "fresh", "fresh");
        assertThat(bench.cell(1).stateProperty().get().mark()).isEqualTo(Mark.FRESH);
    }
}
