package dev.slipway.duckdb.jdbc;

import dev.slipway.duckdb.jdbc.Fit.Unfit;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// A column of SQLite, where each value has a type of its own: the declared type says what the column is; where there
/// is none, as of an expression, the first value does. A value of another type is refused. One thread at a time.
///
/// Source: sqlite.org, "Datatypes In SQLite", section 3.1, for what a declared type means.
final class SqliteCells implements Cells {
    private static final int MILLI = 1_000_000;
    private static final int SHOWN = 40;

    private final String name;
    private final boolean isOpen;
    private Column<?> column;
    private Form form;
    private boolean isCut;

    private enum Form {
        /// Not known before the first value.
        OPEN,
        TRUTH,
        WHOLE,
        REAL,
        TEXT,
        BYTES,
        DATE,
        TIME,
        MOMENT
    }

    /// @param declared the type in the table's declaration; empty for an expression
    SqliteCells(String name, String declared) {
        this.name = name;
        form = form(declared.toUpperCase(Locale.ROOT));
        isOpen = form == Form.OPEN;
        column = create(form);
    }

    private static Form form(String declared) {
        if (declared.startsWith("BOOL")) {
            return Form.TRUTH;
        }
        if (declared.contains("INT")) {
            return Form.WHOLE;
        }
        if (declared.startsWith("DATETIME") || declared.startsWith("TIMESTAMP")) {
            return Form.MOMENT;
        }
        if (declared.startsWith("DATE")) {
            return Form.DATE;
        }
        if (declared.startsWith("TIME")) {
            return Form.TIME;
        }
        if (declared.contains("CHAR") || declared.contains("CLOB") || declared.contains("TEXT")) {
            return Form.TEXT;
        }
        if (declared.contains("REAL")
                || declared.contains("FLOA")
                || declared.contains("DOUB")
                || declared.startsWith("DEC")) {
            return Form.REAL;
        }
        return declared.equals("BLOB") ? Form.BYTES : Form.OPEN;
    }

    private Column<?> create(Form of) {
        return switch (of) {
            case TRUTH -> BooleanColumn.create(name);
            case WHOLE -> LongColumn.create(name);
            case REAL -> DoubleColumn.create(name);
            case OPEN, TEXT, BYTES -> StringColumn.create(name);
            case DATE -> DateColumn.create(name);
            case TIME -> TimeColumn.create(name);
            case MOMENT -> DateTimeColumn.create(name);
        };
    }

    @Override
    public Column<?> column() {
        return column;
    }

    @Override
    public boolean isCut() {
        return isCut;
    }

    @Override
    public void append(ResultSet rows, int position) throws SQLException {
        var value = rows.getObject(position);
        if (value == null) {
            column.appendMissing();
            return;
        }
        if (form == Form.OPEN) {
            open(value);
        }
        add(value);
    }

    private void open(Object value) {
        form = switch (value) {
            case Integer _, Long _ -> Form.WHOLE;
            case Double _ -> Form.REAL;
            case byte[] _ -> Form.BYTES;
            default -> Form.TEXT;
        };
        int missing = column.size();
        column = create(form);
        for (int i = 0; i < missing; i++) {
            column.appendMissing();
        }
    }

    private void add(Object value) {
        switch (column) {
            case BooleanColumn truths
            when value instanceof Integer number && (number == 0 || number == 1) -> truths.append(number == 1);
            case LongColumn numbers
            when value instanceof Integer || value instanceof Long ->
                numbers.append(Fit.ofLong(((Number) value).longValue()));
            case LongColumn numbers
            when value instanceof Double number && isOpen -> widened(numbers).append(number);
            case DoubleColumn numbers when value instanceof Double number -> numbers.append(number);
            case DoubleColumn numbers
            when value instanceof Integer || value instanceof Long ->
                numbers.append(Fit.exact(BigDecimal.valueOf(((Number) value).longValue())));
            case StringColumn texts when form == Form.TEXT && value instanceof String text -> texts.append(text);
            case StringColumn texts
            when form == Form.BYTES && value instanceof byte[] bytes ->
                texts.append("\\x" + HexFormat.of().formatHex(bytes));
            case DateColumn dates when value instanceof String text -> dates.append(Fit.packed(date(text)));
            case TimeColumn times when value instanceof String text -> times.append(time(text));
            case DateTimeColumn times when value instanceof String text -> times.append(Fit.packed(moment(text)));
            default -> throw other(value);
        }
    }

    /// An expression gave whole numbers so far, and now another one.
    private DoubleColumn widened(LongColumn numbers) {
        var wide = DoubleColumn.create(name);
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.isMissing(i)) {
                wide.appendMissing();
            } else {
                wide.append(Fit.exact(BigDecimal.valueOf(numbers.getLong(i))));
            }
        }
        column = wide;
        form = Form.REAL;
        return wide;
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw other(text);
        }
    }

    private LocalTime time(String text) {
        try {
            return noted(LocalTime.parse(text));
        } catch (DateTimeException e) {
            throw other(text);
        }
    }

    private LocalDateTime moment(String text) {
        try {
            var iso = text.length() > 10 && text.charAt(10) == ' '
                    ? text.substring(0, 10) + "T" + text.substring(11)
                    : text;
            var moment = iso.length() == 10 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
            noted(moment.toLocalTime());
            return moment;
        } catch (DateTimeException e) {
            throw other(text);
        }
    }

    private LocalTime noted(LocalTime time) {
        isCut |= time.get(ChronoField.NANO_OF_SECOND) % MILLI != 0;
        return time;
    }

    private Unfit other(Object value) {
        var shown = value instanceof byte[] bytes ? "bytes (" + bytes.length + ")" : "'" + value + "'";
        var words = switch (form) {
            case OPEN -> "";
            case TRUTH -> "truths, 0 or 1. Use CAST(… AS INTEGER)";
            case WHOLE -> "whole numbers. Use CAST(… AS REAL) or CAST(… AS TEXT)";
            case REAL -> "numbers. Use CAST(… AS TEXT)";
            case TEXT -> value instanceof byte[] ? "texts. Use hex(…)" : "texts. Use CAST(… AS TEXT)";
            case BYTES -> "bytes. Use CAST(… AS TEXT)";
            case DATE -> "dates, as 2024-12-31. Use CAST(… AS TEXT)";
            case TIME -> "times, as 23:59:59. Use CAST(… AS TEXT)";
            case MOMENT -> "dates with times, as 2024-12-31 23:59:59. Use CAST(… AS TEXT)";
        };
        return new Unfit("is " + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…'" : shown)
                + ", in a column of " + words + ".");
    }
}
