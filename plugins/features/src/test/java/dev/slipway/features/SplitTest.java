package dev.slipway.features;

import static dev.slipway.features.Features.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Each row is in one part, and each kind of split keeps its promise. Seeded; the seed is in the message of a failure.
class SplitTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 500 : 30;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private static Table numbered(int rows) {
        return Table.create(
                "numbers", IntColumn.create("n", IntStream.range(0, rows).toArray()));
    }

    private Table generated() {
        int rows = 20 + random.nextInt(200);
        var group = StringColumn.create("group");
        var day = DateColumn.create("day");
        for (int row = 0; row < rows; row++) {
            group.append(random.nextInt(20) == 0 ? "" : "g" + random.nextInt(8));
            day.append(LocalDate.of(1950, 1, 1).plusDays(random.nextInt(40)));
        }
        return numbered(rows).addColumns(group, day);
    }

    @Test
    void theSameRowsAreDrawnOnEveryMachine() {
        var parts = split(numbered(20)).validation(0.1).seed(7).random();

        assertThat(parts.test().rows()).containsExactly(3, 7, 8, 17);
        assertThat(parts.validation().rows()).containsExactly(1, 2);
        assertThat(parts.train().table().intColumn("n").asList()).hasSize(14).isSorted();
        assertThat(split(numbered(20)).seed(8).random().test().rows())
                .isNotEqualTo(parts.test().rows());
    }

    @Test
    void eachRowIsInOnePartAndTheSharesAreMet() {
        for (int i = 0; i < ROUNDS; i++) {
            var table = generated();
            var parts = split(table).test(0.2).validation(0.1).seed(i);
            for (var split :
                    new Split[] {parts.random(), parts.stratified("group"), parts.byTime("day"), parts.byGroup("group")
                    }) {
                var rows = new HashSet<Integer>();
                split.parts().forEach(part -> Arrays.stream(part.rows()).forEach(rows::add));

                assertThat(rows).as("seed %s", seed).hasSize(table.rowCount());
                assertThat(split.parts().stream().mapToInt(Part::rowCount).sum())
                        .as("seed %s", seed)
                        .isEqualTo(table.rowCount());
            }
            int tests = (int) Math.round(table.rowCount() * 0.2);
            assertThat(parts.random().test().rowCount()).isEqualTo(tests);
            assertThat(parts.stratified("group").test().rowCount())
                    .as("seed %s", seed)
                    .isEqualTo(tests);
        }
    }

    @Test
    void timesFollowEachOther() {
        for (int i = 0; i < ROUNDS; i++) {
            var parts = split(generated()).validation(0.2).byTime("day");
            var train = parts.train().table().dateColumn("day");
            var validation = parts.validation().table().dateColumn("day");
            var test = parts.test().table().dateColumn("day");

            assertThat(train.max()).as("seed %s", seed).isBefore(validation.min());
            assertThat(validation.max()).as("seed %s", seed).isBefore(test.min());
        }
    }

    @Test
    void groupsStayTogether() {
        for (int i = 0; i < ROUNDS; i++) {
            var parts = split(generated()).validation(0.1).seed(i).byGroup("group");

            assertThat(parts.train().table().stringColumn("group").asSet())
                    .as("seed %s", seed)
                    .doesNotContainAnyElementsOf(
                            parts.test().table().stringColumn("group").asSet())
                    .doesNotContainAnyElementsOf(
                            parts.validation().table().stringColumn("group").asSet());
        }
    }

    @Test
    void classesKeepTheirShares() {
        var label = StringColumn.create("label");
        IntStream.range(0, 1_000).forEach(row -> label.append(row % 50 == 0 ? "rare" : row % 3 == 0 ? "some" : "most"));
        var parts = split(Table.create("t", label)).stratified("label");

        assertThat(parts.test().table().stringColumn("label").countOccurrences("rare"))
                .isEqualTo(4);
        assertThat(parts.test().table().stringColumn("label").countOccurrences("some"))
                .isBetween(65, 66);
    }

    @Test
    void whatCannotBeSplitIsSaid() {
        var times = Table.create(
                "t", DateColumn.create("day", LocalDate.EPOCH, LocalDate.EPOCH), StringColumn.create("s", "a", "a"));

        assertThatThrownBy(() -> split(numbered(0)).random()).hasMessageContaining("0 rows cannot be split");
        assertThatThrownBy(() -> split(numbered(1)).random()).hasMessageContaining("1 row cannot be split");
        assertThatThrownBy(() -> split(numbered(9)).test(0.8).validation(0.2)).hasMessageContaining("less than 1");
        assertThatThrownBy(() -> split(numbered(9)).test(Double.NaN)).hasMessageContaining("less than 1");
        assertThatThrownBy(() -> split(times).byTime("day")).hasMessageContaining("too few different times");
        assertThatThrownBy(() -> split(times).byTime("s")).hasMessageContaining("holds no times");
        assertThatThrownBy(() -> split(times).byGroup("s")).hasMessageContaining("1 group, which is too few");
        assertThatThrownBy(() -> split(times).byGroup("none")).hasMessageContaining("It has day, s.");
        assertThatThrownBy(() -> split(numbered(9)).test(0).random().test()).hasMessageContaining("no rows to test on");
    }

    @Test
    void aTableOfAPartIsACopy() {
        var part = split(numbered(10)).random().train();

        part.table().intColumn("n").set(0, 99);

        assertThat(part.table().intColumn("n").asList()).doesNotContain(99);
        assertThatThrownBy(() -> part.map(table -> table.first(2))).hasMessageContaining("makes 2 rows of 8");
    }
}
