package dev.slipway.excel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// The cells below one name, and the type of column that holds them all. One thread at a time.
final class SheetColumn {
    private static final int DIGITS = 15;

    private final String name;
    private final List<@Nullable Object> cells = new ArrayList<>();

    SheetColumn(String name) {
        this.name = name;
    }

    /// A number that is shown as a day or a time.
    ///
    /// @param at the moment; of a time alone on the first day of the calendar
    /// @param isClock whether it is a time without a day
    record Moment(LocalDateTime at, boolean isClock) {
        static Moment of(BigDecimal number, Cell cell, boolean hasDate) {
            if (!hasDate && number.compareTo(BigDecimal.ONE) < 0 && number.signum() >= 0) {
                long millis = Math.round(number.doubleValue() * 86_400_000);
                return new Moment(LocalDate.EPOCH.atTime(LocalTime.ofNanoOfDay(millis % 86_400_000 * 1_000_000)), true);
            }
            return new Moment(cell.asDate(), false);
        }
    }

    /// Sets the cell in `row`, 0-based, which is after all that were set.
    void put(int row, Object value) {
        while (cells.size() < row) {
            cells.add(null);
        }
        cells.add(value);
    }

    /// Returns the column, with missing cells up to `rows`.
    Column<?> column(int rows) {
        while (cells.size() < rows) {
            cells.add(null);
        }
        if (all(Boolean.class)) {
            return filled(BooleanColumn.create(name), cell -> cell);
        }
        if (all(BigDecimal.class)) {
            return numbers();
        }
        if (all(Moment.class)) {
            return moments();
        }
        var texts = StringColumn.create(name);
        for (var cell : cells) {
            texts.append(cell == null ? "" : text(cell));
        }
        return texts;
    }

    private boolean all(Class<?> type) {
        boolean isAny = false;
        for (var cell : cells) {
            if (cell != null && !type.isInstance(cell)) {
                return false;
            }
            isAny |= cell != null;
        }
        return isAny;
    }

    private Column<?> filled(Column<?> column, UnaryOperator<Object> value) {
        for (var cell : cells) {
            if (cell == null) {
                column.appendMissing();
            } else {
                column.appendObj(value.apply(cell));
            }
        }
        return column;
    }

    private Column<?> numbers() {
        boolean isInt = true;
        boolean isLong = true;
        for (var cell : cells) {
            if (cell instanceof BigDecimal number) {
                boolean isWhole = number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() < 19;
                isLong &= isWhole;
                isInt &= isWhole && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
            }
        }
        var column = isInt ? IntColumn.create(name) : isLong ? LongColumn.create(name) : DoubleColumn.create(name);
        var isOf = new boolean[] {isInt, isLong};
        return filled(column, cell -> {
            var number = (BigDecimal) cell;
            return isOf[0]
                    ? (Object) number.intValueExact()
                    : isOf[1] ? (Object) number.longValueExact() : number.doubleValue();
        });
    }

    private Column<?> moments() {
        boolean isClock = true;
        boolean isDay = true;
        for (var cell : cells) {
            if (cell instanceof Moment moment) {
                isClock &= moment.isClock();
                isDay &= !moment.isClock() && moment.at().toLocalTime().equals(LocalTime.MIDNIGHT);
            }
        }
        var column = isClock ? TimeColumn.create(name) : isDay ? DateColumn.create(name) : DateTimeColumn.create(name);
        var isOf = new boolean[] {isClock, isDay};
        return filled(column, cell -> {
            var at = ((Moment) cell).at();
            return isOf[0] ? at.toLocalTime() : isOf[1] ? at.toLocalDate() : at;
        });
    }

    /// Returns a cell as text, where its column holds several kinds.
    static String text(Object cell) {
        return switch (cell) {
            case BigDecimal number -> plain(number);
            case Moment moment
            when moment.isClock() -> moment.at().toLocalTime().toString();
            case Moment moment
            when moment.at().toLocalTime().equals(LocalTime.MIDNIGHT) ->
                moment.at().toLocalDate().toString();
            case Moment moment -> moment.at().toString();
            default -> cell.toString();
        };
    }

    private static String plain(BigDecimal number) {
        var plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return plain.precision() - plain.scale() > DIGITS + 6 || plain.scale() > DIGITS + 6
                ? plain.toString()
                : plain.toPlainString();
    }
}
