package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightFlow;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RunActionsTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final RunActions actions = new RunActions(workspace.live(), workspace.history.rows::get);

    @Test
    void offersComparingOnceTwoAreChecked() {
        actions.toggle(run(1, RunStatus.SUCCEEDED));
        assertThat(actions.canCompare()).isFalse();

        actions.toggle(run(2, RunStatus.SUCCEEDED));

        assertThat(actions.canCompare()).isTrue();
        assertThat(actions.canExplain()).isTrue();
    }

    @Test
    void asksBeforeItDeletes() {
        var id = run(1, RunStatus.SUCCEEDED);
        actions.toggle(id);

        actions.askToDelete();

        assertThat(actions.barProperty().get().asking()).isTrue();
        assertThat(workspace.history.rows).containsKey(id);
        actions.delete();
        assertThat(workspace.history.rows).doesNotContainKey(id);
        assertThat(actions.barProperty().get().message()).isEqualTo("1\u00a0run deleted");
    }

    @Test
    void allThatMeetTheFilterCanBeCheckedWhetherReadOrNot() {
        var failed = run(1, RunStatus.FAILED);
        run(2, RunStatus.SUCCEEDED);

        actions.checkAll(Filter.ALL.with(Filter.Condition.status(RunStatus.FAILED)));

        assertThat(actions.barProperty().get().checked()).containsExactly(failed);
    }

    @Test
    void allThatMeetTheFilterCanBeDeletedOrCancelledThoughTheListShowsNone() {
        var unread = new RunActions(workspace.live(), _ -> null);
        var over = run(1, RunStatus.SUCCEEDED);
        run(2, RunStatus.FAILED);

        unread.checkAll(Filter.ALL);
        assertThat(unread.canDelete()).isTrue();
        assertThat(unread.canCancel()).isFalse();
        unread.clear();
        run(3, RunStatus.RUNNING);
        unread.checkAll(Filter.ALL.with(Filter.Condition.status(RunStatus.RUNNING)));

        assertThat(unread.canCancel()).isTrue();
        assertThat(unread.canDelete()).isFalse();
        unread.clear();
        unread.toggle(over);
        assertThat(unread.canDelete()).isFalse();
    }

    @Test
    void doesNotOfferToDeleteWhatRuns() {
        actions.toggle(run(1, RunStatus.RUNNING));

        assertThat(actions.canDelete()).isFalse();
        assertThat(actions.canCancel()).isTrue();
    }

    @Test
    void saysWhyNothingWasDeleted() {
        actions.toggle(run(1, RunStatus.RUNNING));

        actions.delete();

        assertThat(actions.barProperty().get().message()).contains("still running");
        assertThat(actions.barProperty().get().checked()).hasSize(1);
    }

    @Test
    void addsAndTakesAwayTags() {
        var id = run(1, RunStatus.SUCCEEDED);
        actions.toggle(id);
        actions.tag("paper +keep");
        actions.toggle(id);

        actions.tag("-paper");

        assertThat(workspace.history.run(id).orElseThrow().row().label().tags()).containsExactly("keep");
    }

    @Test
    void resumesAsRecordedWhereTheNotebookIsGone() {
        var id = run(1, RunStatus.FAILED);
        workspace.history.codes.put(id, FlightFlow.flow(""));
        actions.toggle(id);
        var opened = new ArrayList<RunId>();

        actions.resume(opened::add);

        assertThat(opened).hasSize(1);
        assertThat(workspace.runs.started.getFirst().source().origin()).isEqualTo(id);
    }

    private RunId run(int number, RunStatus status) {
        var row = new RunBuilder("flight-delays", number).status(status).build();
        workspace.history.add(row);
        return row.id();
    }
}
