package dev.slipway.duckdb;

import static dev.slipway.duckdb.GeneratedTables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.slipway.api.sql.SqlText;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/// Files that are too large in one way or another, or wrong far behind their beginning.
class HostileFilesTest {
    private static final int BEHIND_THE_SAMPLE = 40_000;

    @TempDir
    private Path folder;

    @Test
    void aFileThatGrowsWhileItsQueryRunsIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("x.csv"), "a\n1\n");
        var query = new Query(SqlText.of("FROM 'x.csv'"), Map.of(), Map.of(), Map.of("x.csv", file));

        assertThatThrownBy(() -> Session.run(query, query.fence(), (connection, session) -> {
                    var table = Results.table(connection, session);
                    append(file, "2\n");
                    return table;
                }))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining(file + " changed while it was read");
        assertThat(Tables.read(file).rowCount()).isEqualTo(2);
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a_name_that_is_longer_than_any_sample_of_the_first_line_would_ever_take"})
    void tenMillionColumnsAreRefused(String name) throws IOException {
        var file = folder.resolve("x.csv");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            repeat(out, name + ",", name.length() > 1 ? 100_000 : 10_000_000);
        }

        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the first line of " + file + " has more than 20000 values");
    }

    @Test
    void aLineThatDoesNotEndIsRefusedWithItsNumber() throws IOException {
        var file = folder.resolve("x.csv");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            repeat(out, "a,b\n1,2\n", 1);
            repeat(out, "x".repeat(1 << 10), 70 << 10);
        }

        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Maximum line size of 67108864 bytes exceeded")
                .hasMessageContaining("line ");
    }

    private static void repeat(OutputStream out, String text, int times) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    /// They stand behind as many rows as nobody looks at to tell what the file is.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\ny\"\r\n",
                "\"x\r\ny\"\n",
                "\"x\ny\"\r\n5,\"a\rb\"\n",
                "x\r\n5,y\r\n",
                "\"a\"\"b\n\"\"c\"\r\n"
            })
    void lateLinesEndInAnotherWay(String late) throws IOException {
        var file = folder.resolve("x.csv");
        try (var out = Files.newBufferedWriter(file)) {
            rows(out);
            out.write("4," + late);
        }

        assertThat(text(Tables.read(file))).isEqualTo(text(Table.read().csv(file.toFile())));
    }

    private Path packed(String name, String text, Charset charset) throws IOException {
        var file = folder.resolve(name);
        try (var bytes = Files.newOutputStream(file);
                var out = name.endsWith(".gz") ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes)) {
            out.write(text.getBytes(charset));
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.csv.gz", "x.csv.zst"})
    void compressedLinesEndInSeveralWays(String name) throws IOException {
        var table = Tables.read(packed(name, "a,b\r\n1,\"x\ny\"\n2,z\r3,w\n", StandardCharsets.UTF_8));

        assertThat(table.intColumn("a").asList()).containsExactly(1, 2, 3);
        assertThat(table.stringColumn("b").asList()).containsExactly("x\ny", "z", "w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.csv.gz", "x.csv.zst"})
    void aCompressedFileIsReadAsOneThatIsNot(String name) throws IOException {
        var semicolons = Tables.read(packed(name, "a;b\n1;x\n", StandardCharsets.UTF_8));
        var marked = Tables.read(packed(name, "a,b\n1,é\n", StandardCharsets.UTF_16));
        var wide = Tables.read(
                packed(name, "a,".repeat(2_000) + "b\n" + "1,".repeat(2_000) + "2\n", StandardCharsets.UTF_8));

        assertThat(semicolons.columnNames()).containsExactly("a", "b");
        assertThat(marked.getString(0, "b")).isEqualTo("é");
        assertThat(wide.columnCount()).isEqualTo(2_001);
        assertThatThrownBy(() -> Tables.read(packed(name, "a,b,c\n1,2,3\n1,2\n", StandardCharsets.UTF_8)))
                .hasMessageContaining("line 3: Expected Number of Columns: 3 Found: 2");
        assertThatThrownBy(() -> Tables.read(packed(name, "", StandardCharsets.UTF_8)))
                .hasMessageContaining(name + " is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.csv.gz", "x.csv.zst"})
    void aFileThatIsNotPackedAsItsNameSaysOrCutOffIsNamed(String name) throws IOException {
        var random = new Random(5);
        var text = "a\n" + random.ints(100_000).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
        var whole = Files.readAllBytes(packed(name, text, StandardCharsets.UTF_8));

        assertThat(Tables.read(folder.resolve(name)).rowCount()).isEqualTo(100_000);
        Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Tables.read(folder.resolve(name)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name + " ends in the middle");
        assertThatThrownBy(() -> Tables.read(folder.resolve("x*" + name.substring(1))))
                .hasMessageContaining(name + " ends in the middle");
        Files.writeString(folder.resolve(name), "a,b\n1,2\n");
        assertThatThrownBy(() -> Tables.read(folder.resolve(name)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name + " is not packed as its name says");
    }

    @ParameterizedTest
    @ValueSource(strings = {".csv", ".csv.gz", ".csv.zst"})
    void filesOfAPatternEndTheirLinesInSeveralWays(String kind) throws IOException {
        var ends = List.of("\n", "\r\n", "\r");
        for (int i = 0; i < ends.size(); i++) {
            var text = "a,b|1,\"x\ny\"|".replace("|", ends.get(i));
            if (kind.equals(".csv")) {
                Files.writeString(folder.resolve(i + kind), text);
            } else {
                packed(i + kind, text, StandardCharsets.UTF_8);
            }
        }

        var table = Tables.read(folder.resolve("*" + kind));

        assertThat(table.intColumn("a").asList()).containsExactly(1, 1, 1);
        assertThat(table.stringColumn("b").asList()).containsOnly("x\ny");
    }

    @Test
    void theFileOfAPatternThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("1.csv"), "a,b\n1,2\n");
        Files.writeString(folder.resolve("2.csv"), "a,b\n1,2\n3\n");

        assertThatThrownBy(() -> Tables.read(folder.resolve("*.csv")))
                .hasMessageContaining("2.csv: line 3: Expected Number of Columns: 2 Found: 1");
    }

    @Test
    void whatIsWrongFarBehindTheBeginningIsSaidWithItsLine() throws IOException {
        var file = folder.resolve("x.csv");
        try (var out = Files.newBufferedWriter(file)) {
            rows(out);
            out.write("4,5,6\n");
        }

        assertThatThrownBy(() -> Tables.read(file))
                .hasMessageContaining("line " + (BEHIND_THE_SAMPLE + 2))
                .hasMessageContaining("Expected Number of Columns: 2 Found: 3");
    }

    @Test
    void aZeroByteFarBehindTheBeginningIsKeptOrRefused() throws IOException {
        var file = folder.resolve("x.csv");
        try (var out = Files.newBufferedWriter(file)) {
            rows(out);
            out.write("4,a\u0000b\n");
        }

        assertThat(Tables.read(file).getString(BEHIND_THE_SAMPLE, 1)).isEqualTo("a\u0000b");
    }

    @Test
    void anotherEncodingFarBehindTheBeginningIsRefused() throws IOException {
        var file = folder.resolve("x.csv");
        try (var out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            rows(out);
            out.write("4,\u00fc\n");
        }

        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line " + (BEHIND_THE_SAMPLE + 2))
                .hasMessageContaining("ISO_8859_1");
    }

    private static void rows(BufferedWriter out) throws IOException {
        out.write("a,b\n");
        for (int row = 0; row < BEHIND_THE_SAMPLE; row++) {
            out.write(row % 9 + ",text" + row % 7 + "\n");
        }
    }
}
