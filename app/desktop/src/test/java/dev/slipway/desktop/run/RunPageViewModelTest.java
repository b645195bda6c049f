package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightFlow;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.run.RunPageViewModel.State;
import dev.slipway.engine.history.RunStatus;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RunPageViewModelTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FlightRuns flights = new FlightRuns(workspace);

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
                .extracting(RunPageViewModel.Fact::value, RunPageViewModel.Fact::change, RunPageViewModel.Fact::good)
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

    private RunPageViewModel open(dev.slipway.api.run.RunId id) {
        var model = new RunPageViewModel(workspace.live(), id, ZoneOffset.UTC);
        model.reload();
        return model;
    }
}
