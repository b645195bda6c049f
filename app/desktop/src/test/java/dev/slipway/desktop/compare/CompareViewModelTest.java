package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Table.Cell;
import dev.slipway.desktop.compare.Table.Group;
import dev.slipway.desktop.compare.Table.Row;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void showsOnlyWhatDiffersAndSaysWhatItHides() {
        var model = open(run(1, 0.1, 14), run(2, 0.2, 13));

        assertThat(names(model)).containsExactly("rmse", "rate", "took");
        assertThat(model.tableProperty().get().hidden()).isEqualTo(2);

        model.differencesOnlyProperty().set(false);

        assertThat(names(model)).contains("depth");
        assertThat(model.tableProperty().get().hidden()).isZero();
    }

    @Test
    void measuresMetricsByTheBaselineInTheirDirection() {
        var model = open(run(1, 0.1, 14), run(2, 0.2, 13.5));

        var row = row(model, "rmse");

        assertThat(row.cells()).extracting(Cell::words).containsExactly("14.00", "13.50");
        assertThat(row.cells()).extracting(Cell::delta).containsExactly("", "-0.50");
        assertThat(row.cells()).extracting(Cell::verdict).containsExactly(0, 1);
        assertThat(row.cells()).extracting(Cell::isBest).containsExactly(false, true);
    }

    @Test
    void measuresByAnotherRunOnceItIsTheBaseline() {
        var second = run(2, 0.2, 13.5);
        var model = open(run(1, 0.1, 14), second);

        model.baseline(second);

        assertThat(row(model, "rmse").cells()).extracting(Cell::delta).containsExactly("+0.50", "");
        assertThat(row(model, "rmse").cells()).extracting(Cell::verdict).containsExactly(-1, 0);
    }

    @Test
    void changesTheSetWithoutLeaving() {
        var first = run(1, 0.1, 14);
        var model = open(first, run(2, 0.2, 13));
        var third = run(3, 0.3, 12);
        model.adding().offer();
        assertThat(model.adding().offered()).extracting(row -> row.id()).containsExactly(third);

        model.add(List.of(third));
        model.remove(first);

        assertThat(model.runs()).extracting(row -> row.flow().number()).containsExactly(2, 3);
        assertThat(model.baselineIndex()).isZero();
    }

    @Test
    void findsTheBestRun() {
        var model = open(run(1, 0.1, 14), run(2, 0.2, 12), run(3, 0.3, 13));

        assertThat(model.best().orElseThrow().flow().number()).isEqualTo(2);
    }

    @Test
    void warnsWhereRunsAreNotComparable() {
        var failed = new RunBuilder("penguins", 9).status(RunStatus.FAILED).build();
        workspace.history.add(failed);
        var model = open(run(1, 0.1, 14), failed.id());

        assertThat(model.warnings()).containsExactly("1 did not succeed", "of different flows", "no metric in common");
    }

    @Test
    void leavesOutRunsThatWereDeleted() {
        var gone = run(1, 0.1, 14);
        workspace.history.rows.remove(gone);
        var model = open(gone, run(2, 0.1, 13), run(3, 0.2, 12));

        assertThat(model.runs()).hasSize(2);
        assertThat(model.warnings()).contains("1\u00a0run no longer there");
    }

    @Test
    void noticesThatARunWasDeletedWhileItIsOpen() {
        var gone = run(1, 0.1, 14);
        var model = open(gone, run(2, 0.1, 13), run(3, 0.2, 12));
        workspace.history.rows.remove(gone);

        model.changed();

        assertThat(model.runs()).extracting(row -> row.flow().number()).containsExactly(2, 3);
        assertThat(model.warnings()).contains("1\u00a0run no longer there");
        assertThat(row(model, "rmse").cells()).extracting(Cell::delta).containsExactly("", "-1");
    }

    @Test
    void coloursTheBaselineAndTheBestOfManyRuns() {
        var ids = new ArrayList<RunId>();
        for (int i = 1; i <= 40; i++) {
            ids.add(run(i, i, 100 - i));
        }
        var model = open(ids.toArray(RunId[]::new));

        assertThat(model.areColumns()).isFalse();
        assertThat(model.tone(39)).isEqualTo(Tone.CHART_1);
        assertThat(model.tone(0)).isEqualTo(Tone.CHART_6);
        assertThat(model.tone(5)).isEqualTo(Tone.NEUTRAL);
    }

    @Test
    void comparesAThousandRuns() {
        var ids = new ArrayList<RunId>();
        for (int i = 1; i <= 1000; i++) {
            ids.add(run(i, i % 7, 100 - i * 0.01));
        }

        var model = open(ids.toArray(RunId[]::new));

        assertThat(row(model, "rmse").cells()).hasSize(1000);
        assertThat(Axes.of(model.runs(), "rmse", true).axes())
                .extracting(Axes.Axis::name)
                .containsExactly("rate", "rmse");
    }

    @Test
    void drawsCurvesOfRunsThatLoggedMoreThanOneIteration() {
        var first = run(1, 0.1, 14);
        for (int i = 0; i < 3; i++) {
            workspace
                    .history
                    .curves
                    .computeIfAbsent(first + "/rmse", _ -> new ArrayList<>())
                    .add(new MetricPoint("train", i, "rmse", i, 20 - i, FakeWorkspace.NOW));
        }

        var model = open(first, run(2, 0.2, 13));

        assertThat(model.curves().seriesProperty().get().getFirst().size()).isEqualTo(3);
        assertThat(model.curves().seriesProperty().get().getLast().size()).isZero();
    }

    @Test
    void writesTheTableAsMarkdown() {
        var model = open(run(1, 0.1, 14), run(2, 0.2, 13));

        assertThat(Exports.of(model).markdown())
                .startsWith("| | flight-delays 1 | flight-delays 2 |\n|---|---|---|\n| rmse | 14 | 13 |");
    }

    private RunId run(int number, double rate, double rmse) {
        var row = new RunBuilder("flight-delays", number)
                .parameter("rate", rate)
                .parameter("depth", 6L)
                .metric("rmse", rmse, true)
                .build();
        workspace.history.add(row);
        return row.id();
    }

    private CompareViewModel open(RunId... runs) {
        var model = new CompareViewModel(workspace.live(), List.of(runs));
        model.reload();
        return model;
    }

    private static List<String> names(CompareViewModel model) {
        return model.tableProperty().get().values().stream()
                .map(Row.Values::name)
                .toList();
    }

    private static Row.Values row(CompareViewModel model, String name) {
        return Objects.requireNonNull(model.tableProperty().get().find(Group.METRICS, name));
    }

    @Test
    void valuesNearNothingKeepTheirDigits() {
        var small = Table.cells(new double[] {1.234e-8, 0, 2e-9}, 0, new Direction(true, false));
        var mixed = Table.cells(new double[] {5.5, 3e-9, 0}, 0, new Direction(true, false));

        assertThat(small).extracting(Cell::words).containsExactly("1.234e-08", "0", "2.000e-09");
        assertThat(small).extracting(Cell::delta).containsExactly("", "-1.234e-08", "-1.034e-08");
        assertThat(mixed).extracting(Cell::words).containsExactly("5.500", "3.000e-09", "0.000");
    }
}
