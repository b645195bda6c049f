package dev.slipway.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Features that tell the label outright, and identifiers that tell anything of it. Stateless.
final class Predictors {
    private static final int FEWEST_ROWS = 20;
    private static final double FEWEST_ERRORS = 4;
    private static final double CLASS_SKILL = 0.97;
    private static final double NUMBER_SKILL = 0.98;
    private static final double CORRELATION = 0.9975;
    private static final List<Integer> NEIGHBOURS = List.of(9, 3);
    private static final double ID_CERTAINTY = 6;
    private static final double ID_SKILL = 0.1;
    private static final double SURE_SKILL = 0.5;
    private static final double SURE_CERTAINTY = 4;
    private static final double ID_AGREEMENT = 0.25;

    private Predictors() {}

    static List<Leak> find(Sample sample) {
        var leaks = new ArrayList<Leak>();
        var label = sample.asked().label();
        var target = label.isEmpty() ? null : Target.of(Cells.column(sample.all(), label));
        if (target == null) {
            return leaks;
        }
        for (var column : sample.all().columns()) {
            if (column.name().equals(label)) {
                continue;
            }
            var leak = sample.identifiers().contains(column.name())
                    ? identifier(column, target, sample)
                    : feature(column, target, sample);
            if (leak != null) {
                leaks.add(leak);
            }
        }
        return leaks;
    }

    private static @Nullable Leak feature(Column<?> column, Target target, Sample sample) {
        var words = "";
        for (var values : List.of(values(column), missing(column))) {
            if (words.isEmpty() && Arrays.stream(values).distinct().count() > 1) {
                words = outright(values, target, sample.train());
            }
        }
        if (words.isEmpty()) {
            return null;
        }
        return new Leak(
                Leak.Kind.TARGET_IN_FEATURES,
                column.name(),
                column.name() + " by itself tells " + target.name() + ": " + words
                        + ". If it is known only when the label is, leave it out.");
    }

    /// Returns how it tells the label; empty if it does not.
    private static String outright(double[] values, Target target, int train) {
        var forecast = Forecast.of(values, target, train, 1);
        if (forecast.rows() < Math.min(FEWEST_ROWS, values.length / 2)) {
            return "";
        }
        if (target.isClass()) {
            if (forecast.baseline() >= FEWEST_ERRORS && forecast.skill() >= CLASS_SKILL) {
                return Words.percent(1 - forecast.wrong() / forecast.rows()) + " of "
                        + Words.counted(forecast.rows(), "row") + " right, "
                        + Words.percent(1 - forecast.baseline() / forecast.rows()) + " without it";
            }
            return isOneClass(values, target) ? "it is 1 exactly for one of its classes" : "";
        }
        var pairs = pairs(values, target);
        double correlation =
                Math.max(Math.abs(Forecast.correlation(pairs)), Math.abs(Forecast.correlation(Forecast.ranked(pairs))));
        boolean isOutright = forecast.skill() >= NUMBER_SKILL || correlation >= CORRELATION;
        return isOutright
                ? "R² " + Words.number(Math.rint(1e4 * Math.max(forecast.skill(), correlation * correlation)) / 1e4)
                : "";
    }

    private static List<double[]> pairs(double[] values, Target target) {
        return IntStream.range(0, values.length)
                .filter(row -> Double.isFinite(values[row]) && target.isKnown(row))
                .mapToObj(row -> new double[] {values[row], target.value(row)})
                .toList();
    }

    /// Tells whether two values say exactly whether the label is of one class, of three and more.
    private static boolean isOneClass(double[] values, Target target) {
        var pairs = pairs(values, target);
        var kinds = pairs.stream().mapToDouble(pair -> pair[0]).distinct().toArray();
        if (kinds.length != 2 || pairs.size() < FEWEST_ROWS) {
            return false;
        }
        for (double kind : kinds) {
            var classes = pairs.stream()
                    .filter(pair -> pair[0] == kind)
                    .mapToDouble(pair -> pair[1])
                    .distinct()
                    .toArray();
            boolean isAlone =
                    classes.length == 1 && pairs.stream().noneMatch(pair -> pair[0] != kind && pair[1] == classes[0]);
            long count = pairs.stream().filter(pair -> pair[0] == kind).count();
            if (isAlone && count >= FEWEST_ERRORS) {
                return true;
            }
        }
        return false;
    }

    /// Returns numbers and times as they are, other cells by number, those that are equal the same.
    private static double[] values(Column<?> column) {
        var numbers = Cells.numbers(column);
        if (numbers != null) {
            return numbers;
        }
        var codes = Cells.codes(column);
        var values = new double[codes.length];
        // far apart, so that a value that was not learnt is near to none by chance
        Arrays.setAll(values, row -> column.isMissing(row) ? Double.NaN : Cells.mixed(codes[row]) >> 12);
        return values;
    }

    private static double[] missing(Column<?> column) {
        var values = new double[column.size()];
        Arrays.setAll(values, row -> column.isMissing(row) ? 1 : 0);
        return values;
    }

    private static @Nullable Leak identifier(Column<?> column, Target target, Sample sample) {
        for (var values : readings(column)) {
            for (int neighbours : NEIGHBOURS) {
                var forecast = Forecast.of(values, target, sample.train(), neighbours);
                if (isBeyondChance(forecast, target)) {
                    return new Leak(
                            Leak.Kind.IDENTIFIER,
                            column.name(),
                            column.name() + " only names a row, but tells " + target.name() + ": "
                                    + words(forecast, target) + ". Leave it out, and look how the rows were numbered.");
                }
            }
        }
        return null;
    }

    private static boolean isBeyondChance(Forecast forecast, Target target) {
        boolean isStrong = target.isClass()
                ? forecast.skill() > ID_SKILL && forecast.baseline() >= FEWEST_ERRORS
                : forecast.agreement() > ID_AGREEMENT;
        double certainty = forecast.skill() > SURE_SKILL ? SURE_CERTAINTY : ID_CERTAINTY;
        return isStrong && forecast.rows() >= FEWEST_ROWS && forecast.certainty(target) > certainty;
    }

    private static String words(Forecast forecast, Target target) {
        return target.isClass()
                ? Words.percent(1 - forecast.wrong() / forecast.rows()) + " of rows right, "
                        + Words.percent(1 - forecast.baseline() / forecast.rows()) + " without it"
                : "a correlation of " + Words.number(Math.rint(1e3 * forecast.agreement()) / 1e3);
    }

    /// Returns what there is to an identifier: its size or order, its last digits, its first and last letter, its
    /// length.
    private static List<double[]> readings(Column<?> column) {
        var readings = new ArrayList<double[]>();
        if (column instanceof StringColumn texts) {
            var digits =
                    texts.asList().stream().mapToDouble(text -> digits(text)).toArray();
            readings.add(digits);
            readings.add(remainders(digits, 2));
            readings.add(remainders(digits, 10));
            readings.add(order(texts));
            readings.add(letters(texts, true));
            readings.add(letters(texts, false));
            readings.add(texts.asList().stream().mapToDouble(String::length).toArray());
        } else if (column instanceof BooleanColumn) {
            readings.add(values(column));
        } else {
            var numbers = values(column);
            readings.add(numbers);
            readings.add(remainders(numbers, 2));
            readings.add(remainders(numbers, 10));
        }
        return readings;
    }

    private static double digits(String text) {
        var digits = text.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 15 ? Double.NaN : Double.parseDouble(digits);
    }

    private static double[] remainders(double[] numbers, int by) {
        return Arrays.stream(numbers).map(number -> number % by).toArray();
    }

    private static double[] order(StringColumn texts) {
        var rows = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparing(texts::get))
                .toList();
        var order = new double[texts.size()];
        for (int i = 0; i < order.length; i++) {
            order[rows.get(i)] = i;
        }
        return order;
    }

    private static double[] letters(StringColumn texts, boolean isFirst) {
        return texts.asList().stream()
                .mapToDouble(text -> text.isEmpty() ? Double.NaN : text.charAt(isFirst ? 0 : text.length() - 1))
                .toArray();
    }
}
