package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every sample does headless what its text says, on the real engine.
class SamplesIT {
    private static final Composition SERVICES = new Composition(Map.of());

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        SERVICES.close();
    }

    @BeforeEach
    void copy() throws IOException {
        Checkout.copySamples(folder);
    }

    private Shell.Answer call(String... arguments) {
        return new Shell(folder, SERVICES).call(arguments);
    }

    private JsonNode good(String... arguments) {
        var answer = call(arguments);
        assertThat(answer.exit())
                .as(String.join(" ", arguments) + "\n" + answer.err())
                .isZero();
        return answer.json();
    }

    @Test
    void penguinsRunsFromTheTableToTheConfusionMatrix() throws IOException {
        var json = good("exec", "penguins.ipynb", "-o", "out.ipynb", "--json");

        assertThat(json.get("status").asString()).isEqualTo("succeeded");
        assertThat(json.get("cells"))
                .allSatisfy(cell -> assertThat(cell.get("status").asString()).isEqualTo("ok"));
        var outputs = outputs("out.ipynb");
        assertThat(outputs).anySatisfy(output -> assertThat(forms(output)).contains(MimeBundle.PNG));
        assertThat(outputs).anySatisfy(output -> assertThat(forms(output)).contains(MimeBundle.HTML));
        assertThat(good("check", "penguins.ipynb", "--json").get("problems")).isEmpty();
        assertThat(call("convert", "out.ipynb", "out.html").exit()).isZero();
    }

    private List<Output> outputs(String name) throws IOException {
        Document document = ((Opened.Notebook) NotebookFiles.open(folder.resolve(name))).document();
        return document.cells().stream()
                .flatMap(cell -> cell.outputs().stream())
                .toList();
    }

    private static List<String> forms(Output output) {
        return switch (output) {
            case Output.Result result -> List.copyOf(result.bundle().content().keySet());
            case Output.Displayed displayed ->
                List.copyOf(displayed.bundle().content().keySet());
            default -> List.of();
        };
    }

    @Test
    void co2ForecastsInAKernelAndAsAFlow() {
        var small = List.of("-p", "mostDegrees=2", "-p", "mostWaves=1");

        var exec = call("exec", "co2.jsh", small.get(0), small.get(1), small.get(2), small.get(3));
        var run = good("run", "co2.jsh", small.get(0), small.get(1), small.get(2), small.get(3), "--json");

        assertThat(exec.exit()).as(exec.err()).isZero();
        assertThat(exec.out()).contains("months, from").contains("ppm");
        assertThat(run.get("tasks").get("total").asInt()).isEqualTo(1 + 4 + 1 + 1);
        assertThat(run.get("metrics").get("best_rmse").get("last").asDouble()).isBetween(0.1, 5.0);
        assertThat(run.get("metrics").get("rmse").get("count").asInt()).isEqualTo(4);
    }

    @Test
    void flightDelaysIsCheckedPlannedRunReusedComparedAndDeployed() {
        assertThat(good("check", "flight-delays.ipynb", "--json").get("problems"))
                .isEmpty();
        assertThat(steps(good("plan", "flight-delays.ipynb", "--json")))
                .containsExactly("prepare run", "train unknown", "choose unknown", "report unknown");

        var first = good("run", "flight-delays.ipynb", "-p", "airportCount=2", "-p", "settingCount=2", "--json");
        var second = good("run", "flight-delays.ipynb", "-p", "airportCount=2", "-p", "settingCount=3", "--json");

        assertThat(first.get("status").asString()).isEqualTo("succeeded");
        assertThat(first.get("tasks").get("executed").asInt()).isEqualTo(1 + 4 + 1 + 1);
        assertThat(first.get("metrics").propertyNames()).contains("auc", "log_loss", "mean_auc", "mean_log_loss");
        assertThat(second.get("steps").get(1).get("reused").asInt()).isEqualTo(4);
        assertThat(second.get("steps").get(1).get("executed").asInt()).isEqualTo(2);
        assertThat(second.get("steps"))
                .allSatisfy(step -> assertThat(step.get("why").asString()).isNotBlank());
        history(first.get("run").asString());
        deployment();
    }

    @Test
    void flightsSqlRunsAsAFlowAndRecordsTheFileItsQueryReads() {
        assertThat(good("check", "flights-sql.ipynb", "--json").get("problems")).isEmpty();
        assertThat(good("check", "charts.jsh", "--json").get("problems")).isEmpty();

        var first = good("run", "flights-sql.ipynb", "--json");
        var second = good("run", "flights-sql.ipynb", "--json");

        assertThat(first.get("status").asString()).isEqualTo("succeeded");
        assertThat(good("show", "latest", "--json").get("inputs").toString()).contains("data/flights.csv.gz");
        assertThat(second.get("tasks").get("executed").asInt()).isZero();
        assertThat(call("artifact", "latest/worst", "worst", "-o", "worst.parquet")
                        .exit())
                .isZero();
        assertThat(call("artifact", "latest/worst", "worst", "-o", "worst.docx").err())
                .contains("parquet, xlsx, csv or json");
    }

    @Test
    void whatCommandsAreTrainedWithGoesThroughThem() throws IOException {
        Files.writeString(folder.resolve("training.jsh"), CommandTraining.NOTEBOOK);

        assertThat(good("check", "training.jsh", "--json").get("problems")).isEmpty();
        assertThat(good("plan", "training.jsh", "--json").get("steps")).hasSize(3);
    }

    private static List<String> steps(JsonNode plan) {
        return plan.get("steps").values().stream()
                .map(step ->
                        step.get("name").asString() + " " + step.get("decision").asString())
                .toList();
    }

    private void history(String first) {
        var compared = good("compare", "flight-delays:latest~1", "flight-delays:latest", "--diff-only", "--json");
        var diff = good("diff", "flight-delays:latest~1", "flight-delays:latest", "--json");
        var whole = good("show", "latest", "--json");
        var task = good("show", "latest/train/1", "--json");

        assertThat(compared.get("rows").values())
                .anySatisfy(row -> assertThat(row.get("name").asString()).isEqualTo("settingCount"));
        assertThat(diff.get("cause").get("kind").asString()).isEqualTo("parameter");
        assertThat(diff.get("cause").toString()).contains("settingCount");
        assertThat(whole.get("inputs").get(0).get("path").asString()).contains("flights.csv.gz");
        assertThat(task.get("artifacts").get(0).get("name").asString()).isEqualTo("result");
        assertThat(good("runs", "--where", "params.settingCount = 3", "--json")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(call("artifact", "latest/choose", "meanAuc").out()).matches("0\\.\\d+\n");
        assertThat(call("artifact", "latest/choose", "best", "-o", "best.csv").exit())
                .isZero();
        assertThat(folder.resolve("best.csv")).content().startsWith("airport,flights,late");
        assertThat(call("artifact", "latest/report", "chart", "-o", "chart.png").exit())
                .isZero();
        assertThat(good("resume", first, "--json").get("tasks").get("executed").asInt())
                .isZero();
        assertThat(good("tag", first, "+kept", "--json").get("tags").toString()).isEqualTo("[\"kept\"]");
        assertThat(good("gc", "--dry-run", "--json").get("bytes").asLong()).isZero();
        assertThat(good("rm", first, "--json").get("deleted")).hasSize(1);
    }

    private void deployment() {
        var deployed = good("deploy", "flight-delays.ipynb", "--json");
        var run = good("run", "flight-delays@live", "-p", "airportCount=2", "-p", "settingCount=2", "--json");

        assertThat(deployed.get("version").asInt()).isEqualTo(1);
        assertThat(deployed.get("plan")).isEqualTo(run.get("plan"));
        assertThat(run.get("version").asInt()).isEqualTo(1);
        assertThat(run.get("tasks").get("executed").asInt()).isZero();
    }
}
