package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.DatabaseBrowser;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.kernel.connection.ConnectionFile;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.protocol.Completion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionCellsTest {
    @TempDir
    private static Path folder;

    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        var workspace = Files.createDirectories(folder.resolve(".slipway"));
        new ConnectionFile(workspace)
                .add(new DatabaseConnection("lake", DatabaseKind.DUCKDB, "duckdb:lake.duckdb", "", Rights.READ));
        kernel = new TestKernel(folder, Map.of());
        kernel.value(
                1,
                "try (var c = new org.duckdb.DuckDBDriver().connect(\"jdbc:duckdb:" + folder + "/lake.duckdb\","
                        + " new Properties()); var s = c.createStatement()) {\n"
                        + " s.execute(\"CREATE TABLE orders AS SELECT range AS id, 'Ann' AS customer FROM range(5)\"); }");
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
    void aCellAsksADatabaseByName() {
        kernel.value(2, "int least = 3;");

        kernel.value(3, "%%sql @lake -> late\nSELECT id FROM orders WHERE id >= :least ORDER BY id");

        assertThat(kernel.value(4, "late.longColumn(\"id\").asList()")).isEqualTo("[3, 4]");
        assertThat(kernel.value(5, "%%sql\nSELECT sum(id) AS s FROM late")).contains("7");
    }

    @Test
    void aFaultIsOnItsLine() {
        var wrong = kernel.failure(2, "//| skip\n%%sql @lake\nSELECT id,\n  nme\nFROM orders");
        var unknown = kernel.failure(3, "\n%%sql @lak\nSELECT 1");

        assertThat(wrong.frames().getFirst().line()).isEqualTo(4);
        assertThat(unknown.message()).isEqualTo("There is no connection lak in this workspace. There is lake.");
        assertThat(unknown.frames().getFirst().line()).isEqualTo(2);
    }

    @Test
    void whatIsInTheDatabaseIsListedAndOffered() throws Exception {
        var schemas = kernel.engine.databases();

        assertThat(schemas.relations("lake")).containsExactly(new DatabaseBrowser.Relation("main", "orders", "table"));
        assertThat(schemas.columns("lake", "main", "orders"))
                .extracting(DatabaseBrowser.Column::name)
                .containsExactly("id", "customer");
        while (schemas.columnNames("lake", "orders").isEmpty()
                || schemas.tableNames("lake").isEmpty()) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(offered("%%sql @lake\nSELECT cu| FROM orders")).containsExactly("customer");
        assertThat(offered("%%sql @lake\nSELECT * FROM ord|")).containsExactly("orders", "ORDER");
    }

    private static List<String> offered(String source) {
        int cursor = source.indexOf('|');
        return kernel.engine.complete(source.replace("|", ""), cursor).items().stream()
                .map(Completion.Item::text)
                .toList();
    }
}
