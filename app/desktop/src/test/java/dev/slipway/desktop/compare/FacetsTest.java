package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.desktop.chart.Dash;
import dev.slipway.desktop.compare.Spread.By;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.RunBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// Curves in a small chart a value, and in a pattern a value.
class FacetsTest {
    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void eachValueHasAChartInTheOrderOfTheNumbers() {
        var model = sweep(60);

        model.groups().facetingProperty().set(new By.Parameter("depth"));

        var facets = model.curves().facets();
        assertThat(facets).extracting(Facet::title).containsExactly("depth = 4", "depth = 6", "depth = 8");
        assertThat(facets).allMatch(facet -> facet.lines().size() == 20);
        assertThat(facets.get(1).lines().getFirst().runs()).containsExactly(20);
        assertThat(facets.get(1).lines().getFirst().series())
                .isSameAs(model.curves().seriesProperty().get().get(20));
    }

    @Test
    void groupsFacetsAndColoursGoTogether() {
        var model = sweep(60);
        model.groups().groupingProperty().set(new By.Parameter("rate"));
        model.groups().colouringProperty().set(new By.Parameter("rate"));
        model.groups().facetingProperty().set(new By.Parameter("depth"));

        var facet = model.curves().facets().get(2);
        var line = facet.lines().getFirst();

        assertThat(facet.lines()).hasSize(4);
        assertThat(line.runs()).containsExactly(40, 41, 42, 43, 44);
        assertThat(line.group()).hasSize(15).containsAll(line.runs());
        assertThat(line.series().tone()).isEqualTo(model.tone(40));
        var curves = model.curves().seriesProperty().get();
        double mean = IntStream.range(40, 45)
                .mapToDouble(run -> curves.get(run).y(0))
                .average()
                .orElseThrow();
        assertThat(line.series().y(0)).isCloseTo(mean, within(1e-12));
    }

    @Test
    void runsWithoutTheNumberHaveAChartOfTheirOwn() {
        var runs = new Sweep(workspace).runs(20);
        var bare = new RunBuilder("flight-delays", 99).metric("rmse", 3, true).build();
        workspace.history.add(bare);
        var all = new ArrayList<>(runs);
        all.add(bare.id());
        var model = new CompareViewModel(workspace.live(), all);
        model.reload();

        model.groups().facetingProperty().set(new By.Parameter("rate"));

        assertThat(model.curves().facets()).last().satisfies(facet -> {
            assertThat(facet.title()).isEqualTo("no rate");
            assertThat(facet.runs()).containsExactly(20);
        });
    }

    @Test
    void eachValueHasAPatternAndOfManyTheOthersHaveOneTogether() {
        var model = sweep(60);
        model.groups().strokingProperty().set(new By.Parameter("depth"));

        assertThat(model.groups().dashes().entries())
                .extracting(Dashes.Entry::words, Dashes.Entry::dash)
                .containsExactly(
                        tuple("depth = 4", Dash.SOLID),
                        tuple("depth = 6", Dash.DASHED),
                        tuple("depth = 8", Dash.DOTTED));
        assertThat(model.curves().seriesProperty().get().get(25).dash()).isEqualTo(Dash.DASHED);

        var runs = IntStream.range(0, 9)
                .mapToObj(i -> new RunBuilder("flow", i + 1).parameter("p", i).build())
                .toList();
        var dashes = Dashes.of(
                runs,
                new By.Parameter("p"),
                Comparator.comparingInt(group -> -group.runs().getFirst()));
        assertThat(dashes.of(8)).isEqualTo(Dash.of(5));
        assertThat(dashes.of(0)).isEqualTo(Dash.SPARSE);
        assertThat(dashes.entries().getLast()).isEqualTo(new Dashes.Entry("other p", Dash.SPARSE, List.of(0, 1, 2)));
    }

    @Test
    void whatFitsIsShownAndTheRestScrolled() {
        assertThat(FacetGrid.of(1, 480, 300, 14)).isEqualTo(new FacetGrid(1, 1, 1));
        assertThat(FacetGrid.of(4, 480, 320, 14)).isEqualTo(new FacetGrid(2, 2, 2));
        assertThat(FacetGrid.of(12, 480, 320, 14)).isEqualTo(new FacetGrid(2, 6, 2));
        assertThat(FacetGrid.of(12, 480, 320, 14).isWhole()).isFalse();
        assertThat(FacetGrid.of(3, 100, 50, 14)).isEqualTo(new FacetGrid(1, 3, 1));
        assertThat(FacetGrid.of(0, 0, 0, 14)).isEqualTo(new FacetGrid(1, 1, 1));
    }

    @Test
    void aGroupLightsUpInEveryChartAndKeysLeadToTheOtherCharts() throws Exception {
        var model = sweep(60);
        model.groups().groupingProperty().set(new By.Parameter("rate"));
        model.groups().facetingProperty().set(new By.Parameter("seed"));
        var views = new ArrayList<FacetsView>();
        try (var stage = OnStage.node(() -> {
            views.add(new FacetsView(model));
            views.getFirst().show();
            return new StackPane(views.getFirst());
        })) {
            stage.resize(480, 300);
            assertThat(stage.says()).contains("seed = 0, 12 runs", "charts 1 to 4 of 5");

            OnStage.onUi(() -> {
                model.selection()
                        .light(model.runs(), model.groups().groups().getFirst().runs());
                views.getFirst().requestFocus();
                return true;
            });
            assertThat(views.getFirst().inFront()).containsExactly(1, 1, 1, 1);

            stage.press(KeyCode.END);
            assertThat(stage.says()).contains("seed = 4, 12 runs", "charts 3 to 5 of 5");
            assertThat(views.getFirst().inFront()).containsExactly(1, 1, 1);
            assertThat(views.getFirst().inSight())
                    .extracting(Facet::title)
                    .last()
                    .isEqualTo("seed = 4");
        }
    }

    @Test
    void theLegendChoosesThemAndSaysWhatPatternsMean() throws Exception {
        var runs = new Sweep(workspace).runs(60);
        var routes = new FakeRoutes();
        try (var stage = OnStage.screen(() -> new CompareScreen(workspace.live(), routes, routes, runs))) {
            stage.choose("Facets: none", "By depth");
            stage.choose("Strokes: none", "By loss");
            assertThat(stage.says()).contains("Facets: depth", "depth = 8, 20 runs", "loss = huber, 20 runs");
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void chartsAndPatternsLeaveInTheReport() {
        var model = sweep(60);
        model.groups().groupingProperty().set(new By.Parameter("rate"));
        model.groups().facetingProperty().set(new By.Parameter("depth"));
        model.groups().strokingProperty().set(new By.Parameter("rate"));

        var svg = Exports.of(model).svg();

        assertThat(svg)
                .contains(">depth = 4</text>", ">depth = 8</text>", "stroke-dasharray=\"8 5\"")
                .contains("<title>rate = 0.01, 5\u00a0runs</title>", "rate = 0.3, 15\u00a0runs");
        assertThat(Exports.of(model).html("no tasks")).contains(">depth = 6</text>");
    }

    private CompareViewModel sweep(int runs) {
        var model = new CompareViewModel(workspace.live(), new Sweep(workspace).runs(runs));
        model.reload();
        return model;
    }
}
