package dev.slipway.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.FakeServices;
import dev.slipway.cli.KnownRun;
import dev.slipway.cli.Shell;
import dev.slipway.cli.call.ExitCode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseCommandsTest {
    @TempDir
    Path folder;

    private final FakeServices services = new FakeServices();

    private Shell shell() {
        return new Shell(
                folder, services, Map.of("SLIPWAY_HOME", folder.resolve("home").toString(), "SLIPWAY_SECRET_B", "x"));
    }

    @Test
    void makesAWorkspaceOnce() {
        assertThat(shell().call("init", "new").err()).startsWith("Made a workspace in ");
        assertThat(folder.resolve("new/.slipway/.gitignore")).hasContent("*");
        assertThat(shell().call("init", "new", "--json").json().get("created").asBoolean())
                .isFalse();
    }

    @Test
    void saysWhatItWouldFree() {
        shell().call("init");

        assertThat(shell().call("gc", "--dry-run").err()).isEqualTo("""
                Would free 12 kB in 3 objects.
                Another 5.0 kB are younger than an hour, and stay: something may just be writing them.
                """);
        assertThat(shell().call("gc", "--json").json().toString())
                .isEqualTo("{\"dry_run\":false,\"objects\":3,\"bytes\":12000}");
    }

    @Test
    void saysHowMuchFlowsAndRunsHold() {
        shell().call("init");
        var flows = shell().call("sizes", "--json").json().get("flows").get(0);
        var run = shell().call("sizes", "sales", "--json").json().get("runs").get(0);

        assertThat(flows.toString())
                .isEqualTo("{\"flow\":\"sales\",\"runs\":1,\"tasks\":3,\"bytes\":12000,\"own_bytes\":2000}");
        assertThat(run.get("run").asString()).isEqualTo(KnownRun.ID.value());
        assertThat(shell().call("sizes").out()).contains("sales").contains("12 kB");
    }

    @Test
    void listsSecretsOfKeyringAndEnvironmentByNameOnly() {
        services.keyring.secrets.put("A", "hidden");

        assertThat(shell().call("secret", "list", "--json").json().toString())
                .isEqualTo("{\"secrets\":[{\"name\":\"A\",\"source\":\"keyring\"},"
                        + "{\"name\":\"B\",\"source\":\"environment\"}]}");
        assertThat(shell().call("secret", "rm", "A").exit()).isZero();
        assertThat(shell().call("secret", "rm", "A").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(shell().call("secret", "rm").err()).contains("Which secret is not said.");
        assertThat(shell().call("secret", "burn", "A").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(shell().call("secret", "rm", "a b").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void withoutAKeyringItNamesTheVariable() {
        services.keyring.there = false;

        var answer = shell().call("secret", "set", "API_KEY");

        assertThat(answer.exit()).isEqualTo(ExitCode.WORLD);
        assertThat(answer.err()).contains("SLIPWAY_SECRET_API_KEY");
    }

    @Test
    void theDoctorCountsWhatIsWrongAndNotWhatIsAbsent() {
        services.keyring.there = false;

        var answer = shell().call("doctor", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(answer.json().get("ok").asBoolean()).isFalse();
        assertThat(answer.json().get("checks"))
                .anySatisfy(check -> assertThat(check.toString()).contains("\"name\":\"kernel\",\"status\":\"wrong\""))
                .anySatisfy(
                        check -> assertThat(check.toString()).contains("\"name\":\"keyring\",\"status\":\"absent\""))
                .anySatisfy(check -> assertThat(check.toString()).contains("\"name\":\"home\",\"status\":\"ok\""));
    }
}
