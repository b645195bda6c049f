package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Table.Cell;
import dev.slipway.desktop.compare.Table.Group;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.desktop.live.ViewsFile;
import dev.slipway.engine.history.Rows.MetricPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is picked, read and kept of runs side by side.
class SelectionTest {
    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void whatIsPickedHasColoursAndTheOthersAreGrey() {
        var model = open(10);

        model.selection()
                .pick(List.of(model.runs().get(3).id(), model.runs().get(5).id()));

        assertThat(model.tone(3)).isNotEqualTo(Tone.NEUTRAL);
        assertThat(model.tone(5)).isNotEqualTo(Tone.NEUTRAL).isNotEqualTo(model.tone(3));
        assertThat(model.tone(0)).isEqualTo(Tone.NEUTRAL);
        model.selection().clear();
        assertThat(model.tone(0)).isEqualTo(Tone.CHART_6);
    }

    @Test
    void thePickedRunsCanBeLeftAlone() {
        var model = open(10);
        model.selection()
                .pick(List.of(model.runs().get(3).id(), model.runs().get(5).id()));

        model.keepPicked();

        assertThat(model.runs()).extracting(run -> run.flow().number()).containsExactly(4, 6);
        assertThat(model.selection().isEmpty()).isTrue();
        assertThat(model.baselineIndex()).isZero();
    }

    @Test
    void metricsAreReadAtTheirBestOrAtAnIteration() {
        var model = open(2);
        curve(model.runs().get(0).id(), 5, 4, 6);
        curve(model.runs().get(1).id(), 9, 8, 7);

        model.readingProperty().set(MetricReading.BEST);
        assertThat(words(model)).containsExactly("90", "180");

        model.readingProperty().set(MetricReading.at(1));
        assertThat(words(model)).containsExactly("4", "8");
        assertThat(Objects.requireNonNull(model.tableProperty().get().find(Group.METRICS, "rmse"))
                        .note())
                .endsWith("at 1");

        model.readingProperty().set(MetricReading.LAST);
        assertThat(words(model)).containsExactly("100", "200");
    }

    @Test
    void aViewThatWasSavedIsThereTheNextTime(@TempDir Path folder) {
        var file = new ViewsFile(folder.resolve("views.json"));
        var saved = new SavedComparisons(workspace.live(), file);
        var model = open(3);
        model.baseline(model.runs().get(2).id());
        model.differencesOnlyProperty().set(false);
        model.readingProperty().set(MetricReading.at(7));
        model.groupingProperty().set(new Spread.By.AllBut("seed"));
        model.groups().colouringProperty().set(new Spread.By.Parameter("rate"));
        model.groups().facetingProperty().set(new Spread.By.Parameter("depth"));
        model.groups().strokingProperty().set(new Spread.By.Version());
        var figures = new FiguresViewModel.Choice(
                FiguresViewModel.Shape.HEAT, new Spread.By.Version(), "seed", "rate", "params.rate", true);
        model.figures().choose(figures);
        model.curves().look(new CurvesViewModel.Look(true, true, 0.5, Band.ERROR));
        saved.keep(model.saved("Rates"));

        var again = new SavedComparisons(workspace.live(), file);
        again.read();
        var other = new CompareViewModel(
                workspace.live(), List.of(model.runs().get(0).id()));
        other.restore(again.all().getFirst());

        assertThat(other.runs()).hasSize(3);
        assertThat(other.baselineIndex()).isEqualTo(2);
        assertThat(other.differencesOnlyProperty().get()).isFalse();
        assertThat(other.readingProperty().get()).isEqualTo(MetricReading.at(7));
        assertThat(other.groupingProperty().get()).isEqualTo(new Spread.By.AllBut("seed"));
        assertThat(other.curves().look()).isEqualTo(new CurvesViewModel.Look(true, true, 0.5, Band.ERROR));
        assertThat(other.groups().choice()).isEqualTo(model.groups().choice());
        assertThat(other.figures().choice()).isEqualTo(figures);
        assertThat(other.groups().colouringProperty().get()).isEqualTo(new Spread.By.Parameter("rate"));
        assertThat(other.groups().facetingProperty().get()).isEqualTo(new Spread.By.Parameter("depth"));
        assertThat(other.groups().strokingProperty().get()).isEqualTo(new Spread.By.Version());
    }

    @Test
    void thePreviousTheLiveAndTheBestRunAreFound() {
        open(5);
        var last = workspace.history.rows.firstEntry().getValue();
        var model = new CompareViewModel(workspace.live(), List.of(last.id()));
        model.reload();
        var said = new ArrayList<String>();

        model.adding().find(others -> others.previous(last), said::add);
        model.adding().find(others -> others.best("flow", "rmse"), said::add);
        model.adding().find(others -> others.live("flow"), said::add);

        assertThat(model.runs()).extracting(run -> run.flow().number()).containsExactly(5, 4, 1);
        assertThat(said).containsExactly("There is no such run.");
    }

    @Test
    void allRunsThatMeetAnExpressionAreAddedAndAMistakeIsMarked() {
        open(5);
        var first = workspace.history.rows.lastEntry().getValue();
        var model = new CompareViewModel(workspace.live(), List.of(first.id()));
        model.reload();
        var said = new ArrayList<String>();

        model.adding().where("params.rate = 0.2", said::add, () -> said.add("done"));
        model.adding().where("params.rate", said::add, () -> said.add("done"));

        assertThat(model.runs()).extracting(run -> run.flow().number()).containsExactly(1, 2);
        assertThat(said.subList(0, 2)).containsExactly("1\u00a0run added.", "done");
        assertThat(said.get(2)).contains("an operator is expected").endsWith("Here: params.rate»");
    }

    @Test
    void ofMoreValuesThanCanBeDrawnAFairSampleIsRead() {
        assertThat(CurvesViewModel.oneOf(50_001)).isEqualTo(2);
        assertThat(CurvesViewModel.oneOf(1_000_000)).isEqualTo(20);
    }

    @Test
    void onlyRowsWithANameAreShownWithTheirHeads() {
        var table = open(2).tableProperty().get();

        assertThat(table.matching(" RATE ").rows())
                .extracting(
                        row -> row instanceof Table.Row.Head head ? head.group().words() + head.rows() : "row")
                .containsExactly("Parameters1", "row");
        assertThat(table.matching("")).isSameAs(table);
    }

    @Test
    void aReportIsOnePageWithDoubtsTableAndWhatMatters() {
        var model = open(9);
        var csv = Exports.of(model).csv();
        var html = Exports.of(model).html("no tasks");

        assertThat(csv)
                .startsWith("run,metrics.rmse,")
                .contains("\r\nflow 1,100.0,")
                .endsWith("\r\n");
        assertThat(csv.lines()).hasSize(10);
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("What matters for rmse", "class=\"best\"", "baseline")
                .doesNotContain("http://", "src=");
    }

    @Test
    void aGroupIsLitUpAndPickedAsOne() {
        var model = open(4);

        model.selection().light(model.runs(), List.of(1, 2));
        model.selection().pick(model.runs(), List.of(1, 2));

        assertThat(model.selection().litProperty().get())
                .containsExactlyInAnyOrder(
                        model.runs().get(1).id(), model.runs().get(2).id());
        assertThat(model.selection().isPicked(model.runs().get(2).id())).isTrue();
        model.selection().pick(model.runs(), List.of(1, 2));
        assertThat(model.selection().isEmpty()).isTrue();
        model.hover(3);
        assertThat(model.selection().litProperty().get())
                .containsExactly(model.runs().get(3).id());
    }

    @Test
    void runsAreColouredByAParameterAndThosePickedKeepTheirColour() {
        var model = open(8);
        model.groups().colouringProperty().set(new Spread.By.Parameter("rate"));
        var last = model.tone(7);

        model.selection().pick(List.of(model.runs().get(7).id()));

        assertThat(last).isEqualTo(Tone.SCALE_7);
        assertThat(model.tone(7)).isEqualTo(Tone.SCALE_7);
        assertThat(model.tone(0)).isEqualTo(Tone.NEUTRAL);
    }

    @Test
    void meansOfGroupsLeaveAsAPictureWithTheirBands() {
        var model = new CompareViewModel(workspace.live(), new Sweep(workspace).runs(20));
        model.reload();
        model.groups().groupingProperty().set(new Spread.By.Parameter("rate"));

        assertThat(Exports.of(model).svg())
                .contains("<polygon", "mean of each group; band: standard deviation of a run")
                .contains("rate = 0.01, 5\u00a0runs");
    }

    @Test
    void curvesBecomeAPictureThatScales() {
        var model = open(2);
        curve(model.runs().get(0).id(), 5, 4, 6);
        model.reload();

        var svg = Exports.of(model).svg();

        assertThat(svg).startsWith("<svg").contains("<path", "rmse").endsWith("</svg>\n");
    }

    @Test
    void smoothingKeepsTheBeginningWhereItIs() {
        assertThat(Curves.smooth(new double[] {4, 4, 4}, 0.9)).containsExactly(4, 4, 4);
        assertThat(Curves.smooth(new double[] {0, 1}, 0.5)[1]).isBetween(0.5, 0.7);
        assertThat(Curves.smooth(new double[] {0, 1}, 0)).containsExactly(0, 1);
    }

    private static List<String> words(CompareViewModel model) {
        return Objects.requireNonNull(model.tableProperty().get().find(Group.METRICS, "rmse")).cells().stream()
                .map(Cell::words)
                .toList();
    }

    private void curve(RunId run, double... values) {
        var points = new ArrayList<MetricPoint>();
        for (int i = 0; i < values.length; i++) {
            points.add(new MetricPoint("train", 0, "rmse", i, values[i], FakeWorkspace.NOW));
        }
        workspace.history.curves.put(run + "/rmse", points);
    }

    private CompareViewModel open(int count) {
        var ids = new ArrayList<RunId>();
        for (int i = 1; i <= count; i++) {
            var row = new RunBuilder("flow", i)
                    .started(FakeWorkspace.NOW.minusSeconds(1000 - i), java.time.Duration.ofSeconds(60))
                    .parameter("rate", 0.1 * i)
                    .metric("rmse", 100.0 * i, true)
                    .build();
            workspace.history.add(row);
            ids.add(row.id());
        }
        var model = new CompareViewModel(workspace.live(), ids);
        model.reload();
        return model;
    }
}
