package dev.slipway.desktop.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The Delaunay triangulation of points in the unit square: triangles that cover what lies between them, none of which
/// has a point within its circle. Points are added from left to right, then edges are flipped where that surely brings
/// a point out of a circle, so that it ends whatever the rounding; on a grid, where four points share a circle, either
/// edge will do. What lies on a line but for rounding has no triangle. (The one in ELK, which is on the class path,
/// gives edges only, loses triangles at flat hulls and takes 1.5 s for 600 points.) Pure.
///
/// Source: C. L. Lawson, "Software for C1 surface interpolation", 1977; bound of rounding: J. R. Shewchuk, "Adaptive
/// Precision Floating-Point Arithmetic", 1997, `iccerrboundA`.
final class Triangulation {
    private static final double FLAT = 1e-12; // from a line, in the unit square
    private static final double ROUNDING = 1.1102230246251577e-15;

    private final double[] xs;
    private final double[] ys;
    private final Map<Edge, Integer> opposite = new HashMap<>(); // the third corner of the triangle left of an edge
    private final int[] next; // along the hull, against the clock
    private final int[] previous;

    /// From a point to another, by their places.
    private record Edge(int from, int to) {}

    /// Three corners against the clock, by the places of their points.
    record Triangle(int a, int b, int c) {}

    private Triangulation(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
        next = new int[xs.length];
        previous = new int[xs.length];
    }

    /// Returns the triangles between points; none if there are fewer than three, or all lie on one line.
    ///
    /// @param xs 0 to 1, as `ys`; no point is there twice
    static List<Triangle> of(double[] xs, double[] ys) {
        var made = new Triangulation(xs.clone(), ys.clone());
        return made.sweep() ? made.triangles() : List.of();
    }

    private boolean sweep() {
        var order = IntStream.range(0, xs.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> xs[i]).thenComparingDouble(i -> ys[i]))
                .mapToInt(i -> i)
                .toArray();
        int first = 2;
        while (first < order.length && turn(order[0], order[1], order[first]) == 0) {
            first++;
        }
        if (first >= order.length) {
            return false;
        }
        begin(Arrays.copyOf(order, first), order[first]);
        for (int i = first + 1; i < order.length; i++) {
            grow(order[i - 1], order[i]);
        }
        flip();
        return true;
    }

    /// Makes the fan of the points of a line and the first one beside it.
    private void begin(int[] line, int apex) {
        boolean isLeft = turn(line[0], line[1], apex) > 0;
        for (int i = 1; i < line.length; i++) {
            int from = isLeft ? line[i - 1] : line[i];
            int to = isLeft ? line[i] : line[i - 1];
            add(from, to, apex);
            link(from, to);
        }
        link(isLeft ? line[line.length - 1] : line[0], apex);
        link(apex, isLeft ? line[0] : line[line.length - 1]);
    }

    private void link(int from, int to) {
        next[from] = to;
        previous[to] = from;
    }

    /// Joins a point right of all others to the edges of the hull that it sees.
    ///
    /// @param last the point added before, which is on the hull
    private void grow(int last, int point) {
        int upper = last;
        while (turn(upper, next[upper], point) < 0) {
            add(next[upper], upper, point);
            upper = next[upper];
        }
        int lower = last;
        while (turn(previous[lower], lower, point) < 0) {
            add(lower, previous[lower], point);
            lower = previous[lower];
        }
        link(lower, point);
        link(point, upper);
    }

    private void add(int a, int b, int c) {
        opposite.put(new Edge(a, b), c);
        opposite.put(new Edge(b, c), a);
        opposite.put(new Edge(c, a), b);
    }

    /// Flips edges until no point lies within the circle of a triangle.
    private void flip() {
        var open = new ArrayDeque<>(opposite.keySet());
        while (!open.isEmpty()) {
            var edge = open.pop();
            var left = opposite.get(edge);
            var right = opposite.get(new Edge(edge.to, edge.from));
            if (left != null
                    && right != null
                    && isWithin(edge.from, edge.to, left, right)
                    && turn(edge.from, right, left) > 0
                    && turn(right, edge.to, left) > 0) {
                opposite.remove(edge);
                opposite.remove(new Edge(edge.to, edge.from));
                add(edge.from, right, left);
                add(right, edge.to, left);
                open.push(new Edge(edge.from, right));
                open.push(new Edge(right, edge.to));
                open.push(new Edge(edge.to, left));
                open.push(new Edge(left, edge.from));
            }
        }
    }

    private List<Triangle> triangles() {
        var triangles = new ArrayList<Triangle>();
        opposite.forEach((edge, third) -> {
            if (edge.from < Math.min(edge.to, third)) { // true of one of its three edges
                triangles.add(new Triangle(edge.from, edge.to, third));
            }
        });
        triangles.sort(Comparator.comparingInt(Triangle::a)
                .thenComparingInt(Triangle::b)
                .thenComparingInt(Triangle::c));
        return triangles;
    }

    /// Tells on which side of the line from a to b lies c: above 0 for left, 0 for on it, or as near as rounding goes.
    private int turn(int a, int b, int c) {
        double found = (xs[b] - xs[a]) * (ys[c] - ys[a]) - (ys[b] - ys[a]) * (xs[c] - xs[a]);
        double longest = Math.max(far(a, b), far(a, c));
        return Math.abs(found) <= FLAT * longest ? 0 : (int) Math.signum(found);
    }

    private double far(int from, int to) {
        return Math.hypot(xs[to] - xs[from], ys[to] - ys[from]);
    }

    /// Tells whether d surely lies within the circle of the triangle a, b, c.
    private boolean isWithin(int a, int b, int c, int d) {
        double ax = xs[a] - xs[d];
        double ay = ys[a] - ys[d];
        double bx = xs[b] - xs[d];
        double by = ys[b] - ys[d];
        double cx = xs[c] - xs[d];
        double cy = ys[c] - ys[d];
        double aa = ax * ax + ay * ay;
        double bb = bx * bx + by * by;
        double cc = cx * cx + cy * cy;
        double found = aa * (bx * cy - cx * by) + bb * (cx * ay - ax * cy) + cc * (ax * by - bx * ay);
        double size = aa * (Math.abs(bx * cy) + Math.abs(cx * by))
                + bb * (Math.abs(cx * ay) + Math.abs(ax * cy))
                + cc * (Math.abs(ax * by) + Math.abs(bx * ay));
        return found > ROUNDING * size;
    }
}
