package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.call.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps that ask a database by name, run again.
class ConnectionRunsIT {
    private static final String NOTEBOOK = """
            // %%
            //| step: ask
            %%sql @lake -> rows
            SELECT count(*) AS n FROM orders
            // %%
            //| step: use
            long n = rows.longColumn(0).get(0);
            """;

    @TempDir
    Path folder;

    @Test
    void aStepIsReusedWhileTheFileOfItsDatabaseIsTheSame() throws IOException {
        Files.createDirectories(folder.resolve(".slipway"));
        Files.writeString(folder.resolve("n.jsh"), NOTEBOOK);
        fill(3);
        call("connection", "add", "lake", "duckdb:lake.duckdb");

        var first = run();
        var second = run();
        Files.delete(folder.resolve("lake.duckdb"));
        fill(4);
        var third = run();

        assertThat(first).isEqualTo("3: 2 run, 0 reused");
        assertThat(second).isEqualTo("3: 0 run, 2 reused");
        assertThat(third).isEqualTo("4: 2 run, 0 reused");
    }

    private void fill(int rows) throws IOException {
        Files.writeString(
                folder.resolve("fill.jsh"),
                "try (var c = new org.duckdb.DuckDBDriver().connect(\"jdbc:duckdb:lake.duckdb\", new Properties());"
                        + " var s = c.createStatement()) {\n s.execute(\"CREATE TABLE orders AS SELECT range AS id FROM range("
                        + rows + ")\"); }\n");
        call("exec", "fill.jsh");
    }

    private String run() {
        var run = call("run", "n.jsh", "--json").json();
        var tasks = run.get("tasks");
        var n = call("artifact", run.get("run").asString() + "/use/0", "n")
                .out()
                .strip();
        return n + ": " + tasks.get("executed").asInt() + " run, "
                + tasks.get("reused").asInt() + " reused";
    }

    private Shell.Answer call(String... arguments) {
        var answer = new Shell(folder).call(arguments);
        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCode.DONE);
        return answer;
    }
}
