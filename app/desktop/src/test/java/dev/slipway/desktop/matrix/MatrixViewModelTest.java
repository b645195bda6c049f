package dev.slipway.desktop.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixViewModelTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeRoutes routes = new FakeRoutes();
    private final FlightRuns flights = new FlightRuns(workspace);

    @Test
    void aStepIsARowAndEachTaskOfAFanOutIsOneBelowIt() {
        var model = open(flights.succeeded(1), flights.failed(2));

        var rows = model.rowsProperty().get();
        var train = rows.stream().filter(row -> row.step().equals("train")).toList();

        assertThat(train).hasSize(1 + FlightRuns.TASKS);
        assertThat(train.getFirst().item()).isEmpty();
        assertThat(Objects.requireNonNull(train.getFirst().cell(1)).mark()).isEqualTo(Mark.FAILED);
        assertThat(train.get(1).cells()).hasSize(2);
        assertThat(model.shown()).isEqualTo(rows.size() + "\u00a0rows, 2\u00a0runs");
    }

    @Test
    void onlyRowsThatFailedAreLeftWithTheirStep() {
        var model = open(flights.succeeded(1), flights.failed(2));
        int all = model.rowsProperty().get().size();

        model.choiceProperty().set(TaskMatrix.Choice.FAILED);

        assertThat(model.rowsProperty().get())
                .hasSize(4)
                .allMatch(TaskMatrix.Row::hasFailed)
                .first()
                .extracting(TaskMatrix.Row::item)
                .isEqualTo("");
        assertThat(model.shown()).isEqualTo("4 of " + all + "\u00a0rows, 2\u00a0runs");
    }

    @Test
    void theNextFailureIsFoundSaidAndOpened() {
        var failed = flights.failed(2);
        var model = open(flights.succeeded(1), failed);

        model.nextFailure();
        model.open();

        assertThat(model.words()).startsWith("flight-delays 2, train, ").contains(": failed");
        assertThat(routes.gone).containsExactly("task " + failed + "/train/" + FlightRuns.FIRST_FAILURE);
    }

    @Test
    void itSaysHowManyOfHowManyRunsHaveAColumn() {
        var gone = flights.succeeded(1);
        workspace.history.details.remove(gone);
        workspace.history.rows.remove(gone);
        var model = open(gone, flights.succeeded(2), flights.succeeded(3));

        assertThat(model.shown()).endsWith("2 of 3\u00a0runs");
    }

    @Test
    void ofTooManyRunsTheFirstHaveAColumn() {
        var ids = new ArrayList<RunId>();
        for (int i = 1; i <= TaskMatrix.MOST_RUNS + 5; i++) {
            ids.add(flights.succeeded(i));
        }
        var model = open(ids.toArray(RunId[]::new));

        assertThat(model.shown()).endsWith("200 of 205\u00a0runs");
    }

    @Test
    void fiveHundredTasksOfAHundredRunsStandSideBySide() {
        var ids = new ArrayList<RunId>();
        for (int run = 1; run <= 100; run++) {
            var id = flights.succeeded(run);
            ids.add(id);
            workspace.history.tasks.put(id + "/train", tasks(run));
        }
        var model = open(ids.toArray(RunId[]::new));

        assertThat(model.shown()).isEqualTo("504\u00a0rows, 100\u00a0runs");
        assertThat(model.counts()).containsEntry(Mark.FAILED, 100).containsEntry(Mark.SUCCEEDED, 49_900);

        for (int run = 1; run <= 3; run++) {
            model.nextFailure();
        }
        assertThat(model.words()).startsWith("flight-delays 98, train, item 98: failed");

        model.choiceProperty().set(TaskMatrix.Choice.MIXED);
        assertThat(model.shown()).isEqualTo("101 of 504\u00a0rows, 100\u00a0runs");
        assertThat(new MatrixExports(model.matrix(), model.rowsProperty().get()).csv())
                .hasLineCount(102);
    }

    /// Returns 500 tasks, of which that with the number of the run failed; in every other run they are in reverse.
    private static List<TaskRow> tasks(int run) {
        return IntStream.range(0, 500)
                .mapToObj(i -> {
                    int item = run % 2 == 0 ? i : 499 - i;
                    var status = item == run ? RunStatus.FAILED : RunStatus.SUCCEEDED;
                    return new TaskRow(i, "item " + item, status, new Times(null, null), 1, null);
                })
                .toList();
    }

    @Test
    void keysStayWithinTheRowsAndColumns() {
        var model = open(flights.succeeded(1), flights.failed(2));

        model.move(1, 0);
        assertThat(model.placeProperty().get()).isEqualTo(new MatrixViewModel.Place(0, 0));
        model.move(10_000, 5);

        assertThat(model.placeProperty().get())
                .isEqualTo(new MatrixViewModel.Place(model.rowsProperty().get().size() - 1, 1));
    }

    @Test
    void aPointLeadsToTheCellThatIsDrawnThere() {
        var model = open(flights.succeeded(1), flights.failed(2));
        var shape = new MatrixShape(model.matrix(), model.rowsProperty().get(), 3, 0, MatrixViewModel.Place.NONE);
        double names = MatrixShape.names(800);

        assertThat(shape.find(names + shape.column(800) + 1, MatrixShape.HEAD + MatrixShape.ROW + 1, 800))
                .isEqualTo(new MatrixViewModel.Place(4, 1));
        assertThat(shape.find(names + 700, 60, 800)).isEqualTo(MatrixViewModel.Place.NONE);
        assertThat(shape.find(4, MatrixShape.HEAD + 1, 800)).isEqualTo(new MatrixViewModel.Place(3, -1));
    }

    @Test
    void whatIsShownLeavesAsTextAndAsAPicture() {
        var model = open(flights.succeeded(1), flights.failed(2));
        model.choiceProperty().set(TaskMatrix.Choice.FAILED);
        var exports = new MatrixExports(model.matrix(), model.rowsProperty().get());

        assertThat(exports.csv())
                .startsWith("step,item,flight-delays 1,flight-delays 2\r\ntrain,,succeeded,failed\r\n")
                .hasLineCount(5);
        assertThat(exports.svg())
                .startsWith("<svg")
                .contains("3 failed", "train")
                .endsWith("</svg>\n");
    }

    private MatrixViewModel open(RunId... runs) {
        var model = new MatrixViewModel(workspace.live(), routes, List.of(runs));
        model.reload();
        return model;
    }
}
