package dev.slipway.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/// Files that pyarrow wrote: `make.py` beside them.
final class ArrowImportTest {
    private static final List<String> EVERY = List.of(
            "i8 SHORT 1 | -128",
            "u8 SHORT 255 | 0",
            "i16 SHORT 300 | -32767",
            "u16 INTEGER 65535 | 0",
            "i32 INTEGER 2147483647 | -5",
            "u32 LONG 4294967295 | 0",
            "i64 LONG 9223372036854775807 | -1",
            "u64 LONG 9223372036854775807 | 0",
            "f16 FLOAT 1.5 | -2.0",
            "f32 FLOAT 0.25 | Infinity",
            "f64 DOUBLE 0.1 | -Infinity",
            "flag BOOLEAN true | false",
            "text STRING ä\0'\" | ",
            "long STRING " + "x".repeat(40) + " | 😀",
            "view STRING short | a text that is longer than twelve bytes",
            "bytes STRING \\x01AB | \\x",
            "fixed STRING \\x6162 | \\x6364",
            "price DOUBLE 1.25 | -3.5",
            "wide DOUBLE 7.0 | -7.0",
            "date LOCAL_DATE 1965-02-28 | 9999-12-31",
            "date64 LOCAL_DATE 1965-02-28 | 2026-01-01",
            "time LOCAL_TIME 23:59:59.999 | 00:00",
            "time32 LOCAL_TIME 01:02:03 | 00:00",
            "at LOCAL_DATE_TIME 0001-01-01T00:00 | 2026-01-02T03:04:05.678",
            "seconds LOCAL_DATE_TIME 1969-12-31T23:59:59 | 2026-01-01T00:00",
            "zoned INSTANT 1969-12-31T23:59:59.999Z | 2026-01-01T00:00:00Z",
            "span STRING PT25H | PT-0.001S",
            "interval STRING P14M3D PT1S | P0D PT0S",
            "kind STRING a | b",
            "list STRING [1,null] | []",
            "pair STRING [1,2] | [3,4]",
            "struct STRING {\"a\":1,\"b\":\"x\\\"y\"} | {\"a\":null,\"b\":null}",
            "map STRING [{\"key\":\"k\",\"value\":1}] | []",
            "none STRING  | ");

    @TempDir
    private Path folder;

    private final ArrowImport arrow = new ArrowImport();

    private Path file(String name) throws IOException {
        try (var in = Objects.requireNonNull(ArrowImportTest.class.getResourceAsStream(name))) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private Table table(String name) throws IOException {
        return arrow.read(file(name), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"every.feather", "lz4.feather", "zstd.arrows"})
    void everyTypeBecomesTheNearestOne(String name) throws IOException {
        var table = table(name);
        var said = new ArrayList<String>();
        for (var column : table.columns()) {
            assertThat(column.isMissing(2)).as(column.name()).isTrue();
            said.add(column.name() + " " + column.type().name() + " " + column.get(0) + " | " + column.get(1));
        }

        assertThat(said).isEqualTo(EVERY);
    }

    @Test
    void manyBlocksComeInTheirOrder() throws IOException {
        var table = table("many.feather");

        assertThat(table.rowCount()).isEqualTo(20_000);
        for (int row = 0; row < 20_000; row++) {
            assertThat(table.longColumn("n").isMissing(row)).isEqualTo(row % 7 == 0);
            assertThat(row % 7 == 0 || table.longColumn("n").getLong(row) == row % 100)
                    .isTrue();
            assertThat(table.getString(row, "s")).isEqualTo("text " + row % 3);
        }
    }

    @Test
    void dictionariesGrowAndAreReplaced() throws IOException {
        assertThat(table("delta.arrows").stringColumn(0).asList()).containsExactly("a", "b", "a", "b", "c");
        assertThat(table("replaced.arrows").stringColumn(0).asList()).containsExactly("a", "b", "z");
    }

    @Test
    void doubledAndEmptyNamesAreKeptApart() throws IOException {
        assertThat(table("names.feather").columnNames()).containsExactly("column1", "a", "A_2", "a_3");
        assertThat(table("empty.feather").shape()).contains("0 rows X 1 cols");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "mark.feather~column n in row 2 is -9223372036854775808",
                "decimal.feather~column d in row 2 is 0.12345678901234567890123456789012345678",
                "unsigned.feather~column u in row 1 is 18446744073709551615",
                "union.feather~column u is of the type Union",
                "first.feather~Feather file of version 1"
            })
    void whatNoColumnHoldsIsRefusedWithItsPlace(String name, String words) throws IOException {
        var file = file(name);

        assertThatThrownBy(() -> arrow.read(file, ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(words);
    }

    @Test
    void digitsOfATimeThatAreNotKeptAreSaid() throws IOException {
        var before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            table("micro.feather");
        } finally {
            System.setErr(before);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("Column t: its times have more digits");
    }

    @Test
    void aFileCutAnywhereOrOfAnotherKindIsRefused() throws IOException {
        var whole = Files.readAllBytes(file("lz4.feather"));
        for (int length = 0; length < 6_000; length += 171) {
            var cut = Files.write(folder.resolve("cut.feather"), java.util.Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> arrow.read(cut, "")).isInstanceOf(IOException.class);
        }
        var text = Files.writeString(folder.resolve("x.arrow"), "a,b\n1,2\n");
        assertThatThrownBy(() -> arrow.read(text, "")).hasMessageContaining("is no Arrow file");
    }

    @Test
    void oneTableOfNoName() throws IOException {
        var file = file("names.feather");

        assertThat(arrow.tables(file)).isEqualTo(List.of("names.feather"));
        assertThatThrownBy(() -> arrow.read(file, "2025")).hasMessageContaining("one table");
    }
}
