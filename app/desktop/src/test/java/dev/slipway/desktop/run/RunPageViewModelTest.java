package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightFlow;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.run.RunPageViewModel.State;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.history.Rows.StepTasks;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunPageViewModelTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FlightRuns flights = new FlightRuns(workspace);

    @Test
    void aRunThatIsOverAndDeletedElsewhereIsSaidToBeGone() throws IOException {
        var run = flights.succeeded(1);
        var model = open(run);
        model.reload(); // the second reading is whole

        workspace.runs.delete(List.of(run));
        model.changed();

        assertThat(model.stateProperty().get()).isEqualTo(State.GONE);
    }

    @Test
    void saysInOneSentenceWhatFailedAndWhere() {
        flights.succeeded(1);
        var model = open(flights.failed(2));

        var cause = model.cause().orElseThrow();

        assertThat(cause.title()).isEqualTo("3 tasks of train failed: the first split is empty.");
        assertThat(cause.type()).isEqualTo("IllegalArgumentException");
        assertThat(cause.place()).isEqualTo("train, line 2");
        assertThat(cause.compared()).isEqualTo("Since run 1, which succeeded: The parameter settings changed.");
    }

    @Test
    void measuresByTheLastGoodRun() {
        flights.succeeded(1);
        var model = open(flights.succeeded(2));

        assertThat(model.facts())
                .filteredOn(fact -> fact.label().equals("rmse"))
                .extracting(RunFacts.Fact::value, RunFacts.Fact::change, RunFacts.Fact::good)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("13.80", "-0.10", true));
    }

    @Test
    void hasNoCauseWhenItSucceeded() {
        assertThat(open(flights.succeeded(1)).cause()).isEmpty();
    }

    @Test
    void saysThatALostRunKeptWhatWasFinished() {
        var model = open(flights.lost(1));

        assertThat(model.cause().orElseThrow().title()).contains("gone").contains("finished tasks are kept");
        assertThat(model.isResumable()).isTrue();
    }

    @Test
    void knowsWhenTheRunWasDeleted() {
        var id = flights.succeeded(1);
        workspace.history.rows.clear();

        assertThat(open(id).stateProperty().get()).isEqualTo(State.GONE);
    }

    @Test
    void asksTheRunToStop() {
        var id = flights.running(1);
        var model = open(id);

        model.cancel();

        assertThat(workspace.runs.cancelled).containsExactly(id);
    }

    @Test
    void startsAgainWithTheSameParameters() {
        var id = flights.failed(1);
        workspace.history.codes.put(id, FlightFlow.flow(""));
        var model = open(id);
        var opened = new ArrayList<>();

        model.again(Restarts.Code.RECORDED, opened::add);

        assertThat(workspace.runs.started.getFirst().parameters()).containsEntry("airports", 40L);
        assertThat(opened).hasSize(1);
    }

    @Test
    void showsTheStepThatFailedWithItsFailuresFirst() {
        var model = open(flights.failed(1));

        assertThat(model.tasks().stepProperty().get()).isEqualTo("train");
        assertThat(model.tasks().rows().getFirst().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void readsTheRunAgainWhileItGoesOn() {
        var id = flights.running(1);
        var model = open(id);
        flights.finish(id);

        model.changed();

        assertThat(model.isLive()).isFalse();
        assertThat(model.counts().executed()).isEqualTo(FlightRuns.TASKS + 3);
    }

    @Test
    void whatIsDrawnOfTheTasksIsThereBeforeTheRunIsToldAndAnewWithTheTime() {
        var model = open(flights.running(1));
        model.snapshotProperty()
                .subscribe(now ->
                        assertThat(model.pictureProperty().get().snapshot()).isSameAs(now));
        model.reload();
        var was = model.pictureProperty().get();

        model.tick();

        assertThat(was.clock().lanes())
                .hasSize(Objects.requireNonNull(was.snapshot()).run().steps().size());
        assertThat(model.pictureProperty().get()).isNotSameAs(was);
        assertThat(model.pictureProperty().get().snapshot()).isSameAs(was.snapshot());
    }

    @Test
    void tellsTheStoreWhatItKnowsOfAStepUnderWay() {
        var id = flights.running(1);
        var model = open(id);
        var known = workspace.history.known;
        int asked = known.size();

        model.changed();

        assertThat(known.get(0)).isEqualTo(StepTasks.NONE);
        assertThat(known.subList(asked, known.size()))
                .extracting(step -> step.rows().size())
                .contains(FlightRuns.TASKS);
    }

    @Test
    void showsTheFirstTasksWhileTheOthersAreBeingRead() {
        var id = flights.succeeded(1);
        var tasks = workspace.history.tasks.getOrDefault(id + "/train", List.of());
        workspace.history.tasks.put(id + "/train", many(tasks.getFirst()));
        var waiting = new ArrayDeque<Runnable>();
        var model = new RunPageViewModel(workspace.live(new Jobs(waiting::add, Runnable::run)), id, ZoneOffset.UTC);

        model.reload();
        waiting.remove().run();

        assertThat(model.tasks().rows()).hasSize(300);
        assertThat(model.tasks().isWhole()).isFalse();
        waiting.remove().run();
        assertThat(model.tasks().rows()).hasSize(1_000);
        assertThat(model.tasks().isWhole()).isTrue();
    }

    private static List<TaskRow> many(TaskRow one) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> new TaskRow(i, one.item(), one.status(), one.times(), one.attempts(), one.worker()))
                .toList();
    }

    private RunPageViewModel open(dev.slipway.api.run.RunId id) {
        var model = new RunPageViewModel(workspace.live(), id, ZoneOffset.UTC);
        model.reload();
        return model;
    }
}
