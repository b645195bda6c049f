package dev.slipway.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

/// Tables come back from workbooks as they were, and what is no table is refused with its place.
class WorkbookTest {
    private static final WorkbookImport IMPORT = new WorkbookImport();

    @TempDir
    private Path folder;

    private final long seed = System.nanoTime();

    /// What is put into a sheet.
    private interface Content {
        void into(Worksheet sheet);
    }

    private Path workbook(Content content) throws IOException {
        var file = folder.resolve("book.xlsx");
        try (var out = Files.newOutputStream(file)) {
            var workbook = new Workbook(out, "test", "1.0");
            content.into(workbook.newWorksheet("First"));
            workbook.newWorksheet("Second").value(3, 2, "only");
            workbook.finish();
        }
        return file;
    }

    private Path written(Table table) throws IOException {
        var file = folder.resolve("written.xlsx");
        try (var out = Files.newOutputStream(file)) {
            new WorkbookExport().write(table, out);
        }
        return file;
    }

    @Test
    void tablesComeBackAsTheyWere() throws IOException {
        var random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            int rows = 1 + random.nextInt(40);
            var whole = IntColumn.create("whole");
            var large = LongColumn.create("large");
            var number = DoubleColumn.create("number");
            var truth = BooleanColumn.create("truth");
            var day = DateColumn.create("day");
            var time = DateTimeColumn.create("time");
            var clock = TimeColumn.create("clock");
            var text = StringColumn.create("text");
            for (int row = 0; row < rows; row++) {
                whole.append(random.nextInt());
                large.append((1L << 52) + random.nextInt(1_000));
                number.append(random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
                truth.append(random.nextBoolean());
                day.append(LocalDate.of(1900, 3, 1).plusDays(random.nextInt(2_900_000)));
                time.append(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1_000_000).plusSeconds(random.nextInt()));
                clock.append(LocalTime.ofSecondOfDay(random.nextInt(86_400)).withNano(123_000_000));
                text.append(random.nextBoolean() ? "<a&b> \"ü😀\" = 1\n\ttwo" : " 007 ");
            }
            var table = Table.create("made", whole, large, number, truth, day, time, clock, text);
            for (var column : table.columns()) {
                if (rows > 1) {
                    column.setMissing(random.nextInt(rows - 1));
                }
            }

            assertThat(text(IMPORT.read(written(table), "made")))
                    .as("seed %s", seed)
                    .isEqualTo(text(table));
        }
    }

    private static String text(Table table) {
        var text = new StringBuilder(table.rowCount() + " rows");
        for (var column : table.columns()) {
            text.append('\n')
                    .append(column.name())
                    .append(' ')
                    .append(column.type().name());
            column.asList().forEach(cell -> text.append('|').append(cell));
        }
        return text.toString();
    }

    @Test
    void aSheetIsFoundByItsName() throws IOException {
        var file = workbook(sheet -> sheet.value(0, 0, "a"));

        assertThat(IMPORT.tables(file)).containsExactly("First", "Second");
        assertThat(IMPORT.read(file, "").columnNames()).containsExactly("a");
        assertThat(IMPORT.read(file, "second").columnNames()).containsExactly("only");
        assertThatThrownBy(() -> IMPORT.read(file, "Third"))
                .hasMessage("the workbook " + file + " has no sheet Third. It has First, Second.");
    }

    @Test
    void awkwardSheetsAreRead() throws IOException {
        var table = IMPORT.read(
                workbook(sheet -> {
                    for (int row : new int[] {2, 3, 6}) {
                        sheet.value(row, 1, row == 2 ? "x" : String.valueOf(row));
                        sheet.value(row, 3, row == 2 ? "X" : "y");
                    }
                    sheet.value(3, 2, 1.5);
                    sheet.value(6, 2, LocalDate.of(2026, 5, 1));
                    sheet.style(6, 2).format("d. mmm yyyy").set();
                }),
                "");

        assertThat(table.columnNames()).containsExactly("x", "column3", "X_2");
        assertThat(table.rowCount()).isEqualTo(4);
        assertThat(table.stringColumn("column3").asList()).containsExactly("1.5", "", "", "2026-05-01");
        assertThat(table.stringColumn("x").asList()).containsExactly("3", "", "", "6");
    }

    @Test
    void whatNoColumnNamesOrIsAnErrorIsSaidWithItsCell() throws IOException {
        var outside = workbook(sheet -> {
            sheet.value(0, 0, "a");
            sheet.value(1, 1, 5);
        });

        assertThatThrownBy(() -> IMPORT.read(outside, "")).hasMessageContaining("cell B2 of the sheet First of");
        var empty = workbook(sheet -> {});
        assertThatThrownBy(() -> IMPORT.read(empty, ""))
                .hasMessageContaining("the sheet First of")
                .hasMessageContaining("is empty");
    }

    @Test
    void whatIsNoWorkbookIsSaid() throws IOException {
        var ole = new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        var locked = Arrays.copyOf(ole, 4_096);
        System.arraycopy(name, 0, locked, 1_152, name.length);
        var whole = Files.readAllBytes(workbook(sheet -> sheet.value(0, 0, "a")));

        assertThatThrownBy(() -> IMPORT.read(file("locked.xlsx", locked), ""))
                .hasMessageContaining("protected by a password");
        assertThatThrownBy(() -> IMPORT.read(file("old.xls", Arrays.copyOf(ole, 600)), ""))
                .hasMessageContaining("of the old kind");
        assertThatThrownBy(() -> IMPORT.read(file("two.xlsx", new byte[2]), "")).hasMessageContaining("has 2 bytes");
        assertThatThrownBy(() -> IMPORT.read(file("text.xlsx", "a,b,c\n1,2,3".getBytes(StandardCharsets.UTF_8)), ""))
                .hasMessageContaining("is no workbook, whatever its name says");
        assertThatThrownBy(() -> IMPORT.read(file("cut.xlsx", Arrays.copyOf(whole, whole.length / 2)), ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut.xlsx");
        assertThatThrownBy(() -> IMPORT.read(folder.resolve("none.xlsx"), "")).hasMessageContaining("there is no file");
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void whatAWorkbookCannotHoldIsRefusedWithItsPlace() {
        refused(Table.create("t", LongColumn.create("n", 1, (1L << 53) + 1)), "column n has in row 2 9007199254740993");
        refused(Table.create("t", DoubleColumn.create("n", Double.NEGATIVE_INFINITY)), "an infinite number");
        refused(Table.create("t", DateColumn.create("d", LocalDate.of(1899, 1, 1))), "the day 1899-01-01");
        refused(
                Table.create("t", InstantColumn.create("d", Instant.parse("+12000-01-01T00:00:00Z"))),
                "the day +12000");
        refused(Table.create("t", StringColumn.create("s", "a\0b")), "the character U+0000");
        refused(Table.create("t", StringColumn.create("s", "a\uD800b")), "the character U+D800");
        refused(Table.create("t", StringColumn.create("s", "x".repeat(40_000))), "40000 characters");
        refused(Table.create("t", StringColumn.create("s\rt", "x")), "column s\rt has in its name");
    }

    private static void refused(Table table, String words) {
        assertThatThrownBy(() -> new WorkbookExport().write(table, new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "General~false~false",
                "0.00E+00~false~false",
                "#,##0 \"days\"~false~false",
                "[Red]0~false~false",
                "yyyy-mm-dd~true~true",
                "d/m/yy h:mm~true~true",
                "mmm~true~true",
                "h:mm AM/PM~true~false",
                "mm:ss.0~true~false",
                "[h]:mm:ss~true~false",
                "[$-409]d-mmm-yy;@~true~true"
            })
    void formatsSayWhatANumberIs(String format, boolean isTime, boolean hasDate) {
        assertThat(Formats.isTime(format)).isEqualTo(isTime);
        assertThat(Formats.hasDate(format)).isEqualTo(hasDate);
    }
}
