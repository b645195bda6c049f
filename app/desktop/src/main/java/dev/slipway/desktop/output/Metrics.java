package dev.slipway.desktop.output;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;

/// The curves a cell has logged, read from `MimeBundle.METRICS`. Immutable.
///
/// @param curves copied
public record Metrics(List<Curve> curves) {
    public Metrics {
        curves = List.copyOf(curves);
    }

    /// One metric.
    ///
    /// @param direction `lower`, `higher` or empty
    /// @param points at least one; copied
    public record Curve(String name, String direction, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }

        /// Returns the value of the highest iteration.
        public double last() {
            return points.getLast().value();
        }
    }

    /// A value at an iteration.
    public record Point(double iteration, double value) {}

    /// Returns the metrics in `json`; none if it is no such text.
    public static Metrics read(String json) {
        try {
            var curves = new ArrayList<Curve>();
            if (JsonParser.parse(json) instanceof Json.Members all && all.get("curves") instanceof Json.Items items) {
                for (var item : items.all()) {
                    if (item instanceof Json.Members curve) {
                        add(curves, curve);
                    }
                }
            }
            return new Metrics(curves);
        } catch (JsonSyntaxException e) {
            return new Metrics(List.of());
        }
    }

    private static void add(List<Curve> curves, Json.Members curve) {
        var points = new ArrayList<Point>();
        if (curve.get("points") instanceof Json.Items items) {
            for (var item : items.all()) {
                if (item instanceof Json.Items pair && pair.all().size() == 2) {
                    points.add(new Point(
                            number(pair.all().get(0)), number(pair.all().get(1))));
                }
            }
        }
        if (!points.isEmpty()) {
            curves.add(new Curve(
                    curve.text("name").orElse(""), curve.text("direction").orElse(""), points));
        }
    }

    private static double number(Json value) {
        try {
            return value instanceof Json.Figure figure ? Double.parseDouble(figure.spelling()) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Returns the curves in groups that can share an axis: those whose values are of about the same size.
    public List<List<Curve>> groups() {
        var groups = new ArrayList<List<Curve>>();
        for (var curve : curves) {
            var fitting = groups.stream()
                    .filter(group -> similar(group.getFirst(), curve))
                    .findFirst();
            if (fitting.isPresent()) {
                fitting.get().add(curve);
            } else {
                groups.add(new ArrayList<>(List.of(curve)));
            }
        }
        return groups.stream().map(List::copyOf).toList();
    }

    private static boolean similar(Curve a, Curve b) {
        double sizeA = size(a);
        double sizeB = size(b);
        return a.points().size() > 1
                && b.points().size() > 1
                && sizeA <= 4 * sizeB
                && sizeB <= 4 * sizeA
                && a.direction().equals(b.direction());
    }

    private static double size(Curve curve) {
        return curve.points().stream()
                .mapToDouble(Point::value)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }
}
