package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.compare.Difference.Kind;
import dev.slipway.engine.compare.StoredComparisons;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.values.ValueClauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two runs of real cells that differ in one thing: it is named, and what came of it is said in rows and values.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedCausesIT {
    private static final String LIBRARY = "import tech.tablesaw.api.*;\ndouble price(int day) { return day * 1.5; }";
    private static final String PARAMETERS = "//| parameters\nint days = 4;";
    private static final String LOAD = """
            //| step: load
            var text = Files.readString(dataset("names.txt")).strip();
            var sales = Table.create("sales", IntColumn.create("day"), DoubleColumn.create("price"));
            for (int i = 0; i < days; i++) {
                sales.intColumn(0).append(i);
                sales.doubleColumn(1).append(price(i));
            }""";
    private static final String REPORT = "//| step: report\nString title = text + \" \" + sales.rowCount();";

    private Notebooks notebooks;
    private KeptWorkers workers;
    private RunBench bench;
    private LibraryCodecs codecs;

    @BeforeAll
    void startCompiler(@TempDir Path scratch) {
        workers = new KeptWorkers(scratch);
        notebooks = Notebooks.withLibraries();
        codecs = new LibraryCodecs(RealCells.installation().libraries());
    }

    @AfterAll
    void stopCompiler() {
        workers.close();
        notebooks.close();
        codecs.close();
    }

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        bench = new RunBench(folder);
        Files.writeString(folder.resolve("names.txt"), "Oslo");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aMethodIsNamedWithItsCellAndTheTableWithItsValues() throws Exception {
        var before = run(Map.of(), LIBRARY, PARAMETERS, LOAD, REPORT);
        var after = run(Map.of(), LIBRARY.replace("day * 1.5", "day * 2.0"), PARAMETERS, LOAD, REPORT);

        var difference = diff(before, after);

        assertThat(difference.cause().kind()).isEqualTo(Kind.CODE);
        assertThat(difference.cause().message()).isEqualTo("load: method price changed in cell 1.");
        assertThat(messages(difference))
                .contains("The artifact load/sales differs: 3 of 4 values differ in price (row 2: 1.5 → 2.0).");
    }

    @Test
    void aParameterIsNamedAndTheTableWithItsRows() throws Exception {
        var before = run(Map.of(), LIBRARY, PARAMETERS, LOAD, REPORT);
        var after = run(Map.of("days", "6"), LIBRARY, PARAMETERS, LOAD, REPORT);

        var difference = diff(before, after);

        assertThat(difference.cause().message()).isEqualTo("The parameter days, which load reads, changed: 4 → 6.");
        assertThat(messages(difference)).contains("The artifact load/sales differs: 4 → 6 rows: 2 new, 0 gone.");
    }

    @Test
    void aFileIsNamedAndWhatCameOfIt() throws Exception {
        var before = run(Map.of(), LIBRARY, PARAMETERS, LOAD, REPORT);
        Files.writeString(bench.folder.resolve("names.txt"), "Bergen");
        var after = run(Map.of(), LIBRARY, PARAMETERS, LOAD, REPORT);

        var difference = diff(before, after);

        assertThat(difference.cause().kind()).isEqualTo(Kind.INPUT);
        assertThat(difference.cause().where()).isEqualTo("names.txt");
        assertThat(messages(difference)).contains("The artifact report/title differs: Oslo 4 → Bergen 4.");
    }

    @Test
    void aStepThatGivesSomethingElseEachTimeIsNamed() throws Exception {
        var cells = new String[] {"//| step: draw\n//| cache: off\nlong drawn = System.nanoTime();"};

        var cause = diff(run(Map.of(), cells), run(Map.of(), cells)).cause();

        assertThat(cause.kind()).isEqualTo(Kind.NONDETERMINISM);
        assertThat(cause.where()).isEqualTo("draw");
    }

    private static java.util.List<String> messages(Difference difference) {
        return difference.all().stream().map(Difference.Item::message).toList();
    }

    private Difference diff(RunId before, RunId after) throws IOException {
        return new StoredComparisons(bench.store, new PlanJson(), codecs, ValueClauses::of).diff(before, after);
    }

    private RunId run(Map<String, String> parameters, String... cells) throws Exception {
        var flow = notebooks.flow(cells);
        var values = notebooks.compiler().parameters(flow.plan(), parameters);
        return bench.runs(workers)
                .execute(bench.request(flow, values), bench.listener)
                .row()
                .id();
    }
}
