package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.run.TaskListViewModel.Show;
import dev.slipway.engine.history.Rows.TaskRow;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskListViewModelTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final TaskListViewModel model = new TaskListViewModel();

    @BeforeEach
    void open() throws IOException {
        var id = new FlightRuns(workspace).failed(1);
        model.show(new Reading(workspace, id).now().orElseThrow());
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
