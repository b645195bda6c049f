package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.run.TaskListViewModel.Show;
import dev.slipway.engine.history.Rows.TaskRow;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskListViewModelTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final RunId id = new FlightRuns(workspace).failed(1);
    private final TaskListViewModel model = new TaskListViewModel(new StoreLookup(workspace.live(), id, _ -> {}));

    @BeforeEach
    void open() throws IOException {
        workspace.history.taskMetrics.put(id + "/train", Map.of("rmse", Map.of(0, 3.0, 1, 1.0, 2, Double.NaN, 3, 2.0)));
        model.show(RunPicture.of(new Reading(workspace, id).now().orElseThrow(), FakeWorkspace.NOW));
    }

    @Test
    void namesTheLoopVariables() {
        assertThat(model.variablesProperty().get()).containsExactly("airport", "setting");
        assertThat(TaskListViewModel.value(model.rows().getFirst(), 0)).isEqualTo("HNL");
    }

    @Test
    void filtersByStateAndText() {
        model.shownProperty().set(Show.FAILED);
        assertThat(model.rows()).hasSize(3);

        model.shownProperty().set(Show.ALL);
        model.textProperty().set("atl");

        assertThat(model.rows()).isNotEmpty().allMatch(task -> task.item().startsWith("ATL"));
    }

    @Test
    void findsTasksByALoopVariableOrByWhatTheyKept() {
        model.textProperty().set("airport:atl");
        assertThat(model.rows()).isNotEmpty().allMatch(task -> task.item().startsWith("ATL"));

        model.textProperty().set("mine:3 rows");
        assertThat(model.rows()).extracting(TaskRow::index).containsExactly(FlightRuns.FIRST_FAILURE);

        model.textProperty().set("mine:nothing");
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void theNameOfALoopVariableIsReadInAnyCase() {
        model.textProperty().set("Airport:ATL");

        assertThat(model.rows()).isNotEmpty().allMatch(task -> task.item().startsWith("ATL"));
    }

    @Test
    void sortsByAMetricAndLeavesTasksWithoutOneLast() {
        model.sortBy("m:rmse");
        assertThat(model.rows().subList(0, 4)).extracting(TaskRow::index).containsExactly(1, 3, 0, 2);

        model.sortBy("m:rmse");
        assertThat(model.rows().subList(0, 4)).extracting(TaskRow::index).containsExactly(0, 3, 1, 2);
    }

    @Test
    void findsATaskByItsIndex() {
        model.textProperty().set("17");

        assertThat(model.rows()).extracting(TaskRow::index).containsExactly(17);
    }

    @Test
    void sortsByTheNumbersOfALoopVariable() {
        model.sortBy("1");

        assertThat(TaskListViewModel.value(model.rows().getFirst(), 1)).isEqualTo("0");
        model.sortBy("1");
        assertThat(TaskListViewModel.value(model.rows().getFirst(), 1)).isEqualTo("4");
    }

    @Test
    void goesFromFailureToFailure() {
        model.nextFailure();
        var first = model.chosenProperty().get();
        model.nextFailure();

        assertThat(model.chosenProperty().get()).isNotEqualTo(first);
        model.nextFailure();
        model.nextFailure();
        assertThat(model.chosenProperty().get()).isEqualTo(first);
    }

    @Test
    void staysAtTheEndsOfTheList() {
        model.step(-1);
        model.step(-1);

        assertThat(model.position()).isZero();
    }

    @Test
    void givesUpFilterAndChoiceWithAnotherStep() {
        model.shownProperty().set(Show.FAILED);
        model.step(1);

        model.choose("prepare");

        assertThat(model.chosenProperty().get()).isNull();
        assertThat(model.rows()).hasSize(1);
    }
}
