package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.desktop.matrix.MatrixReport;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// What of a comparison leaves the window: the page, pictures and lines of values.
class ReportTest {
    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void aRunIsNamedWhereItsLineOrItsPointIsPointedAt() throws Exception {
        var model = sweep(60);

        assertThat(titles(Exports.axes(model))).hasSize(60).contains("flight-delays 7");
        assertThat(titles(Exports.figure(model, model.figures().scatter())))
                .hasSize(60)
                .anyMatch(title -> title.startsWith("flight-delays 7\nrate 0.03, rmse "));
        assertThat(titles(Exports.figure(model, model.figures().heat())))
                .hasSize(12 + 60)
                .anyMatch(title -> title.startsWith("flight-delays 60\nrmse "))
                .anyMatch(title -> title.startsWith("rate 0.01, depth 4\n5\u00a0runs, mean "));
        assertThat(titles(Exports.figure(model, model.figures().boxes())))
                .anyMatch(title -> title.startsWith("rate 0.01, 15\u00a0runs\nmedian "));
    }

    @Test
    void theFlowOfThePageIsAllThatCanBeDrawn() {
        var html = Exports.of(sweep(60)).html("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>tasks</text></svg>");

        assertThat(html)
                .contains(">Parameters to rmse</text>", ">rmse against rate</text>", ">rmse by rate</text>")
                .contains(">rmse over rate and depth</text>", "between the places measured</text>")
                .contains("<svg><text>tasks</text></svg>")
                .doesNotContain("NaN", "<img", "data:image", "http://", "https://");
    }

    @Test
    void aNameWithSignsOfMarkupStaysText() throws Exception {
        var runs = IntStream.range(0, 6)
                .mapToObj(i -> new RunBuilder("a<b", i + 1)
                        .parameter("p<q>&r", i)
                        .metric("m<n", i * i, true)
                        .build())
                .toList();
        runs.forEach(workspace.history::add);
        var model = new CompareViewModel(
                workspace.live(), runs.stream().map(run -> run.id()).toList());
        model.reload();

        assertThat(xml(Exports.figure(model, model.figures().scatter()))
                        .getDocumentElement()
                        .getTextContent())
                .contains("m<n against p<q>&r", "a<b 3\np<q>&r 2, m<n 4");
        assertThat(titles(Exports.axes(model))).contains("a<b 6");
        assertThat(Exports.of(model).html("")).doesNotContain("<q>", "a<b");
    }

    @Test
    void whatXmlCannotHoldMakesNoPictureUnreadable() throws Exception {
        var model = twoRuns(Map.of("p\u0007", "\u001b[31m\ud83d\ude80\ud83d"), Map.of("p\u0007", "\u0000"), "m\u0000");

        assertThat(xml(Exports.axes(model)).getDocumentElement().getTextContent())
                .contains("m\ufffd");
        assertThat(Exports.of(model).html(""))
                .doesNotContain("\u0000", "\u0007")
                .contains("p\ufffd");
    }

    @Test
    void linesOfValuesAreWholeAndNoFormulas() {
        var text = "a \"b\",\n" + "x".repeat(10_000);
        var model = twoRuns(
                Map.of("rows", 20_000L, "rate", -0.5, "words", text, "cell", "=1+1", "list", List.of(1L, 2L)),
                Map.of("rows", -1_000_000L, "rate", 1e300, "words", "@x", "cell", "-1", "list", List.of()),
                "=1+1");
        var csv = Exports.of(model).csv();

        assertThat(csv)
                .contains(",20000,", ",-1000000", ",-0.5", ",1.0E300", ",'=1+1", ",'@x", ",-1", "\"[1,2]\"")
                .contains("\"" + text.replace("\"", "\"\"") + "\"")
                .contains("metrics.=1+1");
        assertThat(Exports.of(model).markdown().lines()).allMatch(line -> line.endsWith("|"));
    }

    private CompareViewModel twoRuns(Map<String, Object> one, Map<String, Object> other, String metric) {
        var runs = new ArrayList<RunId>();
        for (var parameters : List.of(one, other)) {
            var run = new RunBuilder("odd", runs.size() + 1).metric(metric, runs.size(), true);
            parameters.forEach(run::parameter);
            var row = run.build();
            workspace.history.add(row);
            runs.add(row.id());
        }
        var model = new CompareViewModel(workspace.live(), runs);
        model.reload();
        return model;
    }

    @Test
    void eachIsWrittenAsLinesOfValues() {
        var model = sweep(60);

        assertThat(model.figures().scatter().csv())
                .startsWith("run,rate,rmse\r\nflight-delays 1,0.01,")
                .hasLineCount(61);
        assertThat(model.figures().heat().csv())
                .startsWith("rate,depth,runs,mean rmse\r\n0.01,4,5,")
                .hasLineCount(13);
        assertThat(model.figures().contours().csv())
                .startsWith("rate,depth,runs,mean rmse\r\n0.01,4.0,5,")
                .hasLineCount(13);
        assertThat(model.figures().boxes().csv())
                .startsWith("rate,runs,least,lower whisker,lower quartile,median,upper quartile,upper whisker,largest")
                .hasLineCount(5);
        assertThat(Exports.curvesCsv(model))
                .startsWith("chart,line,iteration,rmse,low,high\r\n,flight-delays 1,0.0,")
                .doesNotContain("NaN");
    }

    @Test
    void theTasksOfTheRunsAreOnThePage(@TempDir Path folder) throws Exception {
        var flights = new FlightRuns(workspace);
        var routes = new FakeRoutes();
        var runs = List.of(flights.succeeded(1), flights.failed(2), flights.succeeded(3));
        routes.file = folder.resolve("page.html");
        try (var stage = OnStage.screen(() -> new CompareScreen(workspace.live(), routes, routes, runs))) {
            stage.choose("Export", "Report as HTML…");

            assertThat(folder.resolve("page.html"))
                    .content()
                    .contains(">Tasks of 3\u00a0runs, ", "<title>flight-delays 2\ntrain, ", ": failed</title>");
        }
        assertThat(MatrixReport.of(workspace.live().services().history(), List.of()))
                .isEqualTo("These runs have no tasks.");
    }

    private CompareViewModel sweep(int runs) {
        var model = new CompareViewModel(workspace.live(), new Sweep(workspace).runs(runs));
        model.reload();
        return model;
    }

    private static List<String> titles(String svg) throws Exception {
        var found = xml(svg).getElementsByTagName("title");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
