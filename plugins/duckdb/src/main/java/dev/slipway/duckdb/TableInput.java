package dev.slipway.duckdb;

import dev.slipway.api.sql.SqlText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.TypeUtils;
import tech.tablesaw.io.csv.CsvReadOptions;

/// Files → tables. One use, one thread.
final class TableInput {
    private static final int SAMPLE_ROWS = 2_000;
    private static final int HEAD_BYTES = 1 << 18;
    /// DuckDB needs some 100 KB a column.
    private static final int MOST_COLUMNS = 2_000;
    private static final int MOST_COLUMNS_AT_ALL = 20_000;
    private static final int LONGEST_LINE = 64 << 20;

    private static final String TEXTS = "all_varchar = true";
    /// Long whole numbers, which a double would round; what is written in another way than as a number is ends the
    /// query.
    private static final String WIDE = "CASE WHEN ? IS NULL THEN NULL"
            + " WHEN ? <> '-9223372036854775808' AND CAST(TRY_CAST(? AS BIGINT) AS VARCHAR) = ? THEN CAST(? AS BIGINT)"
            + " ELSE error('no whole number') END";

    private static final int MARGIN_PERCENT = 102;

    private final Path file;
    private final String path;
    private final boolean isPattern;
    private final Sql sql;
    private String longest = "";
    private boolean hasNames = true;

    private TableInput(Path file) {
        this.file = file.toAbsolutePath();
        path = this.file.toString();
        isPattern = SqlText.isPattern(path) && !Files.exists(this.file);
        sql = Sql.empty().file(path, isPattern ? Path.of(SqlText.folder(path)) : this.file);
    }

    static Table read(Path file, Charset encoding) throws IOException {
        var input = new TableInput(file);
        input.check();
        try {
            var table = switch (kind(file)) {
                case "csv", "txt" -> input.text(",", encoding);
                case "tsv", "tab" -> input.text("\t", encoding);
                case "json", "ndjson", "jsonl" -> input.json();
                case "parquet", "pq" -> input.parquet();
                default -> input.other(file);
            };
            if (input.isPattern && TextBytes.isPacked(file)) {
                FileState.check(FileState.of(Set.copyOf(input.files())));
            }
            table.setName(String.valueOf(file.getFileName()));
            return table;
        } catch (SqlException e) {
            throw new IOException("cannot read " + file + ": " + ReadFaults.words(e.getMessage()), e);
        }
    }

    /// Returns the extension that says what the file is, without that of its compression.
    static String kind(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        var plain = name.replaceFirst("\\.(gz|zst)$", "");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    private void check() throws IOException {
        if (isPattern) {
            return;
        }
        if (!Files.isReadable(file)) {
            throw new IOException("there is no file " + file + " that can be read.");
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder. Read its files by a pattern: " + file + "/*.csv.");
        }
        if (Files.size(file) == 0) {
            throw new IOException("the file " + file + " is empty.");
        }
    }

    private String quoted() {
        return Literals.text(path);
    }

    private Table text(String delimiter, Charset encoding) throws IOException {
        var head = head();
        var charset = TextBytes.charset(file, head, encoding);
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return recoded(delimiter, charset);
        }
        if (!isPattern && isBlank(head)) {
            throw new IOException("the file " + file + " is empty.");
        }
        var separator = TextBytes.separator(head, delimiter);
        hasNames = !HeadLine.isRow(isPattern ? firstHead() : head, separator);
        int columns = columns(head, separator);
        if (columns > MOST_COLUMNS) {
            return wide(columns, separator);
        }
        try {
            return text(head, separator);
        } catch (SqlException e) {
            boolean isLong = e.getMessage().contains("Maximum line size");
            if (isLong && longest.isEmpty()) {
                longest = ", max_line_size = " + LONGEST_LINE + ", buffer_size = " + 2 * LONGEST_LINE;
                return text(delimiter, encoding);
            }
            var other = isLong ? null : isPattern ? eachWithEqualLines(delimiter) : withEqualLines(delimiter);
            if (other == null) {
                throw e;
            }
            return other;
        }
    }

    private Table text(byte[] head, String separator) throws IOException {
        var sample = sample(separator, head);
        if (sample.columnCount() == 0) {
            throw new IOException("the file " + file + " has no columns.");
        }
        try {
            return typed(sample, TextColumns.types(sample), separator, rows(head));
        } catch (SqlException e) {
            // a later row is not like the first ones
            return whole(sql.run(reader("*", separator, TEXTS)));
        }
    }

    private static boolean isBlank(byte[] head) {
        return head.length < HEAD_BYTES
                && new String(head, StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .isBlank();
    }

    private Table wide(int columns, String separator) throws IOException {
        if (columns > MOST_COLUMNS_AT_ALL) {
            throw new IOException("the first line of " + file + " has more than " + MOST_COLUMNS_AT_ALL
                    + " values. Is it a table, with a line for each row?");
        }
        var table = TextBytes.read(
                file,
                in -> Table.read()
                        .csv(CsvReadOptions.builder(in)
                                .header(hasNames)
                                .separator(separator.charAt(0))
                                .maxNumberOfColumns(columns + 1)
                                .allowDuplicateColumnNames(true)
                                .sample(false)));
        for (int i = 0; i < table.columnCount() && !hasNames; i++) {
            table.column(i).setName(HeadLine.name(i, table.columnCount()));
        }
        return table;
    }

    /// DuckDB knows few encodings: the text is written aside in UTF-8.
    private Table recoded(String delimiter, Charset charset) throws IOException {
        var aside = Files.createTempFile("slipway-", ".csv");
        try {
            TextBytes.read(file, in -> {
                try (var writer = Files.newBufferedWriter(aside)) {
                    return new InputStreamReader(in, charset.newDecoder()).transferTo(writer);
                }
            });
            return new TableInput(aside).text(delimiter, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IOException("the file " + file + " is not in the encoding " + charset.name() + ".", e);
        } finally {
            Files.delete(aside);
        }
    }

    /// DuckDB takes no file whose lines end in several ways: it is written aside, and texts in quotes stay.
    ///
    /// @return null if that changes nothing
    private @Nullable Table withEqualLines(String delimiter) throws IOException {
        var aside = Files.createTempFile("slipway-", ".csv");
        try {
            return LineEnds.makeEqual(file, aside)
                    ? new TableInput(aside).text(delimiter, StandardCharsets.UTF_8)
                    : null;
        } finally {
            Files.delete(aside);
        }
    }

    /// The same for the files of a pattern; one that cannot be read by itself is named.
    private @Nullable Table eachWithEqualLines(String delimiter) throws IOException {
        var aside = Files.createTempDirectory("slipway-");
        try {
            boolean isOther = false;
            int number = 0;
            for (var found : files()) {
                read(Path.of(found), StandardCharsets.UTF_8);
                isOther |= LineEnds.makeEqual(Path.of(found), aside.resolve(String.format("%06d.csv", number++)));
            }
            return isOther ? new TableInput(aside.resolve("*.csv")).text(delimiter, StandardCharsets.UTF_8) : null;
        } finally {
            try (var files = Files.list(aside)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(aside);
        }
    }

    /// Returns those that the pattern names.
    private List<String> files() {
        return sql.run("SELECT file FROM glob(" + quoted() + ") ORDER BY file")
                .stringColumn(0)
                .asList();
    }

    /// Returns how many values the first line has; of one that goes on behind `head`, at most one more than a table may
    /// have.
    private int columns(byte[] head, String separator) throws IOException {
        var text = new String(head, StandardCharsets.UTF_8);
        var first = text.lines().findFirst().orElse("");
        if (head.length < HEAD_BYTES || first.length() < text.length()) {
            return first.split(Pattern.quote(separator), -1).length;
        }
        return TextBytes.read(file, in -> {
            int columns = 1;
            for (int one = in.read();
                    one >= 0 && one != '\n' && one != '\r' && columns <= MOST_COLUMNS_AT_ALL;
                    one = in.read()) {
                columns += one == separator.charAt(0) ? 1 : 0;
            }
            return columns;
        });
    }

    /// Returns the first rows as texts. Where DuckDB only says that the file is none of its kind, asking again with the
    /// columns of the first line makes it name the line.
    private Table sample(String separator, byte[] head) throws IOException {
        try {
            return sql.run(reader("*", separator, TEXTS) + " LIMIT " + SAMPLE_ROWS);
        } catch (SqlException e) {
            var first =
                    new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("");
            if (!e.getMessage().contains("sniffing") || first.contains("\"")) {
                throw e;
            }
            var columns = new ArrayList<String>();
            for (int i = columns(head, separator); i > 0; i--) {
                columns.add("'c" + i + "': 'VARCHAR'");
            }
            return sql.run(
                    reader("*", separator, "auto_detect = false, columns = {" + String.join(", ", columns) + "}"));
        }
    }

    private Table parquet() {
        var rows = sql.run("SELECT CAST(sum(num_rows) AS BIGINT) AS n FROM parquet_file_metadata(" + quoted() + ")");
        long expected = rows.isEmpty() || rows.longColumn(0).isMissing(0)
                ? 0
                : rows.longColumn(0).getLong(0);
        return sql.run("SELECT * FROM read_parquet(" + quoted() + ")", expected);
    }

    /// Returns about how many rows the file has, by the length of its first lines.
    private long rows(byte[] head) throws IOException {
        long lines = 0;
        for (byte one : head) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines == 0 || TextBytes.isPacked(file)
                ? 0
                : lines * Files.size(file) / head.length * MARGIN_PERCENT / 100;
    }

    private Table typed(Table sample, List<ColumnType> types, String separator, long expected) {
        var reading = new ArrayList<String>();
        var asked = new ArrayList<String>();
        for (int i = 0; i < types.size(); i++) {
            var texts = (StringColumn) sample.column(i);
            if (texts.countMissing() == texts.size()) {
                return whole(sql.run(reader("*", separator, TEXTS)));
            }
            boolean isWide = TextColumns.isWide(texts, types.get(i));
            reading.add(isWide ? "VARCHAR" : TextColumns.reading(texts, types.get(i)));
            asked.add(isWide ? WIDE.replace("?", "#" + (i + 1)) : "#" + (i + 1));
        }
        var list = reading.stream().map(Literals::text).toList();
        var table = sql.exactly(reader(String.join(", ", asked), separator, "types = " + list), expected);
        var columns = new ArrayList<Column<?>>();
        for (int i = 0; i < types.size(); i++) {
            var made = switch (table.column(i)) {
                case DoubleColumn doubles -> TextColumns.numbers(doubles, types.get(i));
                case LongColumn longs -> TextColumns.narrow(longs);
                case StringColumn texts -> TextColumns.parsed(texts, types.get(i));
                case Column<?> column -> column;
            };
            if (made == null) {
                return whole(sql.run(reader("*", separator, TEXTS)));
            }
            made.setName(sample.column(i).name());
            var number = "#" + (i + 1);
            Rounded.note(made, () -> sql.run(reader(number, separator, TEXTS)).column(0));
            columns.add(made);
        }
        return Table.create("", columns.toArray(Column<?>[]::new));
    }

    /// Looks at all texts, as slowly as Tablesaw.
    private static Table whole(Table texts) {
        var types = TextColumns.types(texts);
        var columns = new ArrayList<Column<?>>();
        for (int i = 0; i < types.size(); i++) {
            var written = (StringColumn) texts.column(i);
            var column = TextColumns.parsed(written, types.get(i));
            Rounded.note(column, () -> written);
            columns.add(column);
        }
        return Table.create("", columns.toArray(Column<?>[]::new));
    }

    private Table json() {
        var columns = new ArrayList<Column<?>>();
        for (var column : sql.run("SELECT * FROM read_json(" + quoted() + ")").columns()) {
            Rounded.note(
                    column,
                    () -> sql.run("SELECT * FROM read_json(" + quoted() + ", columns = {" + Literals.text(column.name())
                                    + ": 'VARCHAR'})")
                            .column(0));
            columns.add(
                    switch (column) {
                        case LongColumn longs -> TextColumns.narrow(longs);
                        case StringColumn texts -> OtherNumbers.read(texts);
                        default -> column;
                    });
        }
        return Table.create("", columns.toArray(Column<?>[]::new));
    }

    private String reader(String columns, String separator, String types) {
        var missing = TypeUtils.MISSING_INDICATORS.stream().map(Literals::text).toList();
        return "SELECT " + columns + " FROM read_csv(" + quoted()
                + ", header = " + hasNames + ", skip = 0, quote = '\"', escape = '\"', comment = ''," + " delim = "
                + Literals.text(separator) + ", nullstr = " + withEmpty(missing) + longest + ", " + types + ")";
    }

    private static String withEmpty(List<String> missing) {
        var all = new ArrayList<>(missing);
        if (!all.contains("''")) {
            all.add("''");
        }
        return all.toString();
    }

    private Table other(Path file) throws IOException {
        var before = FileState.of(Set.of(path));
        var table = OtherFiles.read(file, "");
        FileState.check(before);
        return table;
    }

    private byte[] head() throws IOException {
        return head(file);
    }

    private static byte[] head(Path file) throws IOException {
        return Files.isRegularFile(file) ? TextBytes.read(file, in -> in.readNBytes(HEAD_BYTES)) : new byte[0];
    }

    /// Returns the beginning of the first file that the pattern names.
    private byte[] firstHead() throws IOException {
        var found = files();
        return found.isEmpty() ? new byte[0] : head(Path.of(found.getFirst()));
    }
}
