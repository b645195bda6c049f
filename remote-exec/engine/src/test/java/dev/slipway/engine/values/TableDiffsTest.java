package dev.slipway.engine.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.values.TableDifference.Cell;
import dev.slipway.engine.values.TableDifference.Column;
import dev.slipway.engine.values.TableDifference.Counts;
import dev.slipway.engine.values.TableDifference.Shift;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableDiffsTest {
    @Test
    void rowsAreFoundAgainByTheirKeyWhateverTheirOrder() throws IOException {
        var before = rows("[{'city':'A','n':1,'x':0.5},{'city':'B','n':2,'x':0.5},{'city':'C','n':3,'x':1.5}]");
        var after = rows("[{'city':'D','n':9,'x':0.1},{'city':'B','n':2,'x':0.75},{'city':'A','n':1,'x':0.5}]");

        var table = TableDiffs.of(before, after, List.of());

        assertThat(table.key()).containsExactly("city");
        assertThat(table.counts()).isEqualTo(new Counts(3, 3, 1, 1, 1));
        assertThat(table.rows()).extracting(TableDifference.Row::place).containsExactly(0, 1, 2);
        assertThat(table.rows().get(1).before())
                .containsExactly(new Cell("B", Double.NaN), new Cell("2", 2), new Cell("0.5", 0.5));
        assertThat(table.rows().get(2).after()).isEmpty();
        assertThat(table.columns())
                .containsExactly(
                        new Column("city", "text", "text", false, 0),
                        new Column("n", "int", "int", true, 0),
                        new Column("x", "double", "double", true, 1));
    }

    @Test
    void columnsThatCameWentOrChangedTheirTypeAreTold() throws IOException {
        var table = TableDiffs.of(rows("[{'id':1,'a':2,'b':3}]"), rows("[{'id':1,'a':'two','c':4}]"), List.of());

        assertThat(table.columns())
                .extracting(column -> column.name() + " " + column.before() + ">" + column.after())
                .containsExactly("id int>int", "a int>text", "c >int", "b int>");
        assertThat(table.columns().get(1).isRetyped()).isTrue();
        assertThat(table.counts().changed()).isEqualTo(1);
    }

    @Test
    void severalColumnsAreAKeyTogether() throws IOException {
        var before = rows("[{'a':'x','b':'1','v':0.5},{'a':'x','b':'2','v':0.5},{'a':'y','b':'1','v':0.5}]");

        assertThat(TableDiffs.of(before, before, List.of()).key()).containsExactly("a", "b");
        assertThat(TableDiffs.of(before, before, List.of()).isEmpty()).isTrue();
    }

    @Test
    void withoutAKeyRowsAreKnownByTheirPlaceOrByAllTheyHold() throws IOException {
        var two = rows("[{'v':0.5},{'v':0.5}]");
        var other = rows("[{'v':0.5},{'v':0.7}]");

        assertThat(TableDiffs.of(two, other, List.of()).key()).isEmpty();
        assertThat(TableDiffs.of(two, other, List.of()).counts()).isEqualTo(new Counts(2, 2, 0, 0, 1));

        var grown = TableDiffs.of(rows("[{'v':0.5},{'v':0.7}]"), rows("[{'v':0.1},{'v':0.5},{'v':0.7}]"), List.of());
        assertThat(grown.key()).containsExactly("v");
        assertThat(grown.counts()).isEqualTo(new Counts(2, 3, 1, 0, 0));
    }

    @Test
    void aWantedKeyThatIsNoneIsToldWithItsRow() throws IOException {
        var rows = rows("[{'id':1,'v':7},{'id':2,'v':7}]");

        var table = TableDiffs.of(rows, rows, List.of("v"));

        assertThat(table.key()).containsExactly("id");
        assertThat(table.remark()).isEqualTo("The earlier table has two rows with v = 7.");
        assertThat(TableDiffs.of(rows, rows, List.of("w")).remark()).isEqualTo("The column w is not in both tables.");
    }

    @Test
    void missingIsNotZeroAndNaNIsNaN() throws IOException {
        var table = TableDiffs.of(
                rows("[{'id':1,'v':0,'w':'NaN'},{'id':2,'v':1,'w':2.5}]"),
                rows("[{'id':1,'v':null,'w':'NaN'},{'id':2,'v':1,'w':2.5}]"),
                List.of());

        assertThat(table.counts().changed()).isEqualTo(1);
        assertThat(table.columns()).extracting(Column::differing).containsExactly(0, 1, 0);
    }

    @Test
    void aShiftedColumnStandsFirstAndTheKeyIsLeftOut() throws IOException {
        var before = rows(numbered(0));
        var after = rows(numbered(100));

        var shifts = TableDiffs.of(before, after, List.of()).shifts();

        assertThat(shifts).extracting(Shift::column).containsExactly("x", "same", "kind");
        assertThat(shifts.getFirst().psi()).isGreaterThan(0.25);
        assertThat(shifts.getLast().psi()).isZero();
        assertThat(shifts.getFirst().means().after() - shifts.getFirst().means().before())
                .isEqualTo(100);
        assertThat(shifts.getLast().labels()).containsExactly("k0", "k1");
        assertThat(shifts.getFirst().before().stream().mapToInt(i -> i).sum()).isEqualTo(50);
    }

    @Test
    void manyRowsThatDifferAreCountedAndTheFirstKept() throws IOException {
        var table = TableDiffs.of(rows(rows(3_000, 0)), rows(rows(3_000, 1)), List.of());

        assertThat(table.counts().changed()).isEqualTo(3_000);
        assertThat(table.rows()).hasSize(TableDifference.MOST_ROWS);
    }

    private static String numbered(int shift) {
        return IntStream.range(0, 50)
                .mapToObj(
                        i -> "{'id':'r" + i + "','x':" + (i + shift) + ",'same':" + i % 7 + ",'kind':'k" + i % 2 + "'}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String rows(int count, int value) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'id':'r" + i + "','v':" + value + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Rows rows(String json) throws IOException {
        return JsonRows.of(JsonText.read(json.replace('\'', '"'))).orElseThrow();
    }
}
