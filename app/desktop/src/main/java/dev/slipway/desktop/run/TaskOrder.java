package dev.slipway.desktop.run;

import dev.slipway.desktop.run.TaskListViewModel.Order;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunStatus;
import java.util.Comparator;
import java.util.Map;

/// Puts tasks into an order. Pure.
final class TaskOrder {
    private TaskOrder() {}

    /// Returns the order `wanted`; tasks that are the same in it stand by index.
    ///
    /// @param metrics values by metric and task
    static Comparator<TaskRow> of(Order wanted, Map<String, Map<Integer, Double>> metrics) {
        if (wanted.column().startsWith(TaskListViewModel.METRIC)) {
            var name = wanted.column().substring(TaskListViewModel.METRIC.length());
            return byMetric(metrics.getOrDefault(name, Map.of()), wanted.ascending());
        }
        Comparator<TaskRow> by = switch (wanted.column()) {
            case "state" -> Comparator.comparingInt((TaskRow task) -> weight(task.status(), task.attempts()));
            case "index" -> Comparator.comparingInt(TaskRow::index);
            case "time" -> Comparator.comparingLong(TaskListViewModel::millis);
            case "attempts" -> Comparator.comparingInt(TaskRow::attempts);
            default -> byValue(Integer.parseInt(wanted.column()));
        };
        var directed = wanted.ascending() ? by : by.reversed();
        return directed.thenComparingInt(TaskRow::index);
    }

    /// Tasks that logged no number come last either way.
    private static Comparator<TaskRow> byMetric(Map<Integer, Double> values, boolean isAscending) {
        double none = isAscending ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        Comparator<TaskRow> by = Comparator.comparingDouble(task -> {
            double value = values.getOrDefault(task.index(), none);
            return Double.isNaN(value) ? none : value;
        });
        return (isAscending ? by : by.reversed()).thenComparingInt(TaskRow::index);
    }

    private static Comparator<TaskRow> byValue(int place) {
        return (a, b) -> {
            var left = TaskListViewModel.value(a, place);
            var right = TaskListViewModel.value(b, place);
            try {
                return Double.compare(Double.parseDouble(left), Double.parseDouble(right));
            } catch (NumberFormatException notNumbers) {
                return left.compareToIgnoreCase(right);
            }
        };
    }

    private static int weight(RunStatus status, int attempts) {
        return switch (status) {
            case FAILED, LOST, REFUSED -> 0;
            case RUNNING -> 1;
            case SUCCEEDED -> attempts > 1 ? 2 : 3;
            case REUSED -> 4;
            case CANCELLED, SKIPPED, QUEUED, WAITING -> 5;
        };
    }
}
