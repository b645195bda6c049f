package dev.slipway.desktop.flowgraph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.desktop.flowgraph.FlowLayout.Edge;
import dev.slipway.desktop.flowgraph.FlowLayout.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowLayoutTest {
    @Test
    void boxesNeverOverlapAndEdgesRunToTheRight() {
        for (long seed = 1; seed <= 10; seed++) {
            var random = new Random(seed);
            var steps = new LinkedHashMap<String, Size>();
            var edges = new ArrayList<Edge>();
            int count = 2 + random.nextInt(20);
            for (int i = 0; i < count; i++) {
                steps.put("s" + i, new Size(120 + random.nextInt(240), 44 + random.nextInt(70)));
                for (int j = 0; j < i; j++) {
                    if (random.nextInt(4) == 0) {
                        edges.add(new Edge("s" + j, "s" + i, random.nextBoolean() ? "delays" : "", 48));
                    }
                }
            }
            var layout = FlowLayout.of(steps, edges);
            assertThat(layout.boxes()).as("seed %d", seed).hasSize(count);
            var boxes = List.copyOf(layout.boxes().values());
            for (int a = 0; a < count; a++) {
                for (int b = a + 1; b < count; b++) {
                    assertThat(overlap(boxes.get(a), boxes.get(b)))
                            .as("seed %d", seed)
                            .isFalse();
                }
            }
            for (var line : layout.lines()) {
                var from = requireNonNull(layout.boxes().get(line.edge().from()));
                var to = requireNonNull(layout.boxes().get(line.edge().to()));
                assertThat(from.x() + from.width()).as("seed %d", seed).isLessThanOrEqualTo(to.x());
                assertThat(line.points()).hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void oneStepAndNoneAreFine() {
        assertThat(FlowLayout.of(Map.of("start", new Size(100, 40)), List.of()).boxes())
                .containsKey("start");
        assertThat(FlowLayout.of(Map.of(), List.of()).boxes()).isEmpty();
    }

    @Test
    void anEdgeToNowhereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowLayout.of(Map.of("a", new Size(1, 1)), List.of(new Edge("a", "b", "", 0))))
                .withMessageContaining("b");
    }

    private static boolean overlap(FlowLayout.Box a, FlowLayout.Box b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }
}
