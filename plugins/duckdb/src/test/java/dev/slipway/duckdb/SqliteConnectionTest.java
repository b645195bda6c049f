package dev.slipway.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseKind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteConnectionTest extends ConnectionContract {
    @TempDir
    Path folder;

    @Override
    DatabaseAccess empty() {
        return file(DatabaseKind.SQLITE, folder.resolve("shop.db"), List.of(jar(org.sqlite.JDBC.class)));
    }

    @Override
    void prepare(DatabaseAccess access, List<String> statements) throws SQLException {
        try (var connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + access.address(), new Properties());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    String series(int rows) {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ") SELECT i FROM n";
    }

    @Override
    String endless() {
        return series(2_000_000_000).replace("SELECT i FROM n", "SELECT sum(i) AS s FROM n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "typed INTEGER    | 'x'        | column c in row 2 of the result is 'x', in a column of whole numbers",
                "typed INTEGER    | 1.5        | is '1.5', in a column of whole numbers",
                "typed BOOLEAN    | 2          | is '2', in a column of truths, 0 or 1",
                "typed DATE       | '1.2.2024' | is '1.2.2024', in a column of dates",
                "typed TIMESTAMP  | 1700000000 | is '1700000000', in a column of dates with times",
                "typed TEXT       | x'00ff'    | is bytes (2), in a column of texts",
                "typed REAL       | 'many'     | is 'many', in a column of numbers",
                "typed DECIMAL    | 9007199254740993 | is 9007199254740993, which a column of type DOUBLE holds only"
            })
    void aValueOfAnotherTypeThanItsColumnIsRefused(String declaration, String value, String words) throws Exception {
        prepare(
                host().shop,
                List.of(
                        "CREATE TABLE odd (" + declaration.replace("typed", "c") + ")",
                        "INSERT INTO odd VALUES (NULL)",
                        "INSERT INTO odd VALUES (" + value + ")"));

        assertThat(fault("SELECT c FROM odd")).hasMessageContaining(words);
    }

    @Test
    void anExpressionIsWhatItsValuesAre() {
        var table = run("SELECT * FROM (SELECT NULL AS n, NULL AS t, NULL AS b UNION ALL SELECT 1, 'x', x'01ff'"
                + " UNION ALL SELECT 2.5, '', x'')");

        assertThat(table.doubleColumn("n").asList()).containsExactly(null, 1.0, 2.5);
        assertThat(table.stringColumn("t").asList()).containsExactly("", "x", "");
        assertThat(table.stringColumn("b").asList()).containsExactly("", "\\x01ff", "\\x");
        assertThat(run("SELECT count(*) AS n FROM orders").longColumn("n").get(0))
                .isEqualTo(3);
    }

    @Test
    void textsKeepEveryCharacter() {
        assertThat(run("SELECT 'a' || char(0) || 'b😀' AS t").stringColumn("t").get(0))
                .isEqualTo("a\0b😀");
        assertThat(Sql.on("shop")
                        .value("t", "a\0b😀'")
                        .run("SELECT length(CAST(:t AS BLOB)) AS n")
                        .longColumn("n")
                        .get(0))
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"SELECT ?, ? stands for no value", "SELECT @x, written as :name", "SELECT $x, written as :name"})
    void aValueIsWrittenWithAColonOnly(String query, String words) {
        assertThat(fault(query)).hasMessageContaining(words);
    }

    @Test
    void anotherFileIsNotAttached() {
        assertThat(fault("ATTACH 'other.db' AS other")).hasMessageContaining("changes nothing");
        assertThat(fault("SELECT load_extension('x')")).hasMessageContaining("not authorized");
    }
}
