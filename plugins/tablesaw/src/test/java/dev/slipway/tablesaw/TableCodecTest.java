package dev.slipway.tablesaw;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.Plugins;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableCodecTest {
    private final TableCodec codec = new TableCodec();
    private final long seed = System.nanoTime();

    TableCodecTest() {
        System.out.println("seed " + seed);
    }

    @Test
    void isFoundAsAPlugIn() {
        assertThat(Plugins.load(ArtifactCodec.class, TableCodec.class.getClassLoader()))
                .hasAtLeastOneElementOfType(TableCodec.class);
    }

    @Test
    void aTableComesBackWithNamesTypesCellsAndMissingValues() throws IOException {
        for (int rows : new int[] {0, 1, 1000, 40_000}) {
            var table = GeneratedTablesMain.table(seed, rows);

            var back = (Table) decode(encode(table));

            assertThat(back.name()).isEqualTo(table.name());
            assertThat(back.columnNames()).isEqualTo(table.columnNames());
            assertThat(back.types()).isEqualTo(table.types());
            for (int i = 0; i < table.columnCount(); i++) {
                assertThat(back.column(i).asList())
                        .as("seed " + seed)
                        .isEqualTo(table.column(i).asList());
                assertThat(back.column(i).countMissing())
                        .isEqualTo(table.column(i).countMissing());
            }
            assertThat(encode(back)).isEqualTo(encode(table));
        }
    }

    @Test
    void aTableWithoutColumnsAndAColumnAloneComeBack() throws IOException {
        assertThat(((Table) decode(encode(Table.create("empty")))).columnCount())
                .isZero();
        assertThat(((IntColumn) decode(encode(IntColumn.create("n", 1, 2)))).asList())
                .containsExactly(1, 2);
    }

    @Test
    void equalTablesGiveEqualBytesInAnotherJvm() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GeneratedTablesMain.class.getName(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var elsewhere = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, SECONDS)).isTrue();
        assertThat(elsewhere).as("seed " + seed).isEqualTo(GeneratedTablesMain.hashes(seed));
    }

    @Test
    void theOrderInWhichTextsWereReplacedDoesNotCount() throws IOException {
        var one = StringColumn.create("s", "a", "b", "c");
        var other = StringColumn.create("s", "x", "y", "c");
        other.set(1, "b");
        other.set(0, "a");

        assertThat(encode(Table.create("t", other))).isEqualTo(encode(Table.create("t", one)));
    }

    @Test
    @Timeout(60)
    void brokenBytesAreAnErrorOrAnotherTable() throws IOException {
        var whole = encode(GeneratedTablesMain.table(seed, 20));
        var random = new Random(seed);
        for (int length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decode(cut)).isInstanceOf(IOException.class);
        }

        for (int i = 0; i < 2000; i++) {
            var broken = whole.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            assertThat(outcome(broken)).as("seed " + seed).isIn("error", "table");
        }
    }

    @Test
    void aTableIsExportedAsCsvAndJson() throws IOException {
        var table = Table.create(
                "t", StringColumn.create("a,b", "x\"y", "", "z"), DoubleColumn.create("n", 1.5, Double.NaN, 1 / 0.0));

        assertThat(export(table, "csv")).isEqualTo("\"a,b\",n\r\n\"x\"\"y\",1.5\r\n,\r\nz,Infinity\r\n");
        assertThat(export(table, "json")).isEqualTo("""
                        [
                        {"a,b":"x\\"y","n":1.5},
                        {"a,b":null,"n":null},
                        {"a,b":"z","n":"Infinity"}
                        ]
                        """);
        assertThatThrownBy(() -> export(table, "png")).hasMessage("a table can be written as csv or json, not as png");
    }

    @Test
    void aPreviewTellsTheShapeAndTheColumns() {
        assertThat(codec.preview(GeneratedTablesMain.table(1, 3)))
                .isEqualTo("3 rows × 12 columns: short, int, long, float, double, boolean, date, time, date time, "
                        + "instant, few, \"quoted\", many");
        assertThat(codec.preview(Table.create("t", IntColumn.create("n", 1)))).isEqualTo("1 row × 1 column: n");
    }

    private String outcome(byte[] bytes) {
        try {
            decode(bytes);
            return "table";
        } catch (IOException e) {
            return "error";
        }
    }

    private String export(Object value, String extension) throws IOException {
        var out = new ByteArrayOutputStream();
        codec.export(new ByteArrayInputStream(encode(value)), extension, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Object decode(byte[] bytes) throws IOException {
        return codec.decode(new ByteArrayInputStream(bytes), NoTypes.INSTANCE);
    }

    private byte[] encode(Object value) throws IOException {
        var out = new ByteArrayOutputStream();
        codec.encode(value, out, NoTypes.INSTANCE);
        return out.toByteArray();
    }
}
