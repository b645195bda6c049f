package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.history.RunStatus;
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
    private RunBench bench;

    @BeforeAll
    void startCompiler() {
        notebooks = Notebooks.plain();
    }

    @AfterAll
    void stopCompiler() {
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

    private RunStatus run(Compiled.Flow flow, Map<String, String> parameters) throws Exception {
        var values = notebooks.compiler().parameters(flow.plan(), parameters);
        return bench.realRuns()
                .execute(bench.request(flow, values), bench.listener)
                .row()
                .status();
    }
}
