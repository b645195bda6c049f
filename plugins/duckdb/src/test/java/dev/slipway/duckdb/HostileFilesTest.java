package dev.slipway.duckdb;

import static dev.slipway.duckdb.GeneratedTables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.sql.SqlText;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
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

    @Test
    void compressedLinesEndInSeveralWays() throws IOException {
        var file = folder.resolve("x.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a,b\r\n1,\"x\ny\"\n2,z\r\n".getBytes(StandardCharsets.UTF_8));
        }

        var table = Tables.read(file);

        assertThat(table.intColumn("a").asList()).containsExactly(1, 2);
        assertThat(table.stringColumn("b").asList()).containsExactly("x\ny", "z");
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
