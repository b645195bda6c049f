package dev.slipway.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;

class PostgresConnectionTest extends ConnectionContract {
    private static @Nullable PostgresServer server;
    private static @Nullable Connection everyRight;

    @BeforeAll
    static void start() throws Exception {
        var missing = PostgresServer.obstacle();
        missing.ifPresent(why -> System.out.println("PostgresConnectionTest is skipped: " + why));
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        server = PostgresServer.start();
        var properties = new Properties();
        properties.setProperty("user", PostgresServer.USER);
        properties.setProperty("password", PostgresServer.PASSWORD);
        var opened = new org.postgresql.Driver().connect(access("postgres").address(), properties);
        everyRight = Objects.requireNonNull(opened);
    }

    private static int port() {
        return Objects.requireNonNull(server).port();
    }

    @AfterAll
    static void stop() throws Exception {
        if (everyRight != null) {
            everyRight.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Override
    DatabaseAccess empty() throws Exception {
        var access = access("postgres");
        prepare(access, List.of("DROP SCHEMA public CASCADE", "CREATE SCHEMA public"));
        return access;
    }

    private static DatabaseAccess access(String database) {
        return access(database, PostgresServer.PASSWORD, port());
    }

    private static DatabaseAccess access(String database, String password, int port) {
        return new DatabaseAccess(
                "shop",
                DatabaseKind.POSTGRESQL,
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                PostgresServer.USER,
                password,
                Rights.READ,
                List.of(jar(org.postgresql.Driver.class)));
    }

    @Override
    void prepare(DatabaseAccess access, List<String> statements) throws SQLException {
        try (var statement = Objects.requireNonNull(everyRight).createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    String series(int rows) {
        return "SELECT i FROM generate_series(1, " + rows + ") AS r(i)";
    }

    @Override
    String endless() {
        return "SELECT 1 AS n FROM pg_sleep(100)";
    }

    @Test
    void everyTypeHasItsColumn() {
        var expected = List.of(
                List.of("12::int2", "SHORT", "12"),
                List.of("12::int8", "LONG", "12"),
                List.of("0.1::float4", "FLOAT", "0.1"),
                List.of("'NaN'::float8", "DOUBLE", ""),
                List.of("12345678.875::numeric(20, 4)", "DOUBLE", "1.2345678875E7"),
                List.of("'-Infinity'::numeric", "DOUBLE", "-Infinity"),
                List.of("'0044-03-15 BC'::date", "LOCAL_DATE", "-0043-03-15"),
                List.of("'23:59:59.999'::time", "LOCAL_TIME", "23:59:59.999"),
                List.of("'12:30:00+02'::timetz", "STRING", "12:30:00+02"),
                List.of("'2024-06-01 12:00:00.5+02'::timestamptz", "INSTANT", "2024-06-01T10:00:00.500Z"),
                List.of("'1500-01-01 00:00:00'::timestamp", "LOCAL_DATE_TIME", "1500-01-01T00:00"),
                List.of("'1 year 2 days'::interval", "STRING", "1 year 2 days"),
                List.of("'{\"a\": [1, null]}'::json", "STRING", "{\"a\": [1, null]}"),
                List.of("'{\"b\":2,\"a\":1}'::jsonb", "STRING", "{\"a\": 1, \"b\": 2}"),
                List.of(
                        "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid",
                        "STRING",
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                List.of("'\\x00ff'::bytea", "STRING", "\\x00ff"),
                List.of("ARRAY[1, NULL, 3]", "STRING", "[1,null,3]"),
                List.of("ARRAY[ARRAY['a', 'b\"'], ARRAY['', NULL]]", "STRING", "[[\"a\",\"b\\\"\"],[\"\",null]]"),
                List.of("ROW(1, 'x')", "STRING", "(1,x)"),
                List.of("'[1,5)'::int4range", "STRING", "[1,5)"),
                List.of("'10.0.0.1'::inet", "STRING", "10.0.0.1"),
                List.of("B'101'", "STRING", "101"),
                List.of("true", "BOOLEAN", "true"));
        var values = expected.stream().map(List::getFirst).toList();

        var table = run("SELECT " + String.join(", ", values) + " UNION ALL SELECT "
                + "NULL, ".repeat(values.size()).replaceFirst(", $", ""));

        for (int i = 0; i < expected.size(); i++) {
            var column = table.column(i);
            var shown = column.isMissing(0) ? "" : String.valueOf(column.get(0));
            assertThat(List.of(values.get(i), column.type().name(), shown)).isEqualTo(expected.get(i));
            assertThat(column.isMissing(1)).as(values.get(i)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "12345678901234567890.123::numeric | which a column of type DOUBLE holds only rounded",
                "1e400::numeric                    | which a column of type DOUBLE holds only rounded",
                "'infinity'::date                  | is infinity",
                "'-infinity'::timestamp            | is -infinity",
                "'infinity'::timestamptz           | is",
                "'40000-01-01'::date               | is in the year 40000",
                "'24:00:00'::time                  | is 24:00",
                "(-32768)::int2                    | keeps for a missing value",
                "(-2147483648)::int4               | keeps for a missing value"
            })
    void aValueThatDoesNotFitIsRefusedWithItsPlace(String value, String words) {
        assertThat(fault("SELECT 1 AS a, " + value + " AS v"))
                .hasMessageStartingWith("column v in row 1 of the result")
                .hasMessageContaining(words);
    }

    @Test
    void aTextIsWhatTheColumnIs() {
        var id = UUID.randomUUID();
        var sql = Sql.on("shop")
                .value("id", id.toString())
                .value("ids", List.of(id.toString()))
                .value("json", "{\"a\": 1}")
                .value("nothing", null);

        assertThat(sql.run("SELECT 1 AS x WHERE :id = '" + id + "'::uuid").rowCount())
                .isEqualTo(1);
        assertThat(sql.run("SELECT 1 AS x WHERE '" + id + "'::uuid IN (:ids)").rowCount())
                .isEqualTo(1);
        assertThat(sql.run("SELECT '{\"a\": 1, \"b\": 2}'::jsonb @> :json AS x, '{\"a\": 1}'::jsonb ? 'a' AS y,"
                                + " :nothing::int AS z")
                        .row(0)
                        .getBoolean("y"))
                .isTrue();
        assertThat(sql.value("n", new int[] {1, 2, 3})
                        .run("SELECT cardinality(:n) AS c, unnest(:n) AS u")
                        .intColumn("u")
                        .asList())
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH gone AS (DELETE FROM orders RETURNING id) SELECT * FROM gone",
                "SELECT nextval('counter')",
                "EXPLAIN ANALYZE DELETE FROM orders",
                "COPY orders TO PROGRAM 'cat'",
                "DO $$ BEGIN DELETE FROM orders; END $$",
                "SET TRANSACTION READ WRITE"
            })
    void nothingIsChangedByTheBackDoor(String query) throws Exception {
        prepare(host().shop, List.of("CREATE SEQUENCE counter"));

        assertThat(fault(query)).hasMessageContaining("changes nothing");
        assertThat(run("SELECT id FROM orders").rowCount()).isEqualTo(3);
    }

    @Test
    void digitsBelowAMillisecondAreLeftOut() {
        assertThat(run("SELECT '2024-01-01 00:00:00.123456'::timestamp AS t")
                        .column("t")
                        .get(0))
                .hasToString("2024-01-01T00:00:00.123");
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        host().shop = access("postgres", "wrong-password-1", port());
        var wrong = fault("SELECT 1");
        host().shop = access("postgres", "", port());
        var none = fault("SELECT 1");

        assertThat(wrong)
                .hasMessageContaining("user or password is wrong")
                .hasMessageContaining("SLIPWAY_SECRET_CONNECTION_SHOP")
                .hasMessageNotContaining("wrong-password-1");
        assertThat(none).hasMessageContaining("it asks for a password, and none is kept");
        assertThat(wrong.getCause()).isNull();
    }

    @Test
    void aServerOrDatabaseThatIsNotThereIsTold() {
        host().shop = access("postgres", "x", 1);
        var server = fault("SELECT 1");
        host().shop = access("nowhere");
        var database = fault("SELECT 1");

        assertThat(server).hasMessageContaining("no server answers at 127.0.0.1:1");
        assertThat(database).hasMessageContaining("\"nowhere\" does not exist");
    }

    @Test
    void columnTypesOfAWideTableAreKnownWithoutRows() {
        assertThat(run("SELECT id, price, seen FROM orders WHERE false").types())
                .containsExactly(ColumnType.INTEGER, ColumnType.DOUBLE, ColumnType.LOCAL_DATE_TIME);
    }
}
