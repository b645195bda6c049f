package dev.slipway.desktop.run;

import dev.slipway.desktop.run.TaskListViewModel.Order;
import dev.slipway.engine.history.Rows.TaskRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Puts tasks into an order. Pure.
final class TaskOrder {
    private TaskOrder() {}

    /// Returns `tasks` in the order `wanted`; those that are the same in it stand by index.
    ///
    /// @param metrics values by metric and task
    static List<TaskRow> sorted(List<TaskRow> tasks, Order wanted, Map<String, Map<Integer, Double>> metrics) {
        var column = wanted.column();
        boolean ascending = wanted.ascending();
        return switch (column) {
            case "state" -> by(tasks, Comparator.comparingInt(TaskOrder::weight), ascending);
            case "index" -> by(tasks, Comparator.comparingInt(TaskRow::index), ascending);
            case "time" -> by(tasks, Comparator.comparingLong(TaskListViewModel::millis), ascending);
            case "attempts" -> by(tasks, Comparator.comparingInt(TaskRow::attempts), ascending);
            default ->
                column.startsWith(TaskListViewModel.METRIC)
                        ? by(tasks, metric(metrics, column, ascending), ascending)
                        : byValue(tasks, Integer.parseInt(column), ascending);
        };
    }

    private static List<TaskRow> by(List<TaskRow> tasks, Comparator<TaskRow> by, boolean ascending) {
        return tasks.stream()
                .sorted((ascending ? by : by.reversed()).thenComparingInt(TaskRow::index))
                .toList();
    }

    /// Tasks that logged no number come last either way.
    private static Comparator<TaskRow> metric(
            Map<String, Map<Integer, Double>> metrics, String column, boolean ascending) {
        var values = metrics.getOrDefault(column.substring(TaskListViewModel.METRIC.length()), Map.of());
        double none = ascending ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        return Comparator.comparingDouble(task -> {
            double value = values.getOrDefault(task.index(), none);
            return Double.isNaN(value) ? none : value;
        });
    }

    /// What a task's value of a loop variable is sorted by: numbers stand before texts.
    ///
    /// @param number NaN for a text
    /// @param text empty for a number
    private record Value(TaskRow task, double number, String text) {
        static Value of(TaskRow task, int place) {
            var text = TaskListViewModel.value(task, place);
            if (!text.isEmpty() && "+-.0123456789".indexOf(text.charAt(0)) >= 0) {
                try {
                    return new Value(task, Double.parseDouble(text), "");
                } catch (NumberFormatException isText) {
                    return new Value(task, Double.NaN, text);
                }
            }
            return new Value(task, Double.NaN, text);
        }
    }

    private static List<TaskRow> byValue(List<TaskRow> tasks, int place, boolean ascending) {
        var by = Comparator.comparingDouble(Value::number)
                .thenComparing(Value::text, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Value::text);
        return tasks.stream()
                .map(task -> Value.of(task, place))
                .sorted((ascending ? by : by.reversed())
                        .thenComparingInt(value -> value.task().index()))
                .map(Value::task)
                .toList();
    }

    private static int weight(TaskRow task) {
        return switch (task.status()) {
            case FAILED, LOST, REFUSED -> 0;
            case RUNNING -> 1;
            case SUCCEEDED -> task.attempts() > 1 ? 2 : 3;
            case REUSED -> 4;
            case CANCELLED, SKIPPED, QUEUED, WAITING -> 5;
        };
    }
}
