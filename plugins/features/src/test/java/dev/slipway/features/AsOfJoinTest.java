package dev.slipway.features;

import static dev.slipway.features.Features.asOfJoin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The same as a plain loop over all pairs, on generated tables. Seeded; the seed is in the message of a failure.
class AsOfJoinTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 2_000 : 100;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /// Times are minutes since an epoch, -1 for a missing one; half a unit for numbers with a fraction.
    private Table table(int kind, String prefix, List<Integer> minutes, List<String> keys) {
        var key = StringColumn.create("key");
        var number = IntColumn.create(prefix + "number");
        for (int row = 0; row < 1 + random.nextInt(30); row++) {
            minutes.add(random.nextInt(8) == 0 ? -1 : random.nextInt(40));
            keys.add(random.nextInt(10) == 0 ? "" : "k" + random.nextInt(3));
            key.append(keys.getLast());
            number.append(row);
        }
        return Table.create("t", times(kind, minutes), key, number);
    }

    private static Column<?> times(int kind, List<Integer> minutes) {
        Column<?> column = switch (kind) {
            case 0 -> DateTimeColumn.create("time");
            case 1 -> InstantColumn.create("time");
            case 2 -> DateColumn.create("time");
            case 3 -> LongColumn.create("time");
            default -> DoubleColumn.create("time");
        };
        for (int minute : minutes) {
            if (minute < 0) {
                column.appendMissing();
                continue;
            }
            column.appendObj(
                    switch (kind) {
                        case 0 -> LocalDateTime.of(1969, 12, 31, 23, 50).plusMinutes(minute);
                        case 1 -> Instant.parse("1969-12-31T23:50:00Z").plusSeconds(60L * minute);
                        case 2 -> LocalDate.of(1969, 12, 20).plusDays(minute);
                        case 3 -> minute - 20L;
                        default -> (minute - 20) / 2.0;
                    });
        }
        return column;
    }

    @Test
    void givesWhatAPlainLoopGives() {
        for (int i = 0; i < ROUNDS; i++) {
            int kind = random.nextInt(5);
            List<Integer> leftTimes = new ArrayList<>();
            List<String> leftKeys = new ArrayList<>();
            var left = table(kind, "left", leftTimes, leftKeys);
            var rightTimes = new ArrayList<Integer>();
            var rightKeys = new ArrayList<String>();
            var right = table(kind, "right", rightTimes, rightKeys);
            boolean isKeyed = random.nextBoolean();
            boolean isStrict = random.nextBoolean();
            int most = random.nextInt(3) == 0 ? Integer.MAX_VALUE : random.nextInt(12);

            var join = asOfJoin(left, right).on("time");
            join = isKeyed ? join.by("key") : join;
            join = isStrict ? join.strictly() : join;
            join = most == Integer.MAX_VALUE ? join : within(join, kind, most);
            var joined = join.join();

            var oldest = isStrict ? 1 : 0;
            var expected = new ArrayList<String>();
            for (int row = 0; row < leftTimes.size(); row++) {
                int best = -1;
                for (int other = 0; other < rightTimes.size(); other++) {
                    int age = leftTimes.get(row) - rightTimes.get(other);
                    boolean isKnown = leftTimes.get(row) >= 0 && rightTimes.get(other) >= 0;
                    boolean isSame = !isKeyed || leftKeys.get(row).equals(rightKeys.get(other));
                    boolean isPartner = isKnown && isSame && age >= oldest && age <= most;
                    if (isPartner && (best < 0 || rightTimes.get(other) >= rightTimes.get(best))) {
                        best = other;
                    }
                }
                expected.add(best < 0 ? "" : String.valueOf(best));
            }
            assertThat(joined.intColumn("rightnumber").asStringColumn().asList())
                    .as("seed %s, round %s", seed, i)
                    .isEqualTo(expected);
            assertThat(joined.rowCount()).isEqualTo(left.rowCount());
        }
    }

    private static AsOfJoin within(AsOfJoin join, int kind, int most) {
        return switch (kind) {
            case 0, 1 -> join.within(Duration.ofMinutes(most));
            case 2 -> join.within(Duration.ofDays(most));
            case 3 -> join.within(most);
            default -> join.within(most / 2.0);
        };
    }

    @Test
    void whatDoesNotFitIsSaid() {
        var days = Table.create("d", DateColumn.create("day", LocalDate.EPOCH), IntColumn.create("k", new int[] {1}));
        var times = Table.create(
                "t", DateTimeColumn.create("day", LocalDate.EPOCH.atStartOfDay()), StringColumn.create("k", "a"));

        assertThatThrownBy(() -> asOfJoin(days, times).join()).hasMessageContaining("name the column of times");
        assertThatThrownBy(() -> asOfJoin(days, times).on("day").join()).hasMessageContaining("LOCAL_DATE_TIME");
        assertThatThrownBy(() -> asOfJoin(days, days).on("none").join()).hasMessageContaining("It has day, k.");
        assertThatThrownBy(() -> asOfJoin(
                                days,
                                times.copy()
                                        .replaceColumn("day", days.column("day").copy()))
                        .on("day")
                        .by("k")
                        .join())
                .hasMessageContaining("the key k is INTEGER on the left and STRING on the right");
        assertThatThrownBy(() -> asOfJoin(days, days).on("day").within(3).join())
                .hasMessageContaining("Duration");
        assertThatThrownBy(() -> asOfJoin(days, days).within(Duration.ofDays(-1)))
                .hasMessageContaining("cannot be");
    }

    @Test
    void columnsOfBothSidesKeepTheirNames() {
        var left = Table.create("l", IntColumn.create("t", new int[] {5}), StringColumn.create("id", "a"));
        var right = Table.create("r", IntColumn.create("known", new int[] {3}), StringColumn.create("id", "b"));

        assertThat(asOfJoin(left, right).on("t", "known").join().columnNames())
                .containsExactly("t", "id", "known", "T2.id");
    }
}
