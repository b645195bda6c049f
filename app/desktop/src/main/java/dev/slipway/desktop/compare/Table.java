package dev.slipway.desktop.compare;

import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.json.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs side by side as words: a row a metric, parameter and so on, a cell a run. Pure.
///
/// @param rows grouped by kind; copied
/// @param hidden rows left out because all runs agree
public record Table(List<Row> rows, int hidden) {
    private static final int DIGITS = 4;
    private static final int EXPONENTS = -1;
    private static final double SMALL = 1e-4; // below it, numbers are written with an exponent everywhere
    private static final int SAME = 12; // significant digits; what is beyond them comes from how computers multiply
    private static final List<Group> ORDER = List.of(Group.values());

    public Table {
        rows = List.copyOf(rows);
    }

    /// Tells whether it is the same object: to compare all cells would put all of them into words.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /// What rows are about, in the order they stand.
    enum Group {
        METRICS("Metrics"),
        PARAMETERS("Parameters"),
        INPUTS("Inputs"),
        CODE("Code"),
        TIME("Time"),
        ENVIRONMENT("Environment"),
        TAGS("Tags"),
        ARTIFACTS("Artifacts");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// A line of the table.
    sealed interface Row {
        /// The head of a group.
        record Head(Group group, int rows) implements Row {}

        /// One thing of all runs.
        ///
        /// @param note what is worth knowing of the row: the direction of a metric
        /// @param cells one a run
        record Values(Group group, String name, String note, boolean differs, Cells cells) implements Row {}
    }

    /// One value.
    ///
    /// @param full the whole value, for a tooltip and for copying
    /// @param number the value if it is one, NaN otherwise
    /// @param delta difference to the baseline, empty for none
    /// @param verdict 1 better than the baseline, -1 worse, 0 neither
    /// @param isBest whether it is the best of its row
    public record Cell(String words, String full, double number, String delta, int verdict, boolean isBest) {
        static final Cell NONE = new Cell(Words.NONE, "", Double.NaN, "", 0, false);

        static Cell of(String words, String full) {
            return new Cell(words, full, Double.NaN, "", 0, false);
        }
    }

    /// @param baseline 0-based column the others are measured by
    /// @param differencesOnly whether rows in which all runs agree are left out
    /// @param reading which value of a metric counts
    record Choice(int baseline, boolean differencesOnly, MetricReading reading) {}

    /// Returns the table of `compared`, whose metrics are read already.
    static Table of(Compared compared, Choice choice, Instant now) {
        int baseline = choice.baseline();
        var values = new ArrayList<Row.Values>();
        for (var row : compared.comparison().rows()) {
            values.add(row.kind() == Comparison.Kind.METRIC ? metric(compared, row, choice) : plain(row));
        }
        values.add(took(compared.runs(), baseline, now));
        values.sort((a, b) -> Integer.compare(ORDER.indexOf(a.group()), ORDER.indexOf(b.group())));
        var shown = values.stream()
                .filter(row -> !choice.differencesOnly() || row.differs())
                .toList();
        return new Table(grouped(shown), values.size() - shown.size());
    }

    /// Returns the rows with the head of each group above it.
    private static List<Row> grouped(List<Row.Values> shown) {
        var rows = new ArrayList<Row>();
        Group group = null;
        for (var row : shown) {
            if (row.group() != group) {
                group = row.group();
                var current = group;
                rows.add(new Row.Head(current, (int)
                        shown.stream().filter(other -> other.group() == current).count()));
            }
            rows.add(row);
        }
        return rows;
    }

    /// Returns the rows whose name or group holds `text`, whatever the case; all for nothing.
    Table matching(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? this
                : new Table(
                        grouped(values().stream()
                                .filter(row ->
                                        row.name().toLowerCase(Locale.ROOT).contains(wanted)
                                                || row.group()
                                                        .words()
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(wanted))
                                .toList()),
                        hidden);
    }

    /// Returns the rows that have values.
    List<Row.Values> values() {
        return rows.stream()
                .filter(Row.Values.class::isInstance)
                .map(Row.Values.class::cast)
                .toList();
    }

    private static Row.Values metric(Compared compared, Comparison.Row row, Choice choice) {
        var runs = compared.runs();
        var direction =
                Direction.of(row.name(), runs.stream().map(RunRow::metrics).toList());
        var numbers = new double[runs.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(runs.get(i).metrics(), row.name());
        }
        boolean differs = choice.reading().kind() == MetricReading.Kind.LAST
                ? row.differs()
                : Arrays.stream(numbers).distinct().count() > 1;
        var note = direction.words() + choice.reading().suffix();
        var cells = cells(numbers, choice.baseline(), direction);
        var logged = new Cells(
                numbers.length,
                cells::number,
                i -> logged(cells.get(i), runs.get(i).metrics().get(row.name())));
        return new Row.Values(Group.METRICS, row.name(), note, differs, logged);
    }

    /// Returns `cell`, or `NaN` where that was logged.
    public static Cell logged(Cell cell, @Nullable Metric metric) {
        boolean isLogged = metric != null && metric.count() > 0;
        return cell.words().equals(Words.NONE) && isLogged ? Cell.of("NaN", "NaN") : cell;
    }

    /// Returns numbers as they stand in a row, measured by the one at `baseline`.
    public static Cells cells(double[] numbers, int baseline, Direction direction) {
        double best = Double.NaN;
        double largest = 0;
        for (double number : numbers) {
            best = direction.best(best, number);
            largest = Double.isFinite(number) ? Math.max(largest, Math.abs(number)) : largest;
        }
        var row = new Measured(numbers.clone(), baseline, direction, best, decimals(numbers, largest));
        return new Cells(numbers.length, row::number, row::cell);
    }

    /// Numbers of a row, measured by one of them. Immutable.
    private static final class Measured {
        private final double[] numbers;
        private final int baseline;
        private final Direction direction;
        private final double best;
        private final int decimals;

        Measured(double[] numbers, int baseline, Direction direction, double best, int decimals) {
            this.numbers = numbers;
            this.baseline = baseline;
            this.direction = direction;
            this.best = best;
            this.decimals = decimals;
        }

        double number(int at) {
            return numbers[at];
        }

        Cell cell(int at) {
            double number = numbers[at];
            if (Double.isNaN(number)) {
                return Cell.NONE;
            }
            double delta = number - (baseline < numbers.length ? numbers[baseline] : Double.NaN);
            boolean measured = at != baseline && Double.isFinite(delta);
            return new Cell(
                    fixed(number, decimals),
                    String.valueOf(number),
                    number,
                    measured ? signed(delta, decimals) : "",
                    !measured || delta == 0 ? 0 : direction.isBetter(delta) ? 1 : -1,
                    number == best && numbers.length > 1);
        }
    }

    private static Row.Values plain(Comparison.Row row) {
        var values = row.values();
        var cells = new Cells(values.size(), at -> number(row.kind(), values.get(at)), at -> {
            var value = values.get(at);
            return value == null ? Cell.NONE : cell(row.kind(), value);
        });
        return new Row.Values(group(row.kind()), row.name(), "", row.differs(), cells);
    }

    private static Cell cell(Comparison.Kind kind, Object value) {
        var full = whole(value);
        var words = kind != Comparison.Kind.PARAMETER
                ? hashed(Facts.parameter(value, 2000))
                : value instanceof Double number ? Words.rounded(number, SAME) : Facts.parameter(value, 40);
        return new Cell(words, full, number(kind, value), "", 0, false);
    }

    /// Returns a value as other programs read it.
    private static String whole(Object value) {
        return switch (value) {
            case Double number -> Facts.parameter(number, Integer.MAX_VALUE);
            case List<?> list -> JsonText.write(list);
            case Map<?, ?> map -> JsonText.write(map);
            default -> value.toString();
        };
    }

    private static double number(Comparison.Kind kind, @Nullable Object value) {
        return value instanceof Number one && kind == Comparison.Kind.PARAMETER ? one.doubleValue() : Double.NaN;
    }

    private static String hashed(String full) {
        return full.matches("[0-9a-f]{64}") ? Facts.hash(full) : Words.shorten(full, 40);
    }

    private static Row.Values took(List<RunRow> runs, int baseline, Instant now) {
        var seconds = new double[runs.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = runs.get(i)
                    .times()
                    .elapsed(now)
                    .map(time -> time.toMillis() / 1000.0)
                    .orElse(Double.NaN);
        }
        var plain = cells(seconds, baseline, new Direction(true, false));
        var cells = new Cells(plain.size(), plain::number, at -> {
            var cell = plain.get(at);
            return Double.isNaN(cell.number())
                    ? Cell.NONE
                    : new Cell(
                            Facts.took(runs.get(at).times(), now),
                            cell.full() + " s",
                            cell.number(),
                            cell.delta().isEmpty() ? "" : cell.delta() + " s",
                            0,
                            false);
        });
        return new Row.Values(Group.TIME, "took", "", true, cells);
    }

    static Group group(Comparison.Kind kind) {
        return switch (kind) {
            case PARAMETER -> Group.PARAMETERS;
            case METRIC -> Group.METRICS;
            case INPUT -> Group.INPUTS;
            case ENVIRONMENT -> Group.ENVIRONMENT;
            case CODE -> Group.CODE;
            case ARTIFACT -> Group.ARTIFACTS;
            case TAG -> Group.TAGS;
        };
    }

    private static double number(Map<String, Metric> metrics, String name) {
        var metric = metrics.get(name);
        return metric == null || metric.count() == 0 ? Double.NaN : metric.last();
    }

    /// Four significant digits of the largest, none where all are whole.
    private static int decimals(double[] numbers, double largest) {
        boolean whole = true;
        for (double number : numbers) {
            whole &= !Double.isFinite(number) || number == Math.rint(number);
        }
        if (whole || largest == 0 || largest >= 1e9) {
            return 0;
        }
        if (largest < SMALL) {
            return EXPONENTS;
        }
        int before = (int) Math.floor(Math.log10(largest)) + 1;
        return Math.clamp(DIGITS - before, 0, 8);
    }

    private static String fixed(double number, int decimals) {
        if (!Double.isFinite(number) || Math.abs(number) >= 1e9 || isLost(number, decimals)) {
            return Words.value(number);
        }
        var rounded = new BigDecimal(number).setScale(Math.max(0, decimals), RoundingMode.HALF_UP);
        return decimals <= 0 ? Words.count(rounded.longValue()) : rounded.toPlainString();
    }

    private static String signed(double delta, int decimals) {
        if (delta == 0) {
            return "±0";
        }
        return isLost(delta, decimals) ? Words.delta(delta) : (delta > 0 ? "+" : "") + fixed(delta, decimals);
    }

    /// Tells whether nothing of a number is left in so many decimals.
    private static boolean isLost(double number, int decimals) {
        return number != 0 && (decimals == EXPONENTS || Math.abs(number) < 0.5 * Math.pow(10, -decimals));
    }

    /// Returns the row named `name` of `group`, null if it is not shown.
    Row.@Nullable Values find(Group group, String name) {
        for (var row : values()) {
            if (row.group() == group && Objects.equals(row.name(), name)) {
                return row;
            }
        }
        return null;
    }
}
