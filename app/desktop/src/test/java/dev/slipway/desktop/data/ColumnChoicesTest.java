package dev.slipway.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.kernel.protocol.TablePage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnChoicesTest {
    private final ColumnChoices choices = new ColumnChoices();

    private List<Integer> order() {
        return choices.between(0, 9);
    }

    @Test
    void pinnedColumnsComeFirstAndMoveAmongThemselves() {
        choices.fit(5);

        assertThat(choices.turnPin(3)).isZero();
        assertThat(choices.turnPin(2)).isEqualTo(1);
        assertThat(order()).containsExactly(3, 1, 0, 2, 4);
        assertThat(choices.move(0, 4)).isEqualTo(1);
        assertThat(order()).containsExactly(1, 3, 0, 2, 4);
        assertThat(choices.move(4, 0)).isEqualTo(2);
        assertThat(order()).containsExactly(1, 3, 4, 0, 2);

        assertThat(choices.turnPin(0)).isEqualTo(1);
        assertThat(order()).containsExactly(3, 1, 4, 0, 2);
        assertThat(choices.pinned()).isEqualTo(1);
    }

    @Test
    void columnsThatComeLaterStandLast() {
        choices.fit(2);
        choices.move(0, 1);

        choices.fit(3);

        assertThat(order()).containsExactly(1, 0, 2);
    }

    @Test
    void whatIsCopiedStandsAsItIsSeen() {
        var columns = List.of(
                new Column("a", "int", Kind.NUMBER),
                new Column("b", "int", Kind.NUMBER),
                new Column("c", "int", Kind.NUMBER));
        var page = new TablePage(
                1, 1, columns, new TablePage.Window(0, 1, 1, 2), List.of(new TablePage.Row(0, List.of("2", "3"))));

        assertThat(Copying.text(Copying.only(List.of(2, 1), page), Copying.Form.TSV))
                .isEqualTo("c\tb\n3\t2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USUAL        | 1234567     | 1 234 567
            EXACT        | 1234567.250 | 1234567.250
            TWO_DECIMALS | -1234567.255| -1 234 567.26
            TWO_DECIMALS | n/a         | n/a
            PERCENT      | 0.1234      | 12.3 %
            SCIENTIFIC   | 1234567     | 1.2346e+06
            BYTES        | 2500000     | 2.5 MB
            SECONDS      | 821         | 13 min 41 s
            SECONDS      | -1          | -1""")
    void numbersAreShownAsOneLikes(NumberForm form, String cell, String shown) {
        var column = new Column("amount", "double", Kind.NUMBER);

        assertThat(form.of(cell, column).replace('\u00a0', ' ')).isEqualTo(shown);
    }
}
