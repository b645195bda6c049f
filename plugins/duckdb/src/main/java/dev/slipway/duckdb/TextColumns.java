package dev.slipway.duckdb;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.AbstractColumnParser;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.IntColumnType;
import tech.tablesaw.io.ColumnTypeDetector;
import tech.tablesaw.io.csv.CsvReadOptions;

/// Which types Tablesaw's own reader gives to columns of text, and columns of these types from text. Stateless.
final class TextColumns {
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern PLAIN = Pattern.compile("-?(?:0|[1-9]\\d{0,18})");
    private static final int SURE_DIGITS = 15;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final Pattern TRUTH = Pattern.compile("true|false|True|False|TRUE|FALSE");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,3})?");
    private static final CsvReadOptions OPTIONS =
            CsvReadOptions.builderFromString("").sample(false).build();

    private static final double LARGEST_EXACT = 1L << 53;

    private TextColumns() {}

    /// Returns Tablesaw's type for each column of texts.
    static List<ColumnType> types(Table texts) {
        var types = new ArrayList<ColumnType>();
        for (var column : texts.columns()) {
            types.add(type((StringColumn) column));
        }
        return types;
    }

    private static ColumnType type(StringColumn texts) {
        var detector = new ColumnTypeDetector(OPTIONS.columnTypesToDetect());
        Iterator<String[]> rows = new Iterator<>() {
            private int row;

            @Override
            public boolean hasNext() {
                return row < texts.size();
            }

            @Override
            public String[] next() {
                return new String[] {text(texts, row++)};
            }
        };
        var found = detector.detectColumnTypes(rows, OPTIONS);
        return found.length == 0 ? ColumnType.STRING : found[0];
    }

    private static String text(StringColumn texts, int row) {
        var text = texts.get(row);
        return text == null ? "" : text.strip();
    }

    /// Tells whether all texts are whole numbers, some of more digits than a double has.
    static boolean isWide(StringColumn sample, ColumnType type) {
        boolean isWhole = type.equals(ColumnType.LONG) && all(sample, PLAIN);
        return isWhole && sample.asList().stream().anyMatch(text -> text.length() > SURE_DIGITS);
    }

    /// Returns the DuckDB type that reads texts like these exactly as Tablesaw reads them; VARCHAR if none does, or if
    /// there is no text to go by.
    static String reading(StringColumn sample, ColumnType type) {
        if (type.equals(ColumnType.INTEGER) || type.equals(ColumnType.LONG)) {
            return all(sample, WHOLE) ? "DOUBLE" : "VARCHAR"; // as BIGINT, DuckDB would round a later 2.5
        }
        if (type.equals(ColumnType.DOUBLE)) {
            return all(sample, NUMBER) ? "DOUBLE" : "VARCHAR";
        }
        if (type.equals(ColumnType.BOOLEAN)) {
            return all(sample, TRUTH) ? "BOOLEAN" : "VARCHAR";
        }
        if (type.equals(ColumnType.LOCAL_DATE)) {
            return all(sample, DATE) ? "DATE" : "VARCHAR";
        }
        boolean isTime = type.equals(ColumnType.LOCAL_DATE_TIME) && all(sample, TIME);
        return isTime ? "TIMESTAMP" : "VARCHAR";
    }

    private static boolean all(StringColumn texts, Pattern pattern) {
        boolean isAny = false;
        for (int row = 0; row < texts.size(); row++) {
            var text = text(texts, row);
            if (!text.isEmpty()) {
                isAny = true;
                if (!pattern.matcher(text).matches()) {
                    return false;
                }
            }
        }
        return isAny;
    }

    /// Returns `texts` as a column of `type`, as Tablesaw parses them; unchanged if one cannot be parsed.
    static Column<?> parsed(StringColumn texts, ColumnType type) {
        if (type.equals(ColumnType.STRING)) {
            return texts;
        }
        var column = type.create(texts.name());
        AbstractColumnParser<?> parser = type.customParser(OPTIONS);
        try {
            for (int row = 0; row < texts.size(); row++) {
                if (texts.isMissing(row)) {
                    column.appendMissing();
                } else {
                    column.appendCell(text(texts, row), parser);
                }
            }
            Rounded.noteParsed(texts, column);
            return column;
        } catch (RuntimeException e) {
            // Tablesaw judges a column by some of its texts, and another does not fit
            return texts;
        }
    }

    /// Returns numbers as Tablesaw reads them: whole ones as INTEGER or LONG, unless `type` is DOUBLE already.
    ///
    /// @return null if the texts must tell, because a double may not hold them
    static @Nullable Column<?> numbers(DoubleColumn doubles, ColumnType type) {
        boolean isWhole = !type.equals(ColumnType.DOUBLE);
        for (int row = 0; row < doubles.size(); row++) {
            double number = doubles.getDouble(row);
            boolean isSure = Math.abs(number) <= LARGEST_EXACT || Double.isNaN(number);
            isWhole &= number == Math.rint(number) || Double.isNaN(number);
            if (!isSure && (isWhole || Double.isInfinite(number))) {
                return null;
            }
        }
        if (!isWhole) {
            return doubles;
        }
        boolean isSmall = true;
        for (int row = 0; row < doubles.size() && isSmall; row++) {
            double number = doubles.getDouble(row);
            isSmall = Math.abs(number) <= Integer.MAX_VALUE || Double.isNaN(number);
        }
        if (isSmall) {
            var cells = new int[doubles.size()];
            for (int row = 0; row < cells.length; row++) {
                double number = doubles.getDouble(row);
                cells[row] = Double.isNaN(number) ? IntColumnType.missingValueIndicator() : (int) number;
            }
            return IntColumn.create(doubles.name(), cells);
        }
        var longs = LongColumn.create(doubles.name(), doubles.size());
        for (int row = 0; row < doubles.size(); row++) {
            if (!doubles.isMissing(row)) {
                longs.set(row, (long) doubles.getDouble(row));
            }
        }
        return longs;
    }

    /// Returns whole numbers as INTEGER if all fit, as Tablesaw has it.
    static Column<?> narrow(LongColumn longs) {
        for (int row = 0; row < longs.size(); row++) {
            long number = longs.getLong(row);
            if (!longs.isMissing(row) && (number > Integer.MAX_VALUE || number <= Integer.MIN_VALUE)) {
                return longs;
            }
        }
        var ints = IntColumn.create(longs.name(), longs.size());
        for (int row = 0; row < longs.size(); row++) {
            if (!longs.isMissing(row)) {
                ints.set(row, (int) longs.getLong(row));
            }
        }
        return ints;
    }
}
