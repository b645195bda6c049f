package dev.slipway.kernel.display;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.NotebookHost.Direction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The metrics of one execution. One thread at a time.
final class MetricCurves {
    private static final int MOST_POINTS = 4_000;

    private final Map<String, Curve> curves = new LinkedHashMap<>();

    private static final class Curve {
        private final TreeMap<Long, Double> points = new TreeMap<>();
        private @Nullable Direction direction;

        void add(long iteration, double value) {
            points.put(iteration, value);
            if (points.size() > MOST_POINTS) {
                thin();
            }
        }

        /// Leaves every second point out; the newest stays.
        private void thin() {
            var isKept = new boolean[] {true};
            long last = points.lastKey();
            points.keySet().removeIf(iteration -> {
                isKept[0] = !isKept[0];
                return isKept[0] && iteration != last;
            });
        }
    }

    /// Adds a value; without an iteration it is the next one.
    void add(String name, double value, @Nullable Long iteration) {
        if (iteration != null && iteration < 0) {
            throw new IllegalArgumentException("the iteration of metric " + name + " is negative: " + iteration);
        }
        var curve = curve(name);
        long next = curve.points.isEmpty() ? 0 : curve.points.lastKey() + 1;
        curve.add(iteration == null ? next : iteration, value);
    }

    void direct(String name, Direction direction) {
        curve(name).direction = direction;
    }

    /// Tells whether any metric has a value.
    boolean hasPoints() {
        return curves.values().stream().anyMatch(curve -> !curve.points.isEmpty());
    }

    private Curve curve(String name) {
        return curves.computeIfAbsent(name, _ -> new Curve());
    }

    /// Returns all curves, in the order in which the metrics came.
    MimeBundle bundle() {
        var json = new StringBuilder("{\"curves\": [");
        var text = new StringBuilder();
        curves.forEach((name, curve) -> {
            if (!curve.points.isEmpty()) {
                json.append(text.isEmpty() ? "" : ", ");
                append(json, name, curve);
                var last = curve.points.lastEntry();
                text.append(text.isEmpty() ? "" : "\n")
                        .append(name)
                        .append(": ")
                        .append(last.getValue());
                text.append(curve.points.size() == 1 ? "" : " (iteration " + last.getKey() + ")");
            }
        });
        return MimeBundle.of(MimeBundle.METRICS, json.append("]}").toString(), text.toString());
    }

    private static void append(StringBuilder json, String name, Curve curve) {
        json.append("{\"name\": ").append(JsonText.of(name));
        var direction = curve.direction;
        if (direction != null) {
            json.append(", \"direction\": ");
            json.append(direction == Direction.LOWER_IS_BETTER ? "\"lower\"" : "\"higher\"");
        }
        json.append(curve.points.entrySet().stream()
                .map(point -> "[" + point.getKey() + ", " + JsonText.of(point.getValue()) + "]")
                .collect(Collectors.joining(", ", ", \"points\": [", "]}")));
    }
}
