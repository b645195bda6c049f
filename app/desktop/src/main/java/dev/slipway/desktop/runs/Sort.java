package dev.slipway.desktop.runs;

import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunOrder;
import dev.slipway.engine.history.RunOrder.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The order of the list of runs.
///
/// @param column `started`, `state`, `run`, `took`, `by`, `tags`, `p:NAME` or `m:NAME`
/// @param ascending smallest first
record Sort(String column, boolean ascending) {
    /// Newest first: the order in which the store answers.
    static final Sort NEWEST = new Sort("started", false);

    /// Returns the order after a click on the head of `column`.
    Sort clicked(String column) {
        if (column.equals(this.column)) {
            return new Sort(column, !ascending);
        }
        return new Sort(column, column.startsWith("m:") || column.equals("state") || column.equals("by"));
    }

    /// Tells whether the store answers in this order.
    boolean isNewest() {
        return equals(NEWEST);
    }

    /// Returns it as the store sorts.
    RunOrder order() {
        if (column.startsWith("p:")) {
            return new RunOrder(Column.PARAMETER, column.substring(2), ascending);
        }
        if (column.startsWith("m:")) {
            return new RunOrder(Column.METRIC, column.substring(2), ascending);
        }
        return switch (column) {
            case "state" -> new RunOrder(Column.STATUS, "", ascending);
            case "run" -> new RunOrder(Column.NUMBER, "", ascending);
            case "took" -> new RunOrder(Column.TOOK, "", ascending);
            case "by" -> new RunOrder(Column.WHO, "", ascending);
            case "tags" -> new RunOrder(Column.TAGS, "", ascending);
            default -> new RunOrder(Column.STARTED, "", ascending);
        };
    }

    /// Compares runs; those without a value come last either way, equal ones newest first.
    Comparator<RunRow> comparator(Instant now) {
        var newest = Comparator.comparing(RunRow::id).reversed();
        return ((Comparator<RunRow>) (a, b) -> compare(a, b, now)).thenComparing(newest);
    }

    private int compare(RunRow a, RunRow b, Instant now) {
        var left = key(a, now);
        var right = key(b, now);
        if (left == null || right == null) {
            return left == null ? right == null ? 0 : 1 : -1;
        }
        var first = ascending ? left : right;
        var second = ascending ? right : left;
        if (first instanceof Number x && second instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        // numbers before texts either way, as the store has them: an order of both by their digits would be none
        return left instanceof Number || right instanceof Number
                ? left instanceof Number ? -1 : 1
                : String.valueOf(first).compareToIgnoreCase(String.valueOf(second));
    }

    private @Nullable Object key(RunRow run, Instant now) {
        if (column.startsWith("p:")) {
            var value = run.parameters().get(column.substring(2));
            return switch (value) {
                case null -> null;
                case Number number -> number;
                case Boolean truth -> truth ? 1 : 0;
                default -> Words.json(value, 80);
            };
        }
        if (column.startsWith("m:")) {
            return number(run.metrics().get(column.substring(2)));
        }
        return switch (column) {
            case "state" -> run.status().word();
            case "run" -> run.flow().number();
            case "took" -> run.times().elapsed(now).map(Duration::toMillis).orElse(null);
            case "by" -> run.origin().who();
            case "tags" ->
                run.label().tags().isEmpty()
                        ? null
                        : String.join(" ", run.label().tags());
            default ->
                run.times().started() == null ? null : run.times().started().toEpochMilli();
        };
    }

    private static @Nullable Double number(@Nullable Metric metric) {
        return metric == null || Double.isNaN(metric.last()) ? null : metric.last();
    }
}
