package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.artifact.StoredArtifacts;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.history.StoredHistory;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Loops within loops on real worker processes.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NestedRunsIT {
    private static final String PARAMETERS = "//| parameters\nint n = 3;\nint extra = 0;\nString mode = \"\";";
    private static final String OUTER =
            "//| step: outer\n//| foreach: i : n\nvar ys = IntStream.range(0, i).mapToObj(k -> \"y\" + i + k).toList();"
                    + "\nint size = ys.size();";
    private static final String SUM =
            "//| step: each\n//| gather: word -> words\n" + "String joined = size + String.join(\"+\", words);";
    private static final String ALL =
            "//| step: all\n//| gather: joined -> lines, i -> is\n" + "String text = lines + \"\" + is;";

    private Notebooks notebooks;
    private KeptWorkers workers;
    private RunBench bench;

    @BeforeAll
    void startCompiler(@TempDir Path scratch) {
        workers = new KeptWorkers(scratch);
        notebooks = Notebooks.plain();
    }

    @AfterAll
    void stopCompiler() {
        workers.close();
        notebooks.close();
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new RunBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theInnerCollectionFollowsTheOuterElement() throws Exception {
        var flow = notebooks.flow(
                PARAMETERS, OUTER, "//| step: inner\n//| foreach: y : ys\nString word = y + \"/\" + size;", SUM, ALL);

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.artifact("all", 0, "text")).isEqualTo("[0, 1y10/1, 2y20/2+y21/2][0, 1, 2]");
        assertThat(bench.ask("SELECT item x FROM task WHERE step = 1 ORDER BY idx"))
                .containsExactly("1, y10", "2, y20", "2, y21");
    }

    @Test
    void aNewOuterElementRunsItsOwnInnerOnesOnly() throws Exception {
        var flow = notebooks.flow(
                PARAMETERS, OUTER, "//| step: inner\n//| foreach: y : ys\nString word = y + extra;", SUM, ALL);

        run(flow, Map.of());
        assertThat(run(flow, Map.of("n", "4"))).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.steps().get(1)).isEqualTo("inner succeeded 3/3/0/0 3 reused, 3 new");
        assertThat(bench.steps().get(2)).startsWith("each succeeded 1/3/0/0");
    }

    @Test
    void aCaughtFailureHasNoInnerElements() throws Exception {
        var flow = notebooks.flow(
                PARAMETERS,
                """
                //| step: outer
                //| foreach: i : n
                //| catch: error
                if (i == 1 && mode.equals("fail")) throw new IllegalStateException("one");
                var ys = List.of(i, i + 10);
                var size = Integer.valueOf(i);""",
                "//| step: inner\n//| foreach: y : ys\nString word = \"w\" + y;",
                SUM,
                "//| step: all\n//| gather: joined -> lines, error -> errors\nString text = lines + \"\" + errors;");

        assertThat(run(flow, Map.of("mode", "fail"))).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.artifact("all", 0, "text")).isEqualTo("[0w0+w10, null, 2w2+w12][null, one, null]");
    }

    @Test
    void anInnerFailureIsMendedAlone() throws Exception {
        var flow = notebooks.flow(PARAMETERS, OUTER, """
                //| step: inner
                //| foreach: y : ys
                if (y.equals("y21") && Files.readString(dataset("flag.txt")).equals("bad")) {
                    throw new IllegalStateException(y);
                }
                String word = y;""", SUM, ALL);
        var flag = bench.folder.resolve("flag.txt");

        Files.writeString(flag, "bad");
        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.FAILED);
        assertThat(bench.steps().get(1)).startsWith("inner failed 2/0/1/0");
        Files.writeString(flag, "good");
        bench.origin = new RunId(bench.ask("SELECT id x FROM run").getFirst());
        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.steps().get(1)).startsWith("inner succeeded 1/2/0/0");
        assertThat(bench.steps().get(2)).startsWith("each succeeded 3/0/0/0");
        assertThat(bench.artifact("all", 0, "text")).isEqualTo("[0, 1y10, 2y20+y21][0, 1, 2]");
    }

    @Test
    void aCaughtInnerFailureKeepsItsPlace() throws Exception {
        var flow = notebooks.flow(
                PARAMETERS,
                OUTER,
                "//| step: inner\n//| foreach: y : ys\n//| retry: 1\n//| catch: error\n"
                        + "if (y.equals(\"y20\")) throw new IllegalStateException(y);\nString word = y;",
                SUM,
                ALL);

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.artifact("all", 0, "text")).isEqualTo("[0, 1y10, 2null+y21][0, 1, 2]");
        assertThat(bench.ask("SELECT max(number) x FROM attempt WHERE step = 1"))
                .containsExactly("2");
    }

    @Test
    void anInnerFailureCanStopAllAtOnce() throws Exception {
        bench.options = new Options(1, Reuse.ALLOWED, OnFailure.STOP_AT_ONCE);
        var flow = notebooks.flow(
                PARAMETERS,
                OUTER,
                "//| step: inner\n//| foreach: y : ys\n"
                        + "if (y.equals(\"y10\")) throw new IllegalStateException(y);\nString word = y;",
                SUM,
                ALL);

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.FAILED);

        assertThat(bench.steps().get(1)).startsWith("inner failed 0/0/1/2");
        assertThat(bench.ask("SELECT error_index || error_message x FROM run")).containsExactly("0y10");
    }

    @Test
    void anInnerTaskThatRunsTooLongCostsItsOwnAttempt() throws Exception {
        var flow = notebooks.flow(
                PARAMETERS,
                OUTER,
                "//| step: inner\n//| foreach: y : ys\n//| timeout: 5s\n"
                        + "if (y.equals(\"y20\")) Thread.sleep(60_000);\nString word = y;",
                SUM,
                ALL);

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.FAILED);

        assertThat(bench.steps().get(1)).startsWith("inner failed 2/0/1/0");
        assertThat(bench.ask("SELECT error_type x FROM run")).containsExactly("Timeout");
    }

    @Test
    void anInnerTaskIsBroughtBackWithWhatItRead() throws Exception {
        var flow = notebooks.flow(
                PARAMETERS, OUTER, "//| step: inner\n//| foreach: y : ys\nString word = y + size;", SUM, ALL);
        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);
        var id = new RunId(bench.ask("SELECT id x FROM run").getFirst());
        try (var codecs = new LibraryCodecs(RealCells.installation().libraries())) {
            var artifacts = new StoredArtifacts(
                    bench.store,
                    new StoredHistory(bench.store, new PlanJson(), new Upkeep(bench.store, Clock.systemUTC())),
                    codecs);

            var inner = hashes(artifacts.inputs(id, "inner", 2, bench.folder.resolve("inner")));
            var each = hashes(artifacts.inputs(id, "each", 2, bench.folder.resolve("each")));

            assertThat(inner)
                    .containsEntry("ys", List.of(hash(0, 2, "ys")))
                    .containsEntry("size", List.of(hash(0, 2, "size")))
                    .containsKey("n");
            assertThat(each)
                    .containsEntry("words", List.of(hash(1, 1, "word"), hash(1, 2, "word")))
                    .containsEntry("size", List.of(hash(0, 2, "size")));
        }
    }

    private String hash(int step, int index, String artifact) throws IOException {
        return bench.ask("SELECT a.hash x FROM task t JOIN artifact a ON a.attempt = t.attempt WHERE t.step = " + step
                        + " AND t.idx = " + index + " AND a.name = '" + artifact + "'")
                .getFirst();
    }

    private static Map<String, List<String>> hashes(List<Restorable> inputs) throws IOException {
        var hashes = new HashMap<String, List<String>>();
        for (var input : inputs) {
            for (var part : input.parts()) {
                hashes.computeIfAbsent(input.name(), _ -> new ArrayList<>())
                        .add(ContentHash.of(Files.readAllBytes(part)).hex());
            }
        }
        return hashes;
    }

    private RunStatus run(Compiled.Flow flow, Map<String, String> parameters) throws Exception {
        var values = notebooks.compiler().parameters(flow.plan(), parameters);
        return bench.runs(workers)
                .execute(bench.request(flow, values), bench.listener)
                .row()
                .status();
    }
}
