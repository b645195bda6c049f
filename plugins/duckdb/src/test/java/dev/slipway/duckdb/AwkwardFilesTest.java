package dev.slipway.duckdb;

import static dev.slipway.duckdb.GeneratedTables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/// More awkward files than `TableFilesTest` has: dates of many places, numbers at the edges, encodings, names.
class AwkwardFilesTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.replace('|', '\n').getBytes(charset));
    }

    /// Line breaks are written as `|`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|31/12/1999|",
                "a|12.31.1999|",
                "a|31.12.1999|01.01.2000|",
                "a|1999/12/31|",
                "a|\"Dec 31, 1999\"|",
                "a|31 December 1999|",
                "a|31-DEC-1999|",
                "a|99-12-31|",
                "a|1999-W52|",
                "a|1969-12-31|1900-01-01|",
                "a|0001-01-01|",
                "a|9999-12-31|",
                "a|10000-01-01|",
                "a|-0044-03-15|",
                "a|2020-02-30|",
                "a|2020-13-01|",
                "a|1969-12-31 23:59:59|",
                "a|12/31/1999 10:00:00 PM|",
                "a|24:00:00|",
                "a|2020-01-01T10:00:00+02:00|",
                "a|18446744073709551615|1|",
                "a|-9223372036854775808|",
                "a|99999999999999999999999999999999999999|",
                "a|0.12345678901234567890123456789012345678|",
                "a|1e400|1|",
                "a|1e-320|1|",
                "a|-inf|1.5|",
                "a|nan|1.5|",
                "a|\"1.234,56\"|",
                "a|(5)|6|",
                "a|5-|6|",
                "a|1 000|2|",
                "a|٣|٤|",
                "a|１２|",
                "a|1L|2L|",
                "a|1f|2d|",
                "a|yes|no|",
                "a|t|f|",
                "a|1|true|",
                "a|.|1|",
                "a|?|1|",
                "a|None|x|",
                "a|nil|x|",
                "a,b|\"a\"\"\",\"\"\"\"|",
                "a|\u200Bx|",
                "a|שלום|مرحبا|",
                "a.b,\"c\"\"d\",select|1,2,3|",
                "rowid,a|1,2|",
                "slipway_row,a|5,6|",
                "a,b|1,\"two\nlines\"|3,x|"
            })
    void textsGetTheTypesAndValuesOfTablesawsReader(String content) throws IOException {
        var file = file("x.csv", content, StandardCharsets.UTF_8);

        assertThat(text(Tables.read(file))).isEqualTo(text(Table.read().csv(file.toFile())));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, \uFEFF",
        "UTF-32LE, \uFEFF",
        "UTF-16BE, \uFEFF",
        "UTF-8, \uFEFF",
        "ISO-8859-1, ''",
        "windows-1252, ''",
        "ISO-8859-15, ''",
        "UTF-16LE, ''"
    })
    void encodingsAreRead(String name, String mark) throws IOException {
        var charset = Charset.forName(name);
        var file = file("x.csv", mark + "größe,n|ü,1|", charset);

        var table = Tables.read(file, charset);

        assertThat(table.columnNames()).containsExactly("größe", "n");
        assertThat(table.getString(0, 0)).isEqualTo("ü");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2\r\n", "a,b\n1,2\n\n"})
    void linesMayEndInAnyWay(String content) throws IOException {
        var table = Tables.read(file("x.csv", content, StandardCharsets.UTF_8));

        assertThat(table.columnNames()).containsExactly("a", "b");
        assertThat(table.rowCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"a,a,A|1,2,3|~3", ",,|1,2,3|~3", "a, ,a|1,2,3|~3", "\"\",b|1,2|~2"})
    void doubledAndEmptyNamesAreKeptApart(String content, int columns) throws IOException {
        var table = Tables.read(file("x.csv", content, StandardCharsets.UTF_8));

        assertThat(table.columnNames()).hasSize(columns).doesNotHaveDuplicates();
        assertThat(table.rowCount()).isEqualTo(1);
    }

    @Test
    void numbersThatNoColumnHoldsAreRefusedWithTheirPlace() {
        var sql = Sql.empty();

        assertThatThrownBy(() -> sql.run("SELECT 99999999999999999999999999999999999999::DECIMAL(38, 0) AS a"))
                .hasMessageContaining("column a in row 1");
        assertThatThrownBy(() -> sql.run("SELECT 18446744073709551615::UBIGINT AS a"))
                .hasMessageContaining("column a in row 1");
        assertThatThrownBy(() -> sql.run("SELECT DATE '40000-01-01' AS a")).hasMessageContaining("column a in row 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|\"x|", "a,b|1,\"2|3,4|"})
    void aQuoteWithoutAnEndIsSaidWithItsLine(String content) throws IOException {
        var file = file("x.csv", content, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\r\n1,\"x\ny\"\r\n2,z\r\n",
                "a,b\n1,\"x\ny\"\r\n2,z\n",
                "a,b\r1,\"x\ny\"\r\n2,z\n",
                "a,b\n1,\"x\ny\"\r2,z"
            })
    void linesEndInSeveralWaysAndBreakWithinQuotes(String content) throws IOException {
        var table = Tables.read(file("x.csv", content, StandardCharsets.UTF_8));

        assertThat(table.intColumn("a").asList()).containsExactly(1, 2);
        assertThat(table.stringColumn("b").asList()).containsExactly("x\ny", "z");
    }

    @Test
    void aLineOfMegabytesIsReadOneWithoutEndRefused() throws IOException {
        var table = Tables.read(file("x.csv", "a,b|1,2|" + "x".repeat(3_000_000) + ",2|", StandardCharsets.UTF_8));
        var names = file("wide.csv", "a,".repeat(100_000), StandardCharsets.UTF_8);

        assertThat(table.getString(1, 0)).hasSize(3_000_000);
        assertThatThrownBy(() -> Tables.read(names))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 20000 values");
    }

    @Test
    void digitsThatAreNotKeptAreSaid() throws IOException {
        var json = file("x.json", "[{\"a\": 12345678901234567890123}]", StandardCharsets.UTF_8);
        var csv = file("x.csv", "id|12345678901234567890123|1|", StandardCharsets.UTF_8);
        var times = "SELECT '2020-01-01 00:00:00.123456'::TIMESTAMP AS t, '10:00:00.0001'::TIME AS u,"
                + " '2020-01-01 00:00:00.123'::TIMESTAMP AS v";

        assertThat(said(() -> Tables.read(json))).contains("Column a", "12345678901234567890123 in row 1");
        assertThat(said(() -> Tables.read(csv))).contains("Column id", "12345678901234567890123 in row 1");
        assertThat(said(() -> Sql.empty().run(times)))
                .contains("Column t: its times have more digits", "Column u")
                .doesNotContain("Column v");
        assertThat(said(() -> Sql.empty().run("SELECT '24:00:00'::TIME::VARCHAR AS t")))
                .isEmpty();
    }

    @Test
    void whatTablesawReadsAsAnotherNumberIsSaid() throws IOException {
        var comma = file("x.csv", "n;m|1,5;1|2,5;2|", StandardCharsets.UTF_8);
        var thousands = file("y.csv", "n;m|1,500;1|2,500;2|", StandardCharsets.UTF_8);
        var least = file("z.csv", "n|1|-9223372036854775808|", StandardCharsets.UTF_8);

        assertThat(said(() -> Tables.read(comma))).contains("Column n: 1,5 in row 1 was read as 15");
        assertThat(said(() -> Tables.read(thousands))).isEmpty();
        assertThat(said(() -> Tables.read(least)))
                .contains("Column n: -9223372036854775808 in row 2", "mark for missing");
    }

    @Test
    void aZeroByteIsRefusedWithItsLine() throws IOException {
        var file = file("x.csv", "a|1|\u0000|", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Tables.read(file)).hasMessageContaining("a zero byte in line 3");
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private static String said(Reading reading) throws IOException {
        var before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            reading.read();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTimeWithMoreDigitsInALaterRowIsNotCut() throws IOException {
        var content = "t|" + "2020-01-01 00:00:00|".repeat(3_000) + "2020-01-01 00:00:00.123456|";

        var table = Tables.read(file("x.csv", content, StandardCharsets.UTF_8));

        assertThat(table.getString(3_000, 0)).isEqualTo("2020-01-01 00:00:00.123456");
    }

    @Test
    void aFileThatIsWrittenToWhileItIsReadIsRefused() throws IOException {
        var file = file("x.csv", "a|1|", StandardCharsets.UTF_8);
        var before = FileState.of(Set.of(file.toString()));
        FileState.check(before);
        Files.writeString(file, "a\n1\n2\n");

        assertThatThrownBy(() -> FileState.check(before))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("changed while it was read");
    }

    @Test
    void oddNamesOfTablesAndColumnsAreRightOrRefused() {
        var odd = Table.create(
                "t",
                IntColumn.create("", new int[] {1, 2}),
                IntColumn.create("a\"b", new int[] {3, 4}),
                IntColumn.create("column1", new int[] {5, 6}),
                IntColumn.create("select", new int[] {7, 8}));
        var numbered = Table.create("n", IntColumn.create("Slipway_Row", new int[] {1}));

        var all = Sql.over("t", odd).run("SELECT * FROM t ORDER BY \"a\"\"b\" DESC");

        assertThat(all.columnNames()).containsExactly("column1_2", "a\"b", "column1", "select");
        assertThat(all.intColumn(0).asList()).containsExactly(2, 1);
        assertThat(Tables.sort(odd, "-").intColumn(2).asList()).containsExactly(6, 5);
        assertThatThrownBy(() -> Tables.sort(numbered, "slipway_row")).hasMessageContaining("another name");
        assertThatThrownBy(() -> Sql.over("t", odd).table("T", odd)).hasMessageContaining("cannot tell the tables");
    }

    @Test
    void infinityAndLongDecimalsAreRefused() {
        for (var type : new String[] {"DATE", "TIMESTAMP", "TIMESTAMPTZ"}) {
            assertThatThrownBy(() -> Sql.empty().run("SELECT 'infinity'::" + type + " AS a"))
                    .hasMessageContaining("column a in row 1 of the result is infinity");
        }
        assertThatThrownBy(() -> Sql.empty().run("SELECT '24:00:00'::TIME AS a"))
                .hasMessageContaining("24:00");
        assertThatThrownBy(() -> Sql.empty()
                        .value("x", new BigDecimal("1.12345678901234567890123456789012345678901"))
                        .run("SELECT :x"))
                .hasMessageContaining("42 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "|", " | |"})
    void aFileWithoutAnyTextIsEmpty(String content) throws IOException {
        var file = file("x.csv", content, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Tables.read(file)).hasMessageContaining("is empty");
    }

    @Test
    void aLongLineIsRead() throws IOException {
        var table = Tables.read(file("x.csv", "a,b|" + "x".repeat(1_000_000) + ",2|", StandardCharsets.UTF_8));

        assertThat(table.getString(0, 0)).hasSize(1_000_000);
    }

    /// File | what its columns are called.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "1.5,-2|3.5,4|~column0,column1",
                "1|2|3|~column0",
                "5;6|7;8|~column0,column1",
                "5,6|NA,8|~column0,column1",
                "4,5,6,7,8,9,1,2,3,4,5|~column00,column01,column02,column03,column04,column05,column06,column07,"
                        + "column08,column09,column10",
                "0,1,2|7,8,9|~0,1,2",
                "2019,2020|1.5,2.5|~2019,2020",
                "'\"1\",\"2\"|3,4|'~1,2",
                "1,2|x,y|~1,2",
                "a,2|3,4|~a,2"
            })
    void aFirstLineOfNumbersIsARowUnlessItCounts(String content, String names) throws IOException {
        var text = content.replace("'", "");
        var table = Tables.read(file("x.csv", text, StandardCharsets.UTF_8));
        boolean isRow = names.startsWith("column");

        assertThat(String.join(",", table.columnNames())).isEqualTo(names);
        assertThat(table.rowCount())
                .isEqualTo((int) text.chars().filter(c -> c == '|').count() - (isRow ? 0 : 1));
        if (isRow) {
            var file = folder.resolve("x.csv");
            var sniffed = Sql.empty().value("file", file).run("SELECT * FROM read_csv(:file)");
            assertThat(sniffed.columnNames()).isEqualTo(table.columnNames());
            assertThat(sniffed.rowCount()).isEqualTo(table.rowCount());
        }
    }

    @Test
    void aFirstLineOfNumbersIsARowInManyFilesAndColumnsToo() throws IOException {
        file("p1.csv", "1.5,2|3,4|", StandardCharsets.UTF_8);
        file("p2.csv", "5,6|", StandardCharsets.UTF_8);
        var wide = Tables.read(file("w.csv", ("7,".repeat(2_500) + "8|").repeat(3), StandardCharsets.UTF_8));

        assertThat(Tables.read(folder.resolve("p*.csv")).rowCount()).isEqualTo(3);
        assertThat(wide.rowCount()).isEqualTo(3);
        assertThat(wide.columnNames()).startsWith("column0000").endsWith("column2500");
    }

    @Test
    void aBrokenFileIsToldOfInSentences() throws IOException {
        var file = file("x.parquet", "no parquet at all, but long enough", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Tables.read(file)).hasMessageEndingWith(".");
    }
}
