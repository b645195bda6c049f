package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Splits, preparations and the check for leaks are in every notebook's scope.
class FeatureCellsTest {
    private static final String TABLE = "import tech.tablesaw.api.*;\n"
            + "Table t = Table.create(\"t\", IntColumn.create(\"x\", 1, 2, 3, 4, 5), IntColumn.create(\"n\", 5, 6, 7, 8, 9));";

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
    void oneLineChecksForLeaks() {
        kernel.value(1, TABLE);

        assertThat(kernel.value(2, "leakage(t, t.first(2))"))
                .startsWith("1 leak found in t (5 training rows, 2 test rows).")
                .contains("duplicated rows");
        assertThat(kernel.value(3, "Scaler.minMax(\"n\").fit(split(t).byTime(\"x\"))"))
                .contains("n       min-max: less 5, divided by 3");
    }

    @Test
    void aDefinitionOfTheNotebooksOwnWins() {
        kernel.value(1, "String split(String text) { return text + \"!\"; }\nrecord Part(int x) {}");

        assertThat(kernel.value(2, "split(\"own\") + new Part(1)")).isEqualTo("own!Part[x=1]");
    }
}
