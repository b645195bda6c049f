package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCellsTest {
    private static final String TABLE = "import tech.tablesaw.api.*;\n"
            + "Table flights = Table.create(\"f\", StringColumn.create(\"origin\", \"A\", \"B\", \"A\"),"
            + " IntColumn.create(\"delay\", 5, 20, -3));";

    @TempDir
    private static Path folder;

    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void forgetAll() {
        kernel.forgetAll();
    }

    @Test
    void aQueryReadsVariablesAndDefinesOne() {
        kernel.value(1, TABLE);
        kernel.value(2, "int least = 0;");

        assertThat(kernel.value(
                        3,
                        "%%sql -> counts\nSELECT origin, count(*) AS n FROM flights\n"
                                + "WHERE delay >= :least GROUP BY origin ORDER BY origin;"))
                .isEqualTo("-");
        assertThat(kernel.value(4, "counts.longColumn(\"n\").asList()")).isEqualTo("[1, 1]");
    }

    @Test
    void aQueryWithoutANameIsShown() {
        kernel.value(1, TABLE);

        assertThat(kernel.value(2, "%%sql\nSELECT sum(delay) AS total FROM Flights;"))
                .contains("total")
                .contains("22");
    }

    @Test
    void aLazyQueryRunsWhereItIsUsed() {
        kernel.value(1, TABLE);
        kernel.value(2, "%%sql -> lazy late\nFROM flights WHERE delay > 0");

        assertThat(kernel.value(3, "%%sql\nSELECT count(*) AS n FROM late")).contains("2");
        assertThat(kernel.value(4, "late.rowCount()")).isEqualTo("2");
        assertThat(kernel.value(5, "late")).contains("origin").contains("20");
    }

    @Test
    void filesBesideTheNotebookAreRead() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a,b\n1,x\n2,y\n");

        assertThat(kernel.value(1, "%%sql\nSELECT sum(a) AS s FROM 'x.csv'")).contains("3");
    }

    @Test
    void namesThatNothingDefinesAreRefusedInTheirPlace() {
        kernel.value(1, TABLE);

        assertThat(kernel.refusal(2, "%%sql\nSELECT *\nFROM flihgts WHERE x = :y"))
                .containsExactlyInAnyOrder(
                        "3:6 cannot find symbol: variable flihgts", "3:25 cannot find symbol: variable y");
    }

    @Test
    void aFaultOfTheDatabaseIsOnItsLine() {
        kernel.value(1, TABLE);

        var threw = kernel.failure(2, "//| skip\n%%sql\nSELECT origin,\n  delai\nFROM flights");

        assertThat(threw.frames().getFirst().line()).isEqualTo(4);
        assertThat(threw.message()).contains("\"delai\"").contains("delay");
        assertThat(threw.type()).endsWith("SqlException");
    }

    @Test
    void tablesColumnsVariablesAndKeywordsAreOffered() {
        kernel.value(1, TABLE);
        kernel.value(2, "int least = 0;");

        assertThat(offered("%%sql\nSELECT or| FROM flights")).containsExactly("origin", "OR", "ORDER");
        assertThat(offered("%%sql\nSELECT * FROM fl|")).containsExactly("flights");
        assertThat(offered("%%sql\nSELECT * FROM flights WHERE delay > :l|")).containsExactly("least");
    }

    private static List<String> offered(String source) {
        int cursor = source.indexOf('|');
        return kernel.engine.complete(source.replace("|", ""), cursor).items().stream()
                .map(Completion.Item::text)
                .toList();
    }

    @Test
    void expectationsStopACellAndShowTheRows() {
        kernel.value(1, TABLE);

        var threw = kernel.failure(2, "expect(flights).notNull(\"origin\")\n.inRange(\"delay\", 0, 10);");

        assertThat(threw.message()).startsWith("2 of 3 rows break inRange(delay, 0, 10): row 2, 3.");
        assertThat(kernel.outputs).hasSize(1);
    }

    @Test
    void callsAreInScopeUnlessTheNotebookDefinesThem() {
        kernel.value(1, TABLE);

        assertThat(kernel.value(
                        2, "Sql.over(\"f\", flights).run(\"SELECT count(*) AS n FROM f\").longColumn(0).get(0)"))
                .isEqualTo("3");

        kernel.value(3, "class Sql { static String own() { return \"mine\"; } }");

        assertThat(kernel.value(4, "Sql.own()")).isEqualTo("mine");
        assertThat(kernel.value(5, "%%sql\nSELECT count(*) AS n FROM flights")).contains("3");
    }

    @Test
    void anInterruptEndsAQueryThatDoesNotEnd() throws Exception {
        var running = CompletableFuture.supplyAsync(() ->
                kernel.run(1, "%%sql\nSELECT sum(a.range * b.range % 7) FROM range(10000000) a, range(1000000) b"));
        while (!isQuerying()) {
            assertThat(running).isNotDone();
            LockSupport.parkNanos(5_000_000);
        }

        long began = System.nanoTime();
        kernel.interruption.ask();

        assertThat(running.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Interrupted.class);
        assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
    }

    /// Tells whether a thread is in DuckDB's native code.
    private static boolean isQuerying() {
        return Thread.getAllStackTraces().values().stream()
                .filter(frames -> frames.length > 0)
                .anyMatch(frames ->
                        frames[0].isNativeMethod() && frames[0].getClassName().startsWith("org.duckdb."));
    }
}
