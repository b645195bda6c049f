package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.run.TaskListViewModel.Order;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskOrderTest {
    private static TaskRow task(int index, String item) {
        return new TaskRow(index, item, RunStatus.SUCCEEDED, new Times(null, null), 1, null);
    }

    private static List<String> sorted(List<TaskRow> tasks, boolean ascending) {
        return TaskOrder.sorted(tasks, new Order("0", ascending), Map.of()).stream()
                .map(TaskRow::item)
                .toList();
    }

    @Test
    void numbersStandBeforeTexts() {
        var tasks = List.of(task(0, "1a"), task(1, "10"), task(2, "b"), task(3, "9"), task(4, "A"), task(5, ""));

        assertThat(sorted(tasks, true)).containsExactly("9", "10", "", "1a", "A", "b");
        assertThat(sorted(tasks, false)).containsExactly("b", "A", "1a", "", "10", "9");
    }

    @Test
    void anyMixtureHasAnOrder() {
        var random = new Random(11);
        var tasks = new ArrayList<TaskRow>();
        for (int i = 0; i < 2_000; i++) {
            var digits = String.valueOf(random.nextInt(200));
            tasks.add(task(i, random.nextBoolean() ? digits : digits + (char) ('a' + random.nextInt(3))));
        }

        var sorted = sorted(tasks, true);
        int numbers =
                (int) tasks.stream().filter(task -> task.item().matches("\\d+")).count();
        assertThat(sorted.subList(0, numbers)).allMatch(item -> item.matches("\\d+"));
        assertThat(sorted.subList(numbers, 2_000)).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }
}
