package dev.slipway.duckdb;

import static dev.slipway.duckdb.GeneratedTables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tech.tablesaw.aggregate.AggregateFunctions.count;
import static tech.tablesaw.aggregate.AggregateFunctions.countMissing;
import static tech.tablesaw.aggregate.AggregateFunctions.max;
import static tech.tablesaw.aggregate.AggregateFunctions.mean;
import static tech.tablesaw.aggregate.AggregateFunctions.median;
import static tech.tablesaw.aggregate.AggregateFunctions.min;
import static tech.tablesaw.aggregate.AggregateFunctions.quartile1;
import static tech.tablesaw.aggregate.AggregateFunctions.range;
import static tech.tablesaw.aggregate.AggregateFunctions.stdDev;
import static tech.tablesaw.aggregate.AggregateFunctions.sum;
import static tech.tablesaw.aggregate.AggregateFunctions.variance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.joining.JoinType;

/// The same as Tablesaw's own, on generated tables. Seeded; the seed is in the message of a failure.
class TablesTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 200 : 6;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private Table table() {
        return GeneratedTables.of(random, random.nextInt(40));
    }

    private String column(Table table) {
        return table.columnNames().get(1 + random.nextInt(table.columnCount() - 1));
    }

    @Test
    void sortsAsTablesawDoes() {
        for (int i = 0; i < ROUNDS * 4; i++) {
            var table = GeneratedTables.of(random, 1 + random.nextInt(40));
            var first = (random.nextBoolean() ? "-" : "") + column(table);
            var second = (random.nextBoolean() ? "-" : "") + column(table);
            if (first.replace("-", "").equals(second.replace("-", ""))) {
                continue;
            }

            assertThat(text(Tables.sort(table, first, second, "id")))
                    .as("seed %s: %s %s", seed, first, second)
                    .isEqualTo(text(table.sortOn(first, second, "id")));
        }
    }

    @Test
    void summarizesAsTablesawDoes() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = table().rejectColumns("boolean"); // Tablesaw fails on missing truths
            var by = random.nextBoolean() ? "string" : "long";
            var columns = List.of("integer", "short", "double");
            var functions = List.of(count, countMissing, mean, min, max, range, sum);
            var whole = table.dropWhere(table.doubleColumn("double").isEqualTo(Double.POSITIVE_INFINITY));

            for (var function : functions) {
                var tablesaws = whole.summarize(columns, function).by(by); // its columns are in no order
                assertThat(text(Tables.summarize(whole, columns, function)
                                .by(by)
                                .selectColumns(tablesaws.columnNames().toArray(String[]::new))))
                        .as("seed %s: %s", seed, function.functionName())
                        .isEqualTo(text(tablesaws));
            }
            assertThat(text(Tables.summarize(whole, "integer", median, variance, stdDev, quartile1)
                            .by(by)))
                    .as("seed %s", seed)
                    .isEqualTo(text(whole.summarize("integer", median, variance, stdDev, quartile1)
                            .by(by)));
            assertThat(text(Tables.summarize(whole, "double", count, sum).apply()))
                    .as("seed %s", seed)
                    .isEqualTo(text(whole.summarize("double", count, sum).apply()));
        }
    }

    @Test
    void groupsByTruthsThatAreMissing() {
        var table = GeneratedTables.of(random, 30);

        assertThat(Tables.summarize(table, "integer", count).by("boolean").rowCount())
                .isBetween(1, 3);
    }

    @ParameterizedTest
    @EnumSource(JoinType.class)
    void joinsAsTablesawDoes(JoinType type) {
        for (int i = 0; i < ROUNDS; i++) {
            var left = table().selectColumns("id", "string", "integer", "instant");
            var right = table().selectColumns("string", "integer", "double", "id");
            var keys = random.nextBoolean() ? new String[] {"string"} : new String[] {"string", "integer"};
            var join = Tables.join(left, right, keys);
            var own = switch (type) {
                case INNER -> join.inner();
                case LEFT_OUTER -> join.leftOuter();
                case RIGHT_OUTER -> join.rightOuter();
                case FULL_OUTER -> join.fullOuter();
            };
            var tablesaws = left.joinOn(keys)
                    .with(right)
                    .type(type)
                    .allowDuplicateColumnNames(true)
                    .join();

            // Tablesaw puts equal keys together, and keys of a right outer join behind the columns of the left table
            assertThat(rows(own.selectColumns(tablesaws.columnNames().toArray(String[]::new))))
                    .as("seed %s", seed)
                    .isEqualTo(rows(tablesaws));
        }
    }

    private static List<String> rows(Table table) {
        var rows = new ArrayList<>(List.of(text(table).split("\n", -1)));
        rows.sort(null);
        return rows;
    }

    @Test
    void filtersByAnExpression() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = table();

            assertThat(text(Tables.where(table, "integer > 0 AND string = 'text 1' -- few")))
                    .as("seed %s", seed)
                    .isEqualTo(text(table.where(table.intColumn("integer")
                            .isGreaterThan(0)
                            .and(table.stringColumn("string").isEqualTo("text 1")))));
        }
    }

    @Test
    void pivotsAsTablesawDoes() {
        var table = Table.create(
                "t",
                StringColumn.create("k", "b", "a", "b", "a", "b"),
                StringColumn.create("f", "x", "y", "x", "z", "y"),
                IntColumn.create("n", 3, 1, 2, 4, 9));

        assertThat(text(Tables.pivot(table, "k", "f", "n", sum))).isEqualTo(text(table.pivot("k", "f", "n", sum)));
    }

    @Test
    void addsAColumnByAWindow() {
        var table = Table.create("t", StringColumn.create("k", "a", "b", "a"), DoubleColumn.create("d", 3, 2, 1));

        var ranked = Tables.with(table, "rank", "rank() OVER (PARTITION BY k ORDER BY d)");

        assertThat(ranked.longColumn("rank").asList()).containsExactly(2L, 1L, 1L);
        assertThat(table.columnCount()).isEqualTo(2);
    }

    @Test
    void ajoinWithoutKeysIsRefusedInWords() {
        var table = table();

        assertThatThrownBy(() -> Tables.join(table, table)).hasMessageContaining("at least one column");
        assertThatThrownBy(() -> Tables.join(table, table, "nope"))
                .hasMessageContaining("the left table of the join has no column nope");
    }

    @Test
    void aDifferenceNamesRowsAndValues() {
        var before = Table.create(
                "t",
                IntColumn.create("id", 1, 2, 3),
                StringColumn.create("s", "a", "b", null),
                DoubleColumn.create("d", 1, 2, 3));
        var after = Table.create(
                "t",
                IntColumn.create("id", 4, 3, 2),
                StringColumn.create("s", "d", "c", "b"),
                IntColumn.create("n", 1, 2, 3));

        var diff = Tables.diff(before, after, "id");

        assertThat(diff.schema()).containsExactly("added n INTEGER", "removed d DOUBLE");
        assertThat(diff.added().intColumn("id").asList()).containsExactly(4);
        assertThat(diff.removed().intColumn("id").asList()).containsExactly(1);
        assertThat(text(diff.changed())).contains("3 | s | _ | c | ");
        assertThat(Tables.diff(before, before, "id").isEmpty()).isEqualTo(true);
        assertThatThrownBy(() -> Tables.diff(before, before.append(before), "id"))
                .hasMessageContaining("two rows with id = ");
    }

    @Test
    void anExpectationThatIsBrokenNamesConditionAndRows() {
        var table = Table.create("t", IntColumn.create("id", 1, 2, 2), StringColumn.create("s", "a", "b", null));

        new Expectation(table)
                .notNull("id")
                .inRange("id", 1, 2)
                .inSet("s", "a", "b")
                .matches("s", "[ab]")
                .rowCount(1, 3)
                .holds("positive", "id > 0");

        assertThatThrownBy(() -> new Expectation(table).notNull())
                .hasMessageStartingWith("1 of 3 rows breaks notNull(s): row 3.\n");
        assertThatThrownBy(() -> new Expectation(table).unique("id"))
                .isInstanceOfSatisfying(
                        ExpectationException.class,
                        e -> assertThat(e.rows().rowCount()).isEqualTo(2))
                .hasMessageStartingWith("2 of 3 rows break unique(id): row 2, 3.");
        assertThatThrownBy(() -> new Expectation(table).inRange("id", 2, 5))
                .hasMessageContaining("inRange(id, 2, 5): row 1");
        assertThatThrownBy(() -> new Expectation(table).inSet("s", List.of("a")))
                .hasMessageContaining("inSet(s, [a]): row 2");
        assertThatThrownBy(() -> new Expectation(table).matches("s", "a")).hasMessageContaining("row 2");
        assertThatThrownBy(() -> new Expectation(table).rowCount(4, 9)).hasMessageContaining("it has 3 rows");
        assertThatThrownBy(() -> new Expectation(table).holds("small", "id < 2"))
                .hasMessageContaining("break small: row 2, 3");
    }

    @Test
    void whatCannotBeAskedOrComparedIsSaidInItsOwnWords() {
        var table = Table.create("t", StringColumn.create("g", "a", "b"));

        assertThatThrownBy(() -> Calls.expect(table).matches("g", "["))
                .hasMessageContaining("the condition matches(g, [) is not one that can be asked: missing ]: [");
        assertThatThrownBy(() -> Tables.diff(table, table)).hasMessageContaining("a comparison needs a column");
    }
}
