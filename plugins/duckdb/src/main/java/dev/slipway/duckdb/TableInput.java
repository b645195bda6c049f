package dev.slipway.duckdb;

import dev.slipway.api.sql.SqlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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

    private static final String TEXTS = "all_varchar = true";
    /// Long whole numbers, which a double would round; what is written in another way than as a number is ends the
    /// query.
    private static final String WIDE = "CASE WHEN ? IS NULL THEN NULL"
            + " WHEN CAST(TRY_CAST(? AS BIGINT) AS VARCHAR) = ? THEN CAST(? AS BIGINT) ELSE error('no whole number') END";

    private static final int MARGIN_PERCENT = 102;
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern PROBLEM = Pattern.compile("(Expected Number of Columns: \\d+ Found: \\d+|"
            + "Value with unterminated quote found|Maximum line size of \\d+ bytes exceeded|"
            + "Invalid unicode[^.]*|[^.]*is not utf-8 encoded)");

    private final Path file;
    private final String path;
    private final Sql sql;

    private TableInput(Path file) {
        this.file = file.toAbsolutePath();
        path = this.file.toString();
        boolean isPattern = SqlText.isPattern(path) && !Files.exists(this.file);
        sql = Sql.empty().file(path, isPattern ? Path.of(SqlText.folder(path)) : this.file);
    }

    static Table read(Path file, Charset encoding) throws IOException {
        var input = new TableInput(file);
        input.check();
        try {
            var table = switch (kind(file)) {
                case "csv", "txt" -> input.text(",", encoding);
                case "tsv", "tab" -> input.text("\t", encoding);
                case "json", "ndjson", "jsonl" ->
                    narrow(input.sql.run("SELECT * FROM read_json(" + input.quoted() + ")"));
                case "parquet", "pq" -> input.parquet();
                case "arrow", "arrows", "feather", "ipc" ->
                    throw new IOException("Arrow is not read here: " + file
                            + ". Write it as Parquet where it comes from (pandas: to_parquet) and read that.");
                default -> OtherFiles.read(file, "");
            };
            table.setName(String.valueOf(file.getFileName()));
            return table;
        } catch (SqlException e) {
            throw new IOException("cannot read " + file + ": " + words(e.getMessage()), e);
        }
    }

    /// Returns the extension that says what the file is, without that of its compression.
    static String kind(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        var plain = name.replaceFirst("\\.(gz|zst)$", "");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    private static String words(String message) {
        var line = LINE.matcher(message);
        var problem = PROBLEM.matcher(message);
        if (line.find() && problem.find()) {
            return "line " + line.group(1) + ": " + problem.group(1).strip() + ".";
        }
        int end = message.indexOf("Possible fixes");
        return end < 0 ? message : message.substring(0, end).strip();
    }

    private void check() throws IOException {
        boolean isPattern = SqlText.isPattern(path) && !Files.exists(file);
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
        var charset = charset(head, encoding);
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return recoded(delimiter, charset);
        }
        var separator = separator(head, delimiter);
        if (columns(head, separator) > MOST_COLUMNS) {
            return Table.read()
                    .csv(CsvReadOptions.builder(file.toFile())
                            .separator(separator.charAt(0))
                            .sample(false));
        }
        Table sample;
        try {
            sample = sample(separator, head);
        } catch (SqlException e) {
            if (e.getMessage().contains("invalid state") && head.length > 0) {
                return withEqualLines(delimiter);
            }
            throw e;
        }
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

    /// DuckDB knows few encodings: the text is written aside in UTF-8.
    private Table recoded(String delimiter, Charset charset) throws IOException {
        var aside = Files.createTempFile("slipway-", ".csv");
        try (var reader = Files.newBufferedReader(file, charset);
                var writer = Files.newBufferedWriter(aside)) {
            reader.transferTo(writer);
            writer.flush();
            return new TableInput(aside).text(delimiter, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IOException("the file " + file + " is not in the encoding " + charset.name() + ".", e);
        } finally {
            Files.delete(aside);
        }
    }

    /// DuckDB takes no file whose lines end in several ways: it is written aside, and texts in quotes stay.
    private Table withEqualLines(String delimiter) throws IOException {
        var aside = Files.createTempFile("slipway-", ".csv");
        try (var in = new java.io.BufferedInputStream(Files.newInputStream(file));
                var out = new java.io.BufferedOutputStream(Files.newOutputStream(aside))) {
            boolean isQuoted = false;
            for (int one = in.read(); one >= 0; one = in.read()) {
                isQuoted ^= one == '"';
                if (one != '\r' || isQuoted) {
                    out.write(one);
                }
            }
            out.flush();
            return new TableInput(aside).text(delimiter, StandardCharsets.UTF_8);
        } finally {
            Files.delete(aside);
        }
    }

    private static int columns(byte[] head, String separator) {
        var first = new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        return first.split(Pattern.quote(separator), -1).length;
    }

    /// Returns the first rows as texts. Where DuckDB only says that the file is none of its kind, asking again with the
    /// columns of the first line makes it name the line.
    private Table sample(String separator, byte[] head) {
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
        return lines == 0 ? 0 : lines * Files.size(file) / head.length * MARGIN_PERCENT / 100;
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
        var table = sql.run(reader(String.join(", ", asked), separator, "types = " + list), expected);
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
            columns.add(made);
        }
        return Table.create("", columns.toArray(Column<?>[]::new));
    }

    /// Looks at all texts, as slowly as Tablesaw.
    private static Table whole(Table texts) {
        var types = TextColumns.types(texts);
        var columns = new ArrayList<Column<?>>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(TextColumns.parsed((StringColumn) texts.column(i), types.get(i)));
        }
        return Table.create("", columns.toArray(Column<?>[]::new));
    }

    private static Table narrow(Table table) {
        var columns = table.columns().stream()
                .map(column -> column instanceof LongColumn longs ? TextColumns.narrow(longs) : column)
                .toArray(Column<?>[]::new);
        return Table.create("", columns);
    }

    private String reader(String columns, String separator, String types) {
        var missing = TypeUtils.MISSING_INDICATORS.stream().map(Literals::text).toList();
        return "SELECT " + columns + " FROM read_csv(" + quoted()
                + ", header = true, skip = 0, quote = '\"', escape = '\"', comment = ''," + " delim = "
                + Literals.text(separator) + ", nullstr = " + withEmpty(missing) + ", " + types + ")";
    }

    private static String withEmpty(List<String> missing) {
        var all = new ArrayList<>(missing);
        if (!all.contains("''")) {
            all.add("''");
        }
        return all.toString();
    }

    private byte[] head() throws IOException {
        boolean isPlain = Files.isRegularFile(file) && !path.endsWith(".gz") && !path.endsWith(".zst");
        if (!isPlain) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private Charset charset(byte[] head, Charset asked) throws IOException {
        boolean isMarked = head.length > 1
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
        if (isMarked) {
            return StandardCharsets.UTF_16;
        }
        if (asked.equals(StandardCharsets.UTF_8)) {
            for (byte one : head) {
                if (one == 0) {
                    throw new IOException("the file " + file + " is no text: it holds zero bytes.");
                }
            }
        }
        return asked;
    }

    /// A file called csv may separate by semicolons or tabs, as some programs and countries do.
    private static String separator(byte[] head, String asked) {
        var first = new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        if (!asked.equals(",") || first.contains(",")) {
            return asked;
        }
        return first.contains(";") ? ";" : first.contains("\t") ? "\t" : asked;
    }
}
