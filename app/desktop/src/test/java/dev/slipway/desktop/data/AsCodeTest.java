package dev.slipway.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TablePage.Window;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsCodeTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("delay", "int", Kind.NUMBER),
            new Column("Origin \"x\"", "text", Kind.TEXT),
            new Column("day", "date", Kind.TIME));

    private static String code(List<Filter> filters, Order... order) {
        return AsCode.of("flights", COLUMNS, filters, List.of(order));
    }

    @Test
    void withoutFiltersAndOrderItIsTheTableItself() {
        assertThat(code(List.of())).isEqualTo("Table kept = flights;\nkept");
    }

    @Test
    void ordersAsTheHeadsSay() {
        assertThat(code(List.of(), new Order(0, true), new Order(2, false)))
                .startsWith("Table kept = Tables.sort(flights, \"-delay\", \"day\");");
    }

    @Test
    void namesAndValuesAreQuotedForBothLanguages() {
        assertThat(code(List.of(new Filter.OneOf(1, List.of("O'Hare", "")))))
                .contains("Tables.where(flights, \"(\\\"Origin \\\"\\\"x\\\"\\\"\\\" IN ('O''Hare') OR ");
    }

    @Test
    void severalFiltersStandInLinesOfTheirOwn() {
        assertThat(code(List.of(new Filter.Between(0, 15.0, null, true), new Filter.Missing(2, false))))
                .contains("(delay >= 15 OR delay IS NULL)\n        AND day IS NOT NULL\"\"\"");
    }

    @Test
    void copiesInFourForms() {
        var rows = List.of(new TablePage.Row(0, List.of("1", "a|b, \"c\"")), new TablePage.Row(1, List.of("2", "<d>")));
        var page = new TablePage(2, 2, COLUMNS.subList(0, 2), new Window(0, 2, 0, 2), rows);

        assertThat(Copying.text(page, Copying.Form.TSV)).endsWith("1\ta|b, \"c\"\n2\t<d>");
        assertThat(Copying.text(page, Copying.Form.CSV)).endsWith("1,\"a|b, \"\"c\"\"\"\n2,<d>");
        assertThat(Copying.text(page, Copying.Form.MARKDOWN)).contains("| --- | --- |\n| 1 | a\\|b, \"c\" |");
        assertThat(Copying.text(page, Copying.Form.HTML)).contains("<td>&lt;d&gt;</td>");
    }
}
