package dev.slipway.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseKind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbConnectionTest extends ConnectionContract {
    @TempDir
    Path folder;

    @Override
    DatabaseAccess empty() {
        return file(DatabaseKind.DUCKDB, folder.resolve("shop.duckdb"), List.of());
    }

    @Override
    void prepare(DatabaseAccess access, List<String> statements) throws SQLException {
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:" + access.address(), new Properties());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    String series(int rows) {
        return "SELECT i FROM range(1, " + (rows + 1) + ") r(i)";
    }

    @Override
    String endless() {
        return "SELECT count(*) AS n FROM range(1000000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('/etc/passwd')",
                "FROM 'https://example.org/x.csv'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "ATTACH '/tmp/other.duckdb'",
                "COPY orders TO '/tmp/stolen.csv'",
                "SET enable_external_access = true",
                "EXPORT DATABASE '/tmp/stolen'"
            })
    void nothingOutsideTheFileIsReached(String query) {
        assertThat(fault(query)).isNotNull();
    }

    @Test
    void aPivotWorks() {
        assertThat(run("PIVOT orders ON paid USING count(*)").rowCount()).isPositive();
    }
}
