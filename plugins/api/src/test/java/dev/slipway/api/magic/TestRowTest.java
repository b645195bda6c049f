package dev.slipway.api.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The arguments of tests in cells, as JUnit would make them.
class TestRowTest {
    private static TestRow row(@Nullable Object... values) {
        return new TestRow(values);
    }

    @Test
    void textBecomesWhatTheParameterTakes() {
        assertThat(row("0x10").get(0, int.class)).isEqualTo(16);
        assertThat(row("1_000").get(0, Long.class)).isEqualTo(1000L);
        assertThat(row("1e3").get(0, double.class)).isEqualTo(1000);
        assertThat(row("TRUE").get(0, boolean.class)).isTrue();
        assertThat(row("x").get(0, char.class)).isEqualTo('x');
        assertThat(row("FRIDAY").get(0, DayOfWeek.class)).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(row("PT3S").get(0, Duration.class)).isEqualTo(Duration.ofSeconds(3));
        assertThat(row("1.50").get(0, BigDecimal.class)).isEqualTo(new BigDecimal("1.50"));
        assertThat(row("as it is").get(0, Object.class)).isEqualTo("as it is");
        assertThat(row((Object) null).get(0, String.class)).isNull();
    }

    @Test
    void numbersAreWidenedAndNeverNarrowed() {
        assertThat(row(1).get(0, double.class)).isEqualTo(1);
        assertThat(row((byte) 1).get(0, long.class)).isEqualTo(1);
        assertThat(row('a').get(0, int.class)).isEqualTo(97);
        assertThatThrownBy(() -> row(1L).get(0, int.class)).hasMessage("1 cannot become Integer");
        assertThatThrownBy(() -> row("one").get(0, int.class)).hasMessageStartingWith("\"one\" cannot become Integer");
        assertThatThrownBy(() -> row("ab").get(0, char.class)).hasMessageContaining("cannot become Character");
        assertThatThrownBy(() -> row((Object) null).get(0, int.class)).hasMessage("null cannot become int");
        assertThatThrownBy(() -> row(1).get(1, int.class)).hasMessageContaining("more arguments than the 1 there are");
        assertThatThrownBy(() -> row(List.of()).get(0, Path.class)).hasMessage("[] cannot become Path");
    }

    @Test
    void linesAreReadAsCsv() {
        assertThat(TestRows.csv(",", new String[] {"NIL"}, new String[] {"a, 'b, ''c''' ,, '' ,NIL", "x"}))
                .containsExactly(new @Nullable Object[] {"a", "b, 'c'", null, "", null}, new Object[] {"x"});
        assertThat(TestRows.csv("\t", new String[] {}, new String[] {"a\t\tb"}))
                .containsExactly(new @Nullable Object[] {"a", null, "b"});
        assertThatThrownBy(() -> TestRows.csv(",", new String[] {}, new String[] {"'a, b"}))
                .hasMessage("an apostrophe does not end in: 'a, b");
        assertThat(TestRows.lines("# words\n\n a, 1\n")).containsExactly(" a, 1");
    }

    @Test
    void whatAMethodGivesBecomesRows() {
        assertThat(TestRows.of(IntStream.range(0, 2), 1)).containsExactly(new Object[] {0}, new Object[] {1});
        assertThat(TestRows.of(new int[][] {{1, 2}}, 1).getFirst()[0]).isEqualTo(new int[] {1, 2});
        assertThat(TestRows.of(List.of(List.of(1, 2)), 2)).containsExactly(new Object[] {1, 2});
        assertThat(TestRows.of(List.of(List.of(1, 2)), 1)).containsExactly(new Object[] {List.of(1, 2)});
        assertThat(TestRows.of(Map.of("a", 1), 2)).containsExactly(new Object[] {"a", 1});
        assertThat(TestRows.of(new String[][] {{"a", "b"}}, 2)).containsExactly(new Object[] {"a", "b"});
        assertThatThrownBy(() -> TestRows.of(5, 1)).hasMessageContaining("not as 5");
        assertThatThrownBy(() -> TestRows.of(null, 1)).hasMessageContaining("not as null");
    }

    @Test
    void constantsAreChosenByName() {
        assertThat(TestRows.constants(DayOfWeek.class, "MATCH_ANY", new String[] {"S.*"}))
                .containsExactly(new Object[] {DayOfWeek.SATURDAY}, new Object[] {DayOfWeek.SUNDAY});
        assertThat(TestRows.constants(DayOfWeek.class, "EXCLUDE", new String[] {"MONDAY"}))
                .hasSize(6);
        assertThatThrownBy(() -> TestRows.constants(DayOfWeek.class, "INCLUDE", new String[] {"MOONDAY"}))
                .hasMessage("DayOfWeek has no constant MOONDAY");
    }
}
