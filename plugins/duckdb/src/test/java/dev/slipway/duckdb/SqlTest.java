package dev.slipway.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

class SqlTest {
    private final Table flights = Table.create(
            "flights",
            StringColumn.create("origin", "DEN", "ORD", "DEN", null),
            IntColumn.create("delay", 5, 20, -3, 0));

    @Test
    void queriesSeeLiveTablesByName() {
        var result = Sql.over("flights", flights)
                .value("least", 0)
                .run("SELECT origin, count(*) AS n, avg(delay) AS mean FROM flights WHERE delay >= :least"
                        + " GROUP BY origin ORDER BY origin NULLS LAST");

        assertThat(result.print()).contains("DEN").contains("ORD");
        assertThat(result.columnNames()).containsExactly("origin", "n", "mean");
        assertThat(result.longColumn("n").asList()).containsExactly(1L, 1L, 1L);
        assertThat(result.doubleColumn("mean").asList()).containsExactly(5.0, 20.0, 0.0);
        assertThat(result.stringColumn("origin").isMissing(2)).isEqualTo(true);
    }

    @Test
    void everyColumnTypeComesBackAsItWas() {
        var all = everyType();

        var back = Sql.over("t", all).run("SELECT * FROM t");

        assertThat(back.types()).isEqualTo(all.types());
        for (int i = 0; i < all.columnCount(); i++) {
            for (int row = 0; row < all.rowCount(); row++) {
                assertThat(back.column(i).isMissing(row))
                        .isEqualTo(all.column(i).isMissing(row));
                assertThat(back.column(i).getString(row))
                        .as(all.column(i).name())
                        .isEqualTo(all.column(i).getString(row));
            }
        }
    }

    static Table everyType() {
        Column<?>[] columns = {
            ShortColumn.create("short", (short) 1, Short.MAX_VALUE, Short.MIN_VALUE),
            IntColumn.create("int", new Integer[] {1, Integer.MAX_VALUE, null}),
            LongColumn.create("long", 1L, Long.MAX_VALUE, Long.MIN_VALUE),
            FloatColumn.create("float", new Float[] {1.5f, Float.NEGATIVE_INFINITY, null}),
            DoubleColumn.create("double", new Double[] {-0.0, Double.POSITIVE_INFINITY, null}),
            BooleanColumn.create("boolean", new Boolean[] {true, false, null}),
            DateColumn.create("date", LocalDate.of(1965, 2, 28), LocalDate.of(12000, 1, 1), null),
            TimeColumn.create("time", LocalTime.of(23, 59, 59, 999_000_000), LocalTime.MIDNIGHT, null),
            DateTimeColumn.create(
                    "datetime", LocalDateTime.of(1, 1, 1, 0, 0), LocalDateTime.of(10001, 12, 31, 1, 2, 3), null),
            InstantColumn.create(
                    "instant", Instant.EPOCH.minusMillis(1), Instant.parse("2026-01-01T00:00:00.123Z"), null),
            StringColumn.create("string", "ä\u0000'\"", "😀", null)
        };
        return Table.create("all", columns);
    }

    @Test
    void typesThatTablesawLacksComeAsTheNearestOneOrAsText() {
        var result = Sql.empty()
                .run("SELECT sum(x) AS total, 1.25::DECIMAL(18, 2) AS price, [1, 2] AS list, {'a': 1} AS struct,"
                        + " uuid() AS id, INTERVAL 2 DAY AS span, 'x'::BLOB AS bytes, 3::UTINYINT AS small,"
                        + " '10:00:00'::TIME AS time FROM range(3) t(x)");

        assertThat(result.types())
                .containsExactly(
                        ColumnType.LONG,
                        ColumnType.DOUBLE,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.SHORT,
                        ColumnType.LOCAL_TIME);
        assertThat(result.stringColumn("list").get(0)).isEqualTo("[1,2]");
        assertThat(result.stringColumn("struct").get(0)).isEqualTo("{\"a\":1}");
    }

    @Test
    void valuesThatNoColumnCanHoldAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> Sql.empty().run("SELECT 1 AS a UNION ALL SELECT (-2147483648)::INTEGER"))
                .hasMessage("column a in row 2 of the result is -2147483648, which a column of type INTEGER keeps for a"
                        + " missing value. Use CAST(… AS BIGINT).");
        assertThatThrownBy(() -> Sql.empty().run("SELECT 99999999999999999999999999999999999999::DECIMAL(38,0) AS d"))
                .hasMessageContaining("column d in row 1")
                .hasMessageContaining("only rounded");
        assertThatThrownBy(() -> Sql.empty().run("SELECT 18446744073709551615::UBIGINT AS u"))
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> Sql.empty().run("SELECT DATE '99999-01-01' AS d"))
                .hasMessageContaining("the year 99999");
    }

    @Test
    void aFaultNamesItsLineAndColumn() {
        assertThatThrownBy(() ->
                        Sql.over("flights", flights).value("nä", "ü").run("SELECT 'äöü', :nä,\n  delai\nFROM flights"))
                .isInstanceOfSatisfying(SqlException.class, fault -> {
                    assertThat(fault.line()).isEqualTo(2);
                    assertThat(fault.column()).isEqualTo(3);
                    assertThat(fault.getMessage())
                            .contains("\"delai\"")
                            .contains("delay")
                            .endsWith("\n    delai\n    ^");
                });
        assertThatThrownBy(() -> Sql.empty().run("SELECT 1 + FROM x WHERE"))
                .isInstanceOfSatisfying(
                        SqlException.class, fault -> assertThat(fault.column()).isEqualTo(12));
    }

    @Test
    void aFaultIsPlacedWhereTheOwnTypesAreConverted() {
        assertThatThrownBy(() -> Sql.empty().run("SELECT [1],\n  'x'::INT"))
                .isInstanceOfSatisfying(
                        SqlException.class, fault -> assertThat(fault.line()).isEqualTo(2));
    }

    @Test
    void namesThatDifferInNothingButCaseAreKeptApart() {
        assertThat(Sql.empty().run("SELECT 1 AS id, 2 AS ID, 3 AS id").columnNames())
                .containsExactly("id", "ID_2", "id_3");
    }

    @Test
    void filesAreReadOnlyWhenTheQueryWasGivenThem(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("it's.csv"), "x,y\n1,a\n2,b\n");
        var other = Files.writeString(folder.resolve("other.csv"), "x\n3\n");

        assertThat(Sql.empty()
                        .file("in.csv", file)
                        .run("SELECT sum(x) AS s FROM 'in.csv'")
                        .longColumn(0)
                        .get(0))
                .isEqualTo(3L);
        assertThat(Sql.empty()
                        .file("*.csv", folder)
                        .run("SELECT count(*) FROM read_csv('*.csv', union_by_name = true)")
                        .longColumn(0)
                        .get(0))
                .isEqualTo(3L);
        assertThat(Sql.empty()
                        .value("p", file)
                        .run("SELECT count(*) FROM read_csv(:p)")
                        .longColumn(0)
                        .get(0))
                .isEqualTo(2L);
        assertThatThrownBy(() -> Sql.empty().file("in.csv", file).run("SELECT * FROM '" + other + "'"))
                .hasMessageContaining("SQL may not open " + other);
    }

    @Test
    void nothingIsWrittenInstalledOrFetched(@TempDir Path folder) {
        var target = folder.resolve("out.csv");
        for (var sql : List.of(
                "COPY (SELECT 1) TO '" + target + "'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "ATTACH '" + folder.resolve("x.db") + "'",
                "SELECT * FROM 'http://localhost:1/x.csv'",
                "SELECT * FROM read_text('/etc/hostname')",
                "SELECT * FROM glob('/*')",
                "CREATE TABLE t AS SELECT 1",
                "SET memory_limit = '1GB'",
                "SELECT 1; SELECT 2")) {
            assertThat(catchThrowable(() -> Sql.empty().run(sql))).as(sql).isInstanceOf(SqlException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRelationRunsWhenItIsLookedAt() {
        var late = Sql.over("flights", flights).value("least", 5).lazily("SELECT * FROM flights WHERE delay >= :least");
        var later = Sql.over("late", late).lazily("WITH flights AS (SELECT 1) SELECT delay * 2 AS twice FROM late;");

        assertThat(late.toString()).isEqualTo("relation (origin VARCHAR, delay INTEGER)");
        assertThat(late.rowCount()).isEqualTo(2);
        assertThat(later.table().intColumn("twice").asList()).containsExactly(10, 40);
        assertThat(later.first(1).rowCount()).isEqualTo(1);

        flights.intColumn("delay").set(2, 7);

        assertThat(late.rowCount()).isEqualTo(3);
    }

    @Test
    void anInterruptEndsAQueryWithinTwoSeconds() throws Exception {
        var big = Table.create("big", IntColumn.indexColumn("i", 200_000, 0));
        var thrown = new Throwable[1];
        var thread = Thread.ofPlatform().start(() -> {
            try {
                Sql.over("big", big).run("SELECT sum(a.i * b.i % 7) FROM big a, big b");
            } catch (SqlException e) {
                thrown[0] = e;
            }
        });
        thread.join(300);

        long began = System.nanoTime();
        thread.interrupt();
        thread.join(5_000);

        assertThat(thread.isAlive()).isEqualTo(false);
        assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
        assertThat(thrown[0]).hasMessage("the query was interrupted");
    }

    @Test
    void pivotAndSummariesAreQueries() {
        assertThat(Sql.over("flights", flights)
                        .run("PIVOT flights ON origin USING sum(delay)")
                        .rowCount())
                .isEqualTo(1);
        assertThat(Sql.over("flights", flights).run("SUMMARIZE flights").rowCount())
                .isEqualTo(2);
        assertThat(Sql.over("flights", flights).run("DESCRIBE flights").rowCount())
                .isEqualTo(2);
        assertThat(Sql.over("flights", flights).run("FROM flights").rowCount()).isEqualTo(4);
    }

    @Test
    void numbersGoStraightIntoTheBuffersOfThisDriver() {
        assertThat(Block.isDirect()).isTrue();
        assertThat(ReadBlock.isDirect()).isTrue();
    }
}
