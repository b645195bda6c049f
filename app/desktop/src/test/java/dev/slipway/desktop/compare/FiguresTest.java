package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.desktop.compare.Spread.By;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// Boxes and the heat map, without a window.
class FiguresTest {
    private final List<RunRow> runs = new ArrayList<>();

    @Test
    void aBoxHasTheQuartilesAndWhiskersOfAPlainComputation() {
        var values = new Random(3).doubles(41, 0, 10).sorted().toArray();
        DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(90)).forEach(value -> run(0.1, 1, value));

        var box = Boxes.of(runs, "rmse", new By.Parameter("rate")).boxes().getFirst();

        // 42 values: the quartile lies a quarter of the way between the 11th and the 12th, for the upper one from above
        double lower = values[10] + 0.25 * (values[11] - values[10]);
        double upper = values[30] + 0.75 * (values[31] - values[30]);
        assertThat(box.quantile(0.5)).isCloseTo((values[20] + values[21]) / 2, within(1e-12));
        assertThat(box.quantile(0.25)).isCloseTo(lower, within(1e-12));
        assertThat(box.quantile(0.75)).isCloseTo(upper, within(1e-12));
        assertThat(box.whiskers()).containsExactly(values[0], values[40]);
        assertThat(box.isDot(41)).isTrue();
        assertThat(box.isDot(40)).isFalse();
        assertThat(box.runs().getLast()).isEqualTo(41);
    }

    @Test
    void fewerThanFiveRunsAreDotsWithoutABox() {
        IntStream.range(0, 4).forEach(i -> run(0.1, 1, i));

        var box = Boxes.of(runs, "rmse", new By.Parameter("rate")).boxes().getFirst();

        assertThat(box.isBox()).isFalse();
        assertThat(box.isDot(1)).isTrue();
    }

    @Test
    void boxesStandInTheOrderOfTheirNumbersAndSayWhatHasNoValue() {
        run(0.3, 1, 5);
        run(0.1, 1, 4);
        run(0.2, 1, Double.NaN);

        var boxes = Boxes.of(runs, "rmse", new By.Parameter("rate"));

        assertThat(boxes.boxes()).extracting(Boxes.Box::name).containsExactly("0.1", "0.3");
        assertThat(boxes.missing()).isEqualTo("1\u00a0run without a value");
    }

    @Test
    void everyRunOfABoxIsLitByItAndADotByItself() {
        DoubleStream.of(1, 2, 3, 4, 5, 50).forEach(value -> run(0.1, 1, value));

        var targets = Boxes.of(runs, "rmse", new By.Parameter("rate")).targets(600, 300);

        assertThat(targets).extracting(Figure.Target::runs).containsExactly(List.of(0, 1, 2, 3, 4, 5), List.of(5));
        assertThat(targets.getFirst().words()).contains("rate 0.1, 6\u00a0runs", "median 3.5", "1 beyond");
    }

    @Test
    void manyNumbersAreStretchesWithRoundEnds() {
        var bins = Bins.of(IntStream.range(0, 40).mapToObj(i -> 0.5 * i).toList());

        assertThat(bins.words(0)).isEqualTo("0 to 2");
        assertThat(bins.of(2)).isEqualTo(1);
        assertThat(bins.of(19.5)).isEqualTo(bins.size() - 1);
        assertThat(bins.place(1)).isEqualTo(0.5);
        assertThat(bins.of(Double.NaN)).isEqualTo(-1);
    }

    @Test
    void numbersOverPowersOfTenAreStretchesOfLogarithms() {
        var bins = Bins.of(IntStream.range(0, 40)
                .mapToObj(i -> Math.pow(10, -4 + i / 10.0))
                .toList());

        assertThat(bins.isLogarithmic()).isTrue();
        assertThat(bins.size()).isBetween(6, 8);
        assertThat(bins.of(1e-4)).isZero();
        assertThat(bins.of(Math.pow(10, -0.1))).isEqualTo(bins.size() - 1);
    }

    @Test
    void valuesThatAgreeInTwelveDigitsHaveOnePlace() {
        var bins = Bins.of(List.of(0.3, 3 * 0.1, 0.4));

        assertThat(bins.size()).isEqualTo(2);
        assertThat(bins.of(3 * 0.1)).isZero();
    }

    @Test
    void theMapHasTheMeanOfEachCellAndNothingWhereThereAreNoRuns() {
        run(0.1, 4, 10);
        run(0.1, 4, 14);
        run(0.2, 6, 20);

        var map = HeatMap.of(runs, "rmse", "rate", "depth");

        assertThat(map.cells())
                .containsExactly(new HeatMap.Cell(0, 0, List.of(0, 1), 12), new HeatMap.Cell(1, 1, List.of(2), 20));
        assertThat(map.low()).isEqualTo(12);
        assertThat(map.high()).isEqualTo(20);
        assertThat(map.missing()).isEqualTo("2 of 4\u00a0cells have runs");
    }

    @Test
    void aMapTakesTwoNumbersThatDiffer() {
        var workspace = new FakeWorkspace();
        var model = new CompareViewModel(workspace.live(), new Sweep(workspace).runs(5));
        model.reload();

        assertThat(model.figures().heat().lack()).contains("two parameters that are numbers");
        assertThat(model.figures().boxes().by()).isEqualTo("seed");
    }

    @Test
    void figuresLeaveAsPicturesAndInTheReport() {
        var workspace = new FakeWorkspace();
        var model = new CompareViewModel(workspace.live(), new Sweep(workspace).runs(60));
        model.reload();
        model.groups().groupingProperty().set(new By.Parameter("depth"));

        var html = Exports.of(model).html("no tasks");

        assertThat(Exports.figure(model, model.figures().boxes()))
                .startsWith("<svg")
                .contains("rmse by depth", "20\u00a0runs")
                .endsWith("</svg>\n");
        assertThat(html).contains("rmse by depth", "rmse over rate and depth").doesNotContain("NaN");
    }

    @Test
    void keysGoFromBoxToBoxAndPickItsRuns() throws Exception {
        var workspace = new FakeWorkspace();
        var model = new CompareViewModel(workspace.live(), new Sweep(workspace).runs(60));
        model.reload();
        var views = new ArrayList<FigureView>();
        try (var stage = OnStage.node(() -> {
            views.add(new FigureView(model, "Boxes"));
            views.getFirst().show(model.figures().boxes());
            return new StackPane(views.getFirst());
        })) {
            assertThat(stage.places("plot")).hasSize(1);
            OnStage.onUi(() -> press(views.getFirst(), KeyCode.RIGHT));
            assertThat(model.selection().litProperty().get()).hasSize(15);

            OnStage.onUi(() -> press(views.getFirst(), KeyCode.ENTER));
            assertThat(model.selection().pickedProperty().get()).hasSize(15);
        }
    }

    private static boolean press(FigureView view, KeyCode key) {
        view.lookup(".plot").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        return true;
    }

    private void run(double rate, long depth, double rmse) {
        runs.add(new RunBuilder("flow", runs.size() + 1)
                .parameter("rate", rate)
                .parameter("depth", depth)
                .metric("rmse", rmse, true)
                .build());
    }
}
