package dev.slipway.duckdb.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What a Tablesaw column can hold: a value fits exactly, or is refused. Stateless.
public final class Fit {
    private static final int LAST_YEAR = Short.MAX_VALUE;
    /// The last and first years of Java, PostgreSQL's dates, DuckDB's dates and its times, which stand for infinity.
    private static final Set<Integer> INFINITE =
            Set.of(LocalDate.MAX.getYear(), LocalDate.MIN.getYear(), 5_881_580, -5_877_641, 294_247, -290_308);

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE + 1);

    private Fit() {}

    /// A value that no column can hold, in words that follow the column's name.
    public static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unfit(String words) {
            super(words);
        }
    }

    /// Returns `number` for a column of type SHORT.
    public static short ofShort(long number) {
        return (short) marked(number, number == Short.MIN_VALUE, "SHORT", "INTEGER");
    }

    /// Returns `number` for a column of type INTEGER.
    public static int ofInt(long number) {
        return (int) marked(number, number == Integer.MIN_VALUE, "INTEGER", "BIGINT");
    }

    /// Returns `number` for a column of type LONG.
    public static long ofLong(long number) {
        return marked(number, number == Long.MIN_VALUE, "LONG", "VARCHAR");
    }

    private static long marked(long number, boolean isMark, String type, String wider) {
        if (isMark) {
            throw new Unfit("is " + number + ", which a column of type " + type + " keeps for a missing value."
                    + " Use CAST(… AS " + wider + ").");
        }
        return number;
    }

    /// Returns `number` for a column of type LONG.
    public static long ofLong(BigInteger number) {
        if (number.compareTo(LARGEST) > 0 || number.compareTo(SMALLEST) < 0) {
            throw new Unfit("is " + number + ", too large for a column of type LONG."
                    + " Use CAST(… AS DOUBLE PRECISION) or CAST(… AS VARCHAR).");
        }
        return number.longValueExact();
    }

    /// Returns the double that is exactly `number`.
    public static double exact(BigDecimal number) {
        double nearest = number.doubleValue();
        if (Double.isInfinite(nearest) || new BigDecimal(Double.toString(nearest)).compareTo(number) != 0) {
            throw new Unfit("is " + number.toPlainString() + ", which a column of type DOUBLE holds only rounded."
                    + " Use CAST(… AS DOUBLE PRECISION) to round it, or CAST(… AS VARCHAR).");
        }
        return nearest;
    }

    /// Returns `date` for a column of dates.
    public static LocalDate packed(LocalDate date) {
        if (Math.abs(date.getYear()) > LAST_YEAR) {
            boolean isInfinite = INFINITE.contains(date.getYear());
            throw new Unfit("is "
                    + (isInfinite ? (date.getYear() < 0 ? "-" : "") + "infinity" : "in the year " + date.getYear())
                    + ", which a column of dates cannot hold. Use CAST(… AS VARCHAR).");
        }
        return date;
    }

    /// Returns `time` for a column of times, which keeps milliseconds.
    public static LocalDateTime packed(LocalDateTime time) {
        packed(time.toLocalDate());
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Says which columns do not keep all digits of their times.
    public static void noteCut(Collection<String> columns) {
        for (var column : new TreeSet<>(columns)) {
            System.err.println(cut(column));
        }
    }

    /// Returns what is said of a column that does not keep all digits of its times.
    public static String cut(String column) {
        return "Column " + column + ": its times have more digits than milliseconds, which is what a column keeps."
                + " CAST(… AS VARCHAR) keeps them all.";
    }

    /// Returns the name of a column of a table: Tablesaw takes no two names that differ in case only, and SQL gives
    /// `id` of both sides of a join.
    ///
    /// @param position 1-based
    /// @param names those given so far, lower case; the new one is added
    public static String unique(String name, int position, Set<String> names) {
        var plain = name.isEmpty() ? "column" + position : name;
        var free = plain;
        for (int i = 2; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = plain + "_" + i;
        }
        return free;
    }
}
