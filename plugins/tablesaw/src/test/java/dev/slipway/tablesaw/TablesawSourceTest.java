package dev.slipway.tablesaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.TableSource.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
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

class TablesawSourceTest {
    private static final int ROWS = 500;
    private static final long MILLIS_A_DAY = 86_400_000;

    private final TablesawSource source = new TablesawSource();

    @Test
    void numbersOrderTheCellsToTheMillisecond() {
        var random = new Random(7);
        var table = Table.create(
                DateColumn.create("date"),
                TimeColumn.create("time"),
                DateTimeColumn.create("date time"),
                InstantColumn.create("instant"));
        var moments = new LocalDateTime[ROWS];
        for (int row = 0; row < ROWS; row++) {
            var moment = LocalDateTime.of(random.nextInt(-300, 9_999), 1, 1, 0, 0)
                    .plusDays(random.nextInt(365))
                    .plusNanos(random.nextLong(MILLIS_A_DAY) * 1_000_000);
            moments[row] = moment;
            table.dateColumn(0).append(moment.toLocalDate());
            table.timeColumn(1).append(moment.toLocalTime());
            table.dateTimeColumn(2).append(moment);
            table.instantColumn(3).append(moment.toInstant(ZoneOffset.UTC));
        }
        table.dateColumn(0).append((LocalDate) null);
        table.timeColumn(1).append((LocalTime) null);
        table.dateTimeColumn(2).append((LocalDateTime) null);
        table.instantColumn(3).append((Instant) null);

        var rows = source.open(table);

        for (int row = 0; row < ROWS; row++) {
            long millis = moments[row].toInstant(ZoneOffset.UTC).toEpochMilli();
            assertThat(rows.number(row, 0)).isEqualTo((double) Math.floorDiv(millis, MILLIS_A_DAY));
            assertThat(rows.number(row, 1)).isEqualTo((double) Math.floorMod(millis, MILLIS_A_DAY));
            assertThat(rows.number(row, 2)).as(moments[row].toString()).isEqualTo((double) millis);
            assertThat(rows.number(row, 3)).isEqualTo((double) millis);
        }
        assertThat(IntStream.range(0, 4).mapToDouble(column -> rows.number(ROWS, column)))
                .containsOnly(Double.NaN);
    }

    @Test
    void aBlockOfNumbersIsThatOfItsRows() {
        var table = Table.create(
                DoubleColumn.create("double", 0.5, Double.NaN, -1),
                IntColumn.create("int", new Integer[] {7, null, -8}),
                LongColumn.create("long", new long[] {1L << 50, Long.MIN_VALUE, -3}),
                ShortColumn.create("short", new short[] {5, Short.MIN_VALUE, 6}),
                FloatColumn.create("float", new Float[] {0.25f, null, 2f}),
                BooleanColumn.create("bool", new Boolean[] {true, null, false}),
                StringColumn.create("text", "a", "", "b"));
        var rows = source.open(table);

        assertThat(block(rows, 0)).containsExactly(-1, Double.NaN, 0.5);
        assertThat(block(rows, 1)).containsExactly(-8, Double.NaN, 7);
        assertThat(block(rows, 2)).containsExactly(-3, Double.NaN, 1L << 50);
        assertThat(block(rows, 3)).containsExactly(6, Double.NaN, 5);
        assertThat(block(rows, 4)).containsExactly(2, Double.NaN, 0.25);
        assertThat(block(rows, 5)).containsExactly(0, Double.NaN, 1);
        assertThat(block(rows, 6)).containsOnly(Double.NaN);
    }

    private static double[] block(Rows rows, int column) {
        var into = new double[3];
        rows.numbers(column, new int[] {2, 1, 0}, 3, into);
        return into;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 200, 254, 255, 300, 5_000})
    void theDictionaryGivesEveryTextBack(int texts) {
        var column = StringColumn.create("text");
        for (int i = 0; i < texts; i++) {
            column.append("t" + i);
            column.append(i % 3 == 0 ? "" : "t0");
        }
        var rows = source.open(Table.create(column));

        var dictionary = rows.dictionary(0).orElseThrow();

        for (int row = 0; row < rows.count(); row++) {
            int code = dictionary.code(row);
            assertThat(code).isBetween(0, dictionary.size() - 1);
            assertThat(dictionary.text(code)).isEqualTo(rows.text(row, 0));
        }
    }

    @Test
    void soManyTextsThatTheyAreNotNumberedHaveNoDictionary() {
        var column = StringColumn.create("text");
        for (int i = 0; i < 66_000; i++) {
            column.append("t" + i);
        }

        assertThat(source.open(Table.create(column)).dictionary(0)).isEmpty();
    }
}
