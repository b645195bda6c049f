package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.call.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `exec --from`: one task of an earlier run again, with all that it had read.
@Timeout(300)
class TaskAgainIT {
    private static final String NOTEBOOK = """
            // %%
            //| parameters
            int factor = 1;
            // %%
            import java.util.stream.*;
            // %%
            //| step: prepare
            record City(String name, int people) {}
            var regions = List.of("n", "s");
            // %%
            //| step: region
            //| foreach: region : regions
            var cities = List.of(new City(region + "1", 1), new City(region + "2", 0));
            // %%
            //| step: city
            //| foreach: city : cities
            int share = 100 * factor / city.people();
            // %%
            //| step: after
            String text = region + city.name() + share;
            System.out.println("text is " + text);
            """;

    private static final Composition SERVICES = new Composition(Map.of());

    @TempDir
    private Path folder;

    private Path notebook;

    @AfterAll
    static void close() {
        SERVICES.close();
    }

    @BeforeEach
    void write() throws IOException {
        notebook = Files.writeString(folder.resolve("cities.jsh"), NOTEBOOK);
    }

    @Test
    void aFailedTaskIsTriedAgainWithAFixAndOneOfALoopInALoopWithItsElements() throws IOException {
        assertThat(shell().call("run", "cities.jsh", "-p", "factor=3").exit()).isEqualTo(ExitCode.AT_FAULT);

        var asItWas = shell().call("exec", "--from", "latest/city/3", "--json");
        Files.writeString(notebook, NOTEBOOK.replace("/ city.people()", "/ Math.max(1, city.people())"));
        var fixed = shell().call(
                        ("exec cities.jsh --from latest/city/3 -p factor=5 --expect share==500" + " -o out.jsh --json")
                                .split(" "));
        var recorded = shell().call("exec", "--from", "latest/city/3", "--as-recorded", "--json");

        assertThat(asItWas.exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(asItWas.json()
                        .get("cells")
                        .get(4)
                        .get("error")
                        .get("message")
                        .asString())
                .isEqualTo("/ by zero");
        assertThat(asItWas.json().get("from").get("index").asInt()).isEqualTo(3);
        assertThat(fixed.exit()).as(fixed.err()).isZero();
        assertThat(fixed.err()).contains("As expected: share==500.");
        assertThat(fixed.json().get("cells").findValuesAsString("status"))
                .containsExactly("ok", "skipped", "skipped", "skipped", "ok", "skipped");
        assertThat(recorded.exit()).isEqualTo(ExitCode.AT_FAULT);

        assertThat(shell().call("resume", "latest").exit()).isZero();
        var after = shell().call(("exec --from latest/after/2 --with share=share+1"
                        + " --with region@latest/after/0/text --expect text.endsWith(\"s1301\") --expect share<0")
                .split(" "));
        assertThat(after.out()).as(after.err()).contains("text is nn1300s1301");
        assertThat(after.err()).contains("Expected, and not so: share<0.").doesNotContain("1301");
        assertThat(after.exit()).isEqualTo(ExitCode.AT_FAULT);
    }

    @Test
    void afterAFixOnlyWhatItTouchesRunsAgain() throws IOException {
        assertThat(shell().call("run", "cities.jsh", "-p", "factor=3").exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(shell().call("resume", "latest", "--again", "city/0").err())
                .contains("What has no result yet is computed too: city (2 of 4 tasks), after. To try the one task"
                        + " alone: slipway exec --from ");
        Files.writeString(notebook, NOTEBOOK.replace("/ city.people()", "/ Math.max(1, city.people())"));

        // prepare and two regions are taken, four cities and what follows them run
        assertThat(tasks("resume", "latest")).isEqualTo("8 run, 3 reused");
        assertThat(tasks("resume", "latest")).isEqualTo("0 run, 11 reused");
        assertThat(shell().call("resume", "latest", "--again", "city/3").err()).doesNotContain("no result yet");
        assertThat(tasks("resume", "latest", "-p", "factor=4")).isEqualTo("8 run, 3 reused");
        assertThat(tasks("run", "cities.jsh", "-p", "factor=3")).isEqualTo("0 run, 11 reused");
        assertThat(tasks("run", "cities.jsh", "-p", "factor=3", "--no-reuse")).isEqualTo("11 run, 0 reused");
    }

    private String tasks(String... command) {
        var words = new ArrayList<>(List.of(command));
        words.add("--json");
        var tasks = shell().call(words.toArray(String[]::new)).json().get("tasks");
        return tasks.get("executed").asInt() + " run, " + tasks.get("reused").asInt() + " reused";
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThat(shell().call("exec").err()).contains("No notebook is named.");
        assertThat(shell().call("exec", "cities.jsh", "--as-recorded").err()).contains("needs --from");
        assertThat(shell().call("exec", "cities.jsh", "--with", "a=1").err()).contains("--with needs --from");
    }

    private Shell shell() {
        return new Shell(folder, SERVICES);
    }
}
