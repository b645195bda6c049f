package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricCourseTest {
    @Test
    void isInTheOrderOfIterationsAndKeepsTheOrderWithinOne() {
        var builder = new MetricCourse.Builder();
        for (int task = 0; task < 3; task++) {
            for (int i = 0; i < 20; i++) {
                builder.add(i, 100 * task + i, task);
            }
        }

        var course = builder.build();

        assertThat(course.size()).isEqualTo(60);
        assertThat(IntStream.range(0, 60).mapToLong(course::iteration)).isSorted();
        assertThat(IntStream.range(0, 3).mapToDouble(course::value)).containsExactly(0.0, 100.0, 200.0);
        assertThat(course.micros(59)).isEqualTo(2);
    }
}
