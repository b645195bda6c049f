package dev.slipway.duckdb;

import static dev.slipway.duckdb.Calls.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Distributions of two tables, and contracts that are inferred from one.
class ShiftTest {
    private static Table table(long seed, double mean, String rare) {
        var random = new Random(seed);
        int rows = 2_000;
        return Table.create(
                "t",
                IntColumn.create("id", IntStream.range(0, rows).toArray()),
                DoubleColumn.create("x", random.doubles(rows).map(one -> one + mean)),
                StringColumn.create(
                        "s", IntStream.range(0, rows).mapToObj(_ -> random.nextInt(4) == 0 ? rare : "most")));
    }

    @Test
    void whatIsShiftedIsTold() {
        var same = Tables.shift(table(1, 0, "rare"), table(2, 0, "rare"));
        var other = Tables.shift(table(1, 0, "rare"), table(2, 0.5, "new"));

        assertThat(same.doubleColumn("p").min()).isGreaterThan(0.001);
        assertThat(same.doubleColumn("psi").max()).isLessThan(0.05);
        assertThat(other.stringColumn("column").asList()).containsExactly("s", "x", "id");
        assertThat(other.doubleColumn("psi").get(0)).isGreaterThan(1);
        assertThat(other.doubleColumn("statistic").get(1)).isCloseTo(0.5, within(0.05));
        assertThat(other.doubleColumn("p").get(1)).isLessThan(1e-6);
        assertThat(Tables.diff(table(1, 0, "rare"), table(2, 0.5, "new"), "id")
                        .shift()
                        .rowCount())
                .isEqualTo(3);
    }

    /// By hand: chi-square of (10, 20) and (20, 10) is 100 / 15 = 6.667 with one degree of freedom, p = 0.00982; the
    /// index is 2 (1/3) ln 2 = 0.46210.
    @Test
    void theFiguresAreThoseOfTheBooks() {
        var before = StringColumn.create("s");
        var after = StringColumn.create("s");
        IntStream.range(0, 30).forEach(row -> before.append(row < 10 ? "a" : "b"));
        IntStream.range(0, 30).forEach(row -> after.append(row < 20 ? "a" : "b"));

        var shift = Tables.shift(Table.create("a", before), Table.create("b", after));

        assertThat(shift.doubleColumn("statistic").get(0)).isCloseTo(6.667, within(1e-3));
        assertThat(shift.doubleColumn("p").get(0)).isCloseTo(0.00982, within(1e-5));
        assertThat(shift.doubleColumn("psi").get(0)).isCloseTo(0.46210, within(1e-5));
        var none = Tables.shift(Table.create("a", before), Table.create("b", after.emptyCopy()));
        assertThat(none.doubleColumn("psi").isMissing(0)).isTrue();
    }

    private static Table month(int from, String... kinds) {
        var day = DateColumn.create("day");
        var kind = StringColumn.create("kind");
        var size = DoubleColumn.create("size");
        for (int row = 0; row < 30; row++) {
            day.append(LocalDate.of(2026, 1, 1).plusDays(row));
            kind.append(kinds[row % kinds.length]);
            size.append(from + row);
        }
        return Table.create("month", day, kind, size);
    }

    @Test
    void aTableMeetsWhatWasSeenOfAnother() {
        var may = month(0, "a", "b");
        var contract = Contract.of(may);

        expect(may).like(contract).like(may.first(30));
        expect(month(2, "a", "b")).like(contract.widened(0.1));
        expect(may.copy().addColumns(IntColumn.create("more", 30))).like(contract);
        assertThatThrownBy(() -> expect(month(2, "a", "b")).like(contract))
                .isInstanceOf(ExpectationException.class)
                .hasMessageContaining("2 of 30 rows break between(size, 0.0, 29.0): row 29, 30.");
        assertThatThrownBy(() -> expect(month(0, "a", "c")).like(contract))
                .hasMessageContaining("break inSet(kind, [a, b])");
        assertThatThrownBy(() -> expect(month(0, "a", "")).like(contract)).hasMessageContaining("notNull(kind)");
        assertThatThrownBy(() -> expect(may.rejectColumns("size")).like(contract))
                .hasMessageContaining("the contract has size DOUBLE, and the table has no such column: day, kind.");
        assertThatThrownBy(() -> expect(may.copy().replaceColumn("size", IntColumn.create("size", 30)))
                        .like(contract))
                .hasMessageContaining("and the table has it as INTEGER.");
        assertThat(contract.toString()).contains("2026-01-01", "a, b");
    }

    @Test
    void aContractComesBackFromItsBytes() throws IOException {
        var contract = Contract.of(GeneratedTables.of(new Random(3), 40));
        var codec = new ContractCodec();
        var bytes = new ByteArrayOutputStream();
        var csv = new ByteArrayOutputStream();

        codec.encode(contract, bytes, TableFilesTest.NoTypes.INSTANCE);
        codec.export(new ByteArrayInputStream(bytes.toByteArray()), "csv", csv);

        assertThat(codec.decode(new ByteArrayInputStream(bytes.toByteArray()), TableFilesTest.NoTypes.INSTANCE))
                .isEqualTo(contract);
        assertThat(csv.toString(java.nio.charset.StandardCharsets.UTF_8)).startsWith("column,type,missing");
    }
}
