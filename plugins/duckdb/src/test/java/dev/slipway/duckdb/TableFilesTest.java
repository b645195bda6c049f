package dev.slipway.duckdb;

import static dev.slipway.duckdb.GeneratedTables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Awkward files: the table Tablesaw's own reader gives, or a clear error.
class TableFilesTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('|', '\n'));
    }

    /// Line breaks are written as `|`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|1|2|",
                "a|1|2",
                "a|1|3000000000|",
                "a|1|2.5|",
                "a|1|x|",
                "a|T|F|",
                "a|0|1|",
                "a|Y|N|",
                "a|true|false|",
                "a,b|TRUE,1|False,|",
                "a|2020-01-01|1999-12-31|",
                "a|1/2/2020|12/31/1999|",
                "a|2020-01-01 10:00:00|",
                "a|2020-01-01T10:00:00|",
                "a|2020-01-01T10:00:00.123|",
                "a|2020-01-01T10:00:00Z|",
                "a|10:00:00|",
                "a|10:00|",
                "a|NA|3|",
                "a|\"\"|3|",
                "a,b|,1|x,2|",
                "a|1%|",
                "a|\"1,234\"|\"5\"|",
                "a|007|08|",
                "a|1e5|2|",
                "a|NaN|1.5|",
                "a|inf|1|",
                "a|20200101|20200102|",
                "a|01.02.2020|",
                "a|1-Jan-2020|",
                "a| 1| 2|",
                "a|+1|2|",
                "a|-|3|",
                "a|null|3|",
                "a|*|x|",
                "\uFEFFa|1|",
                "a|12345678901234567890|",
                "a|9223372036854775807|",
                "a|1.0|2.0|",
                "a|$5|",
                "a,b|\"x\"\"y\",\"p,q\"|\"line\nbreak\",z|",
                "a,b|'x',2|",
                "a b,c-d,ü|1,2,3|",
                "a|-2147483649|2147483647|",
                "a|1.5E-10|.5|",
                "a,b,c|1,,|,2,|,,3|",
                "a|é|😀|",
                "a,b|N/A,1|x,2|",
                "a|0x10|11|",
                "a|1_000|2|",
                "a|12:30 PM|",
                "a|Infinity|1.5|",
                "a|-0|0|",
                "a|00:00:00.5|"
            })
    void textsGetTheTypesAndValuesOfTablesawsReader(String content) throws IOException {
        var file = file("x.csv", content);
        var own = Tables.read(file);
        var tablesaws = Table.read().csv(file.toFile());

        assertThat(text(own)).isEqualTo(text(tablesaws));
    }

    @Test
    void aLaterRowThatIsNotLikeTheFirstOnesIsNoFault() throws IOException {
        for (var last : new String[] {"x", "2.5", "3000000000", "1,5"}) {
            var content =
                    "a|" + IntStream.range(0, 5_000).mapToObj(String::valueOf).collect(Collectors.joining("|")) + "|\""
                            + last + "\"|";

            var own = Tables.read(file("late.csv", content));

            assertThat(own.rowCount()).isEqualTo(5_001);
            assertThat(own.column(0).type().name())
                    .isEqualTo(
                            last.equals("x")
                                    ? "STRING"
                                    : last.equals("2.5") ? "DOUBLE" : last.equals("1,5") ? "INTEGER" : "LONG");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "ragged.csv~a,b|1,2|1,2,3|~line 3: Expected Number of Columns: 2 Found: 3.",
                "short.csv~a,b|1,2|1|~line 3: Expected Number of Columns: 2 Found: 1.",
                "empty.csv~``~is empty",
                "none.dat~a|1|~cannot tell what",
                "x.parquet~ab~cannot read",
                "x.json~{\"a\": ~cannot read"
            })
    void whatIsNoTableIsSaidClearly(String name, String content, String words) throws IOException {
        var file = file(name, content == null ? "" : content);

        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words)
                .hasMessageContaining(name);
    }

    @Test
    void binaryAndMissingFilesAreSaidClearly() throws IOException {
        var binary = Files.write(folder.resolve("b.csv"), new byte[] {1, 0, 2, 0, 10, 3});
        var two = Files.write(folder.resolve("two.csv"), new byte[] {'a', 'b'});
        var latin = Files.write(folder.resolve("l.csv"), "a\nBücher\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Tables.read(binary)).hasMessageContaining("a zero byte in line 1");
        assertThatThrownBy(() -> Tables.read(folder.resolve("none.csv"))).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> Tables.read(folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Tables.read(latin)).isInstanceOf(IOException.class);
        assertThat(Tables.read(latin, StandardCharsets.ISO_8859_1).getString(0, 0))
                .isEqualTo("Bücher");
        assertThat(Tables.read(two).columnNames()).containsExactly("ab");
        assertThat(Tables.read(two).rowCount()).isEqualTo(0);
    }

    @Test
    void otherEncodingsSeparatorsAndNamesAreRead() throws IOException {
        var utf16 = Files.write(folder.resolve("u.csv"), "a,b\nü,1\n".getBytes(StandardCharsets.UTF_16));

        assertThat(Tables.read(utf16).getString(0, "a")).isEqualTo("ü");
        assertThat(Tables.read(file("s.csv", "a;b|1;2|")).columnNames()).containsExactly("a", "b");
        assertThat(Tables.read(file("t.tsv", "a\tb|1\t2|")).columnNames()).containsExactly("a", "b");
        assertThat(Tables.read(file("d.csv", "a,a,|1,2,3|")).columnCount()).isEqualTo(3);
        assertThat(Tables.read(file("h.csv", "a,b|")).columnNames()).containsExactly("a", "b");
    }

    @Test
    void thousandsOfColumnsAreRead() throws IOException {
        var names = IntStream.range(0, 4_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        var values = IntStream.range(0, 4_000).mapToObj(String::valueOf).collect(Collectors.joining(","));

        var table = Tables.read(file("wide.csv", names + "|" + values + "|"));

        assertThat(table.columnCount()).isEqualTo(4_000);
        assertThat(table.intColumn(3_999).get(0)).isEqualTo(3_999);
    }

    @Test
    void compressedFilesAndPatternsAreRead() throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.csv.gz")))) {
            out.write("x\n1\n".getBytes(StandardCharsets.UTF_8));
        }
        file("p1.csv", "x|1|");
        file("p2.csv", "x|2|");

        assertThat(Tables.read(folder.resolve("a.csv.gz")).intColumn("x").asList())
                .containsExactly(1);
        assertThat(Tables.read(folder.resolve("p*.csv")).intColumn("x").asList())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.parquet", "t.csv", "t.csv.gz", "t.csv.zst", "t.tsv", "t.json", "t.ndjson"})
    void whatIsWrittenIsReadAgain(String name) throws IOException {
        var table = Table.create(
                "t", IntColumn.create("n", 1, 2, Integer.MIN_VALUE), StringColumn.create("s", "a,b", "\"", "x\ty"));
        var file = folder.resolve(name);

        Tables.write(table, file);

        assertThat(text(Tables.read(file))).isEqualTo(text(table));
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void parquetKeepsEveryTypeAndValue() throws IOException {
        long seed = System.nanoTime();
        var file = folder.resolve("all.parquet");
        for (int i = 0; i < 5; i++) {
            var table = GeneratedTables.of(new Random(seed + i), i * 20);

            Tables.write(table, file);

            assertThat(text(Tables.read(file))).as("seed %s", seed + i).isEqualTo(text(table));
        }
    }

    @Test
    void aRelationIsStoredAsItsRows() throws IOException {
        var table = GeneratedTables.of(new Random(5), 30);
        var relation = Sql.over("t", table).lazily("SELECT * FROM t WHERE id > 3");
        var codec = new RelationCodec();
        var bytes = new java.io.ByteArrayOutputStream();
        var again = new java.io.ByteArrayOutputStream();
        var csv = new java.io.ByteArrayOutputStream();

        codec.encode(relation, bytes, NoTypes.INSTANCE);
        codec.encode(relation, again, NoTypes.INSTANCE);
        codec.export(new java.io.ByteArrayInputStream(bytes.toByteArray()), "csv", csv);
        var back = (Relation) codec.decode(new java.io.ByteArrayInputStream(bytes.toByteArray()), NoTypes.INSTANCE);

        assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
        assertThat(text(back.table())).isEqualTo(text(relation.table()));
        assertThat(csv.toString(StandardCharsets.UTF_8)).startsWith("id,short,");
    }

    /// A notebook without types.
    enum NoTypes implements dev.slipway.api.spi.ArtifactCodec.NotebookTypes {
        INSTANCE;

        @Override
        public @org.jspecify.annotations.Nullable String nameOf(Class<?> type) {
            return null;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            throw new IOException(name);
        }

        @Override
        public void met(Object mutable, java.util.function.Supplier<String> path) {
            // nobody asks
        }
    }

    @Test
    void anUnknownExtensionIsRefused() {
        assertThatThrownBy(() -> Tables.write(Table.create("t", IntColumn.create("n", 1)), folder.resolve("x.docx")))
                .hasMessageContaining("csv, tsv, json, parquet or xlsx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv", "json", "ndjson", "parquet", "csv.gz"})
    void infinitiesComeBack(String extension) throws IOException {
        var file = folder.resolve("x." + extension);
        var table = Table.create(
                DoubleColumn.create("d", 1.5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN),
                IntColumn.create("n", 1, 2, 3, 4));

        Tables.write(table, file);
        var back = Tables.read(file);

        assertThat(text(back)).isEqualTo(text(table));
        if (extension.endsWith("json")) {
            assertThat(Files.readString(file)).contains("\"d\":\"-Infinity\"").contains("\"d\":null");
        }
    }

    @Test
    void whatARelationHasOfNaNIsAWordToo() throws IOException {
        var relation = Sql.empty().lazily("SELECT 'nan'::DOUBLE AS a, '-inf'::FLOAT AS \"a \"\"b\", 'NaN' AS t");
        Tables.write(relation, folder.resolve("r.json"));
        Tables.write(relation, folder.resolve("r.csv"));

        assertThat(Files.readString(folder.resolve("r.json")))
                .contains("{\"a\":\"NaN\",\"a \\\"b\":\"-Infinity\",\"t\":\"NaN\"}");
        assertThat(Files.readString(folder.resolve("r.csv"))).endsWith("NaN,-Infinity,NaN\n");

        var nested = Sql.empty().lazily("SELECT ['inf'::DOUBLE, 1] AS list");
        assertThatThrownBy(() -> Tables.write(nested, folder.resolve("n.json")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the column list");
        assertThat(folder.resolve("n.json")).doesNotExist();
    }

    @Test
    void textsBesideNumbersStayTexts() throws IOException {
        var table =
                Tables.read(file("m.json", "[{\"a\": 1, \"b\": 12345678901234567}, {\"a\": \"x\", \"b\": \"NaN\"}]"));

        assertThat(table.column("a")).isInstanceOf(StringColumn.class);
        assertThat(table.column("b")).isInstanceOf(StringColumn.class);
    }
}
