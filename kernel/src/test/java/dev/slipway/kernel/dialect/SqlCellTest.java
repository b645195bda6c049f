package dev.slipway.kernel.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlCellTest {
    private static final Map<String, String> KNOWN =
            Map.of("flights", "Table", "late", "dev.slipway.duckdb.Relation", "least", "int");

    private static SqlCell cell(String source) {
        return Objects.requireNonNull(SqlCell.of(source, KNOWN));
    }

    @Test
    void aCellBecomesOneStatementThatKeepsItsLines() {
        var cell = cell("//| step: top\n%%sql -> top\nSELECT *\n  FROM flights WHERE delay >= :least");

        assertThat(cell.text())
                .isEqualTo(
                        "var top = ((dev.slipway.duckdb.Sql) null).empty().table(\"flights\", flights)"
                                + ".value(\"least\", least).cell(\"\"\"\nSELECT *\n  FROM flights WHERE delay >= :least\"\"\");");
        assertThat(cell.line()).isEqualTo(2);
        assertThat(cell.defines()).isEqualTo("top");
    }

    @Test
    void aNameInTheJavaKnowsItsPlaceInTheQuery() {
        var source = "%%sql\nSELECT 1\nFROM flights WHERE x = :nope";
        var cell = cell(source);

        int table = cell.original(cell.text().indexOf(", flights)") + 2);
        int value = cell.original(cell.text().indexOf(", nope)") + 2);

        assertThat(source.substring(table)).startsWith("flights WHERE");
        assertThat(source.substring(value)).isEqualTo("nope");
    }

    @Test
    void aConnectionIsAskedWithItsOwnTables() {
        assertThat(cell("%%sql @my-shop -> top\nSELECT * FROM nowhere, 'x' WHERE a::int > :least")
                        .text())
                .isEqualTo("var top = ((dev.slipway.duckdb.Sql) null).on(\"my-shop\").value(\"least\", least)"
                        + ".cell(\"\"\"\nSELECT * FROM nowhere, 'x' WHERE a::int > :least\"\"\");");
        assertThat(cell("%%sql @shop->lazy all;\nFROM x").text())
                .startsWith("var all = ((dev")
                .contains(".lazyCell(");
        assertThat(SqlCell.connection("//| step: a\n%%sql @shop\nSELECT 1")).isEqualTo("shop");
        assertThat(SqlCell.connection("%%sql\nSELECT '@shop'")).isEmpty();
        assertThat(cell("%%sql shop -> top\nSELECT 1").faults()).hasSize(1);
    }

    @Test
    void aFileBecomesADataset() {
        assertThat(cell("%%sql -> lazy x\nFROM 'a.csv', read_parquet('d/*.parquet')")
                        .text())
                .startsWith("var x = ((dev.slipway.duckdb.Sql) null).empty()"
                        + ".file(\"a.csv\", ((dev.slipway.api.Notebook) null).dataset(\"a.csv\"))"
                        + ".file(\"d/*.parquet\", ((dev.slipway.api.Notebook) null).dataset(\"d\")).lazyCell(");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " SELECT 1",
                "SELECT '\\n', \"a\" ",
                "\tSELECT \"\"\" \\u0041 \\",
                "  SELECT '''' \n ,' x \t\n'",
                "SELECT 'ä😀'\r\n"
            })
    void aQueryReachesTheDatabaseCharacterByCharacter(String query) {
        var text = cell("%%sql\n" + query).text();
        var block = text.substring(text.indexOf("\"\"\"\n") + 4, text.length() - 4);

        assertThat(block.stripIndent().translateEscapes()).isEqualTo(query);
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        assertThat(cell("%%sql top\nSELECT 1").faults())
                .extracting(SqlCell.Fault::words)
                .containsExactly("after %%sql stands nothing, @ and a connection, or -> and a name.");
        assertThat(cell("%%sql -> x\n-- nothing\n").faults()).hasSize(1);
        assertThat(cell("%%sql\nSELECT 1; SELECT 2").faults())
                .extracting(SqlCell.Fault::start)
                .containsExactly(16);
        assertThat(cell("%%sql\nFROM least").faults())
                .extracting(SqlCell.Fault::words)
                .containsExactly("least is of type int, not a table.");
        assertThat(cell("%%sql -> flights\nFROM flights").faults()).hasSize(1);
        assertThat(cell("%%sql\nFROM \"no such\"").faults()).hasSize(1);
        assertThat(cell("%%sql\nFROM 's3://x/y.csv'").faults()).hasSize(1);
    }

    @Test
    void namesOfTablesKnowNoCase() {
        assertThat(cell("%%sql\nFROM Flights").text()).contains(".table(\"Flights\", flights)");
    }

    @Test
    void onlyACellWhoseFirstLineIsTheMagicIsSql() {
        assertThat(SqlCell.accepts("// note\n//| step: a\n\n  %%sql")).isEqualTo(true);
        assertThat(SqlCell.accepts("int x;\n%%sql\nSELECT 1")).isEqualTo(false);
        assertThat(SqlCell.accepts("%%sqlite\nSELECT 1")).isEqualTo(false);
        assertThat(SqlCell.query("//| skip\n%%sql -> a\nSELECT 1\n")).isEqualTo("SELECT 1\n");
    }
}
