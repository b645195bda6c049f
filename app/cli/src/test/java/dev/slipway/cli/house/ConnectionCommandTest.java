package dev.slipway.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.FakeServices;
import dev.slipway.cli.Shell;
import dev.slipway.cli.call.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionCommandTest {
    private static final String SALES = "postgresql://db.example.org/sales";

    @TempDir
    Path folder;

    private final FakeServices services = new FakeServices();

    @BeforeEach
    void makeAWorkspace() throws IOException {
        Files.createDirectories(folder.resolve(".slipway"));
        Files.createDirectories(folder.resolve("data"));
        Files.write(folder.resolve("data/shop.db"), "SQLite format 3\0\20\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
    }

    private Shell.Answer call(String... arguments) {
        return new Shell(folder, services).call(arguments);
    }

    private Shell.Answer callWithPipe(String piped, String... arguments) {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8)));
        try {
            return call(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aFileIsDeclaredByItsPathWithinTheWorkspace() {
        var from = new Shell(folder.resolve("data"), services);

        var answer = from.call("connection", "add", "shop", "sqlite:shop.db", "--json");

        assertThat(answer.json().toString())
                .isEqualTo("{\"name\":\"shop\",\"kind\":\"sqlite\",\"url\":\"sqlite:data/shop.db\",\"user\":null,"
                        + "\"rights\":\"read\",\"password\":null}");
        assertThat(call("connection", "list").out()).contains("shop", "sqlite:data/shop.db", "read");
    }

    @Test
    void aPasswordIsKeptInTheKeyringOnly() throws IOException {
        var answer = callWithPipe("geheim99\n", "connection", "add", "sales", SALES, "--user", "ann", "--json");

        assertThat(answer.json().get("password").asString()).isEqualTo("keyring");
        assertThat(services.keyring.secrets)
                .isEqualTo(Map.of("postgresql://ann@db.example.org:5432/sales", "geheim99"));
        assertThat(Files.readString(folder.resolve(".slipway/connections.json")) + answer.out() + answer.err())
                .doesNotContain("geheim99");

        assertThat(call("connection", "rm", "SALES").exit()).isZero();
        assertThat(services.keyring.secrets).isEmpty();
    }

    @Test
    void whereThereIsNoKeyringTheEnvironmentServes() {
        services.keyring.there = false;

        var refused = callWithPipe("geheim99", "connection", "add", "sales", SALES, "--user", "ann");
        var environment = Map.of("SLIPWAY_SECRET_CONNECTION_SALES", "geheim99");
        var added = new Shell(folder, services, environment)
                .call("connection", "add", "sales", SALES, "--user", "ann", "--json");

        assertThat(refused.exit()).isEqualTo(ExitCode.WORLD);
        assertThat(refused.err()).contains("SLIPWAY_SECRET_CONNECTION_SALES").doesNotContain("geheim99");
        assertThat(added.json().get("password").asString()).isEqualTo("environment");
    }

    @Test
    void noPasswordIsAllowedAndSaid() {
        var answer = callWithPipe("", "connection", "add", "sales", SALES, "--user", "ann");

        assertThat(answer.exit()).isZero();
        assertThat(answer.err()).contains("No password is kept for it.");
    }

    @ParameterizedTest
    @CsvSource({
        "connection burn x, There is no connection burn.",
        "connection add, Which connection is not said.",
        "connection add a.b sqlite:x, This is no name of a connection",
        "connection add shop, The address of shop is not said.",
        "connection add shop mysql://db/x, There is no kind of database mysql.",
        "connection add shop sqlite:none.db, There is no file",
        "connection add shop duckdb:data/shop.db, is no database of DuckDB",
        "connection add shop sqlite:data/shop.db --user ann, which has no users",
        "connection add s postgresql://ann:geheim99@db/x, The address holds a password.",
        "connection test none, There is no connection none in this workspace.",
        "connection rm none, There is no connection none in this workspace."
    })
    void wrongUseIsTold(String command, String words) {
        var answer = call(command.split(" "));

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains(words).doesNotContain("geheim99");
    }

    @Test
    void aNameIsDeclaredOnce() {
        call("connection", "add", "my-shop", "sqlite:data/shop.db");

        var again = call("connection", "add", "MY_SHOP", "sqlite:data/shop.db", "--json");

        assertThat(again.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(again.json().get("error").get("code").asString()).isEqualTo("connection-exists");
    }

    @Test
    void withoutAWorkspaceItSaysSo(@TempDir Path elsewhere) {
        var answer = new Shell(elsewhere, services).call("connection", "list");

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("There is no workspace");
    }
}
