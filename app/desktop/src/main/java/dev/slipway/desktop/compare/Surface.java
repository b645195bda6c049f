package dev.slipway.desktop.compare;

import dev.slipway.desktop.compare.Triangulation.Triangle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Values at points and, on the triangles between them, what lies straight between the values of the corners. There is
/// nothing beyond the points. Pure.
///
/// @param points no two at one place; copied
/// @param triangles of Delaunay; none where all points lie on one line; copied
record Surface(List<Point> points, List<Triangle> triangles) {
    Surface {
        points = List.copyOf(points);
        triangles = List.copyOf(triangles);
    }

    /// A place, 0 to 1 along both axes, and the value there.
    record Point(double x, double y, double value) {}

    /// Places in the order in which they are joined.
    ///
    /// @param points copied
    record Line(List<Point> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    /// Returns the surface over these points.
    ///
    /// @param points no two at one place
    static Surface of(List<Point> points) {
        var xs = points.stream().mapToDouble(Point::x).toArray();
        var ys = points.stream().mapToDouble(Point::y).toArray();
        return new Surface(points, Triangulation.of(xs, ys));
    }

    /// Returns the value at a place; NaN beyond the points.
    double at(double x, double y) {
        for (var triangle : triangles) {
            var a = points.get(triangle.a());
            var b = points.get(triangle.b());
            var c = points.get(triangle.c());
            double all = cross(a, b, c.x, c.y);
            double ofA = cross(b, c, x, y) / all;
            double ofB = cross(c, a, x, y) / all;
            double ofC = cross(a, b, x, y) / all;
            if (Math.min(ofA, Math.min(ofB, ofC)) >= -1e-12) {
                return ofA * a.value + ofB * b.value + ofC * c.value;
            }
        }
        return Double.NaN;
    }

    private static double cross(Point a, Point b, double x, double y) {
        return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
    }

    /// Returns where the value is `low` to `high`, a part a triangle, each against the clock.
    List<Line> between(double low, double high) {
        var parts = new ArrayList<Line>();
        for (var triangle : triangles) {
            var corners = List.of(points.get(triangle.a()), points.get(triangle.b()), points.get(triangle.c()));
            var part = cut(cut(corners, low, 1), high, -1);
            if (part.size() > 2) {
                parts.add(new Line(part));
            }
        }
        return parts;
    }

    /// Returns what of an outline is above `level`, or below it for a `side` of -1.
    private static List<Point> cut(List<Point> outline, double level, int side) {
        var left = new ArrayList<Point>();
        for (int i = 0; i < outline.size(); i++) {
            var from = outline.get(i);
            var to = outline.get((i + 1) % outline.size());
            boolean isFrom = side * (from.value - level) >= 0;
            boolean isTo = side * (to.value - level) >= 0;
            if (isFrom) {
                left.add(from);
            }
            if (isFrom != isTo) {
                left.add(crossing(from, to, level));
            }
        }
        return left;
    }

    /// Returns where the value is `level` between two points, the same from either side.
    private static Point crossing(Point from, Point to, double level) {
        var low = from.value < to.value ? from : to;
        var high = from.value < to.value ? to : from;
        double share = (level - low.value) / (high.value - low.value);
        return new Point(low.x + share * (high.x - low.x), low.y + share * (high.y - low.y), level);
    }

    /// One side of a triangle, by the places of its points, the lower one first.
    private record Side(int from, int to) {
        static Side of(int a, int b) {
            return new Side(Math.min(a, b), Math.max(a, b));
        }
    }

    /// Returns the lines on which the value is `level`: each crosses triangles from side to side, and either closes or
    /// ends where the points do.
    List<Line> contours(double level) {
        var joined = new LinkedHashMap<Side, List<Side>>();
        for (var triangle : triangles) {
            var crossed = new ArrayList<Side>();
            cross(triangle.a(), triangle.b(), level, crossed);
            cross(triangle.b(), triangle.c(), level, crossed);
            cross(triangle.c(), triangle.a(), level, crossed);
            if (crossed.size() == 2) {
                joined.computeIfAbsent(crossed.get(0), _ -> new ArrayList<>()).add(crossed.get(1));
                joined.computeIfAbsent(crossed.get(1), _ -> new ArrayList<>()).add(crossed.get(0));
            }
        }
        var lines = new ArrayList<Line>();
        var open = new LinkedHashSet<>(joined.keySet());
        joined.forEach((side, others) -> {
            if (others.size() == 1 && open.contains(side)) {
                lines.add(walk(side, joined, open, level));
            }
        });
        while (!open.isEmpty()) {
            lines.add(walk(open.iterator().next(), joined, open, level));
        }
        return lines;
    }

    private void cross(int a, int b, double level, List<Side> crossed) {
        if (points.get(a).value >= level != points.get(b).value >= level) {
            crossed.add(Side.of(a, b));
        }
    }

    private Line walk(Side from, Map<Side, List<Side>> joined, LinkedHashSet<Side> open, double level) {
        var places = new ArrayList<Point>();
        Side at = from;
        while (at != null) {
            open.remove(at);
            places.add(crossing(points.get(at.from), points.get(at.to), level));
            at = joined.getOrDefault(at, List.of()).stream()
                    .filter(open::contains)
                    .findFirst()
                    .orElse(null);
        }
        if (joined.getOrDefault(from, List.of()).size() == 2) {
            places.add(places.getFirst());
        }
        return new Line(places);
    }

    /// Returns one point a place with the mean of all values there, in the order of their first, and which values it
    /// is of.
    static Map<Point, List<Integer>> merged(List<Point> values) {
        record Place(double x, double y) {}
        var places = new LinkedHashMap<Place, List<Integer>>();
        for (int i = 0; i < values.size(); i++) {
            places.computeIfAbsent(new Place(values.get(i).x, values.get(i).y), _ -> new ArrayList<>())
                    .add(i);
        }
        var merged = new LinkedHashMap<Point, List<Integer>>();
        places.forEach((place, members) -> merged.put(
                new Point(
                        place.x,
                        place.y,
                        members.stream()
                                .mapToDouble(i -> values.get(i).value)
                                .average()
                                .orElse(Double.NaN)),
                members));
        return merged;
    }
}
