package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.desktop.chart.SvgPaper;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Surface.Point;
import dev.slipway.desktop.compare.Triangulation.Triangle;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Contours of a metric over two parameters, without a window but for the last tests.
class ContoursTest {
    private static final int ROUNDS = 60;

    private final List<RunRow> runs = new ArrayList<>();

    @Test
    void trianglesCoverTheHullAndNoPointLiesWithinTheCircleOfOne() {
        var random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            var points = places(random, round);
            var surface = Surface.of(points);

            double area = surface.triangles().stream()
                    .mapToDouble(triangle -> area(points, triangle))
                    .sum();
            assertThat(area).as("round %s", round).isCloseTo(hull(points), within(1e-9));
            assertThat(surface.triangles()).allMatch(triangle -> area(points, triangle) > 0);
            for (var triangle : surface.triangles()) {
                assertThat(points).noneMatch(point -> circled(points, triangle, point) > 1e-9);
            }
        }
    }

    @Test
    void aPlaneIsReproducedExactlyAndNothingIsSaidBeyondThePoints() {
        var random = new Random(6);
        DoubleBinaryOperator plane = (x, y) -> 3 - 2 * x + 0.5 * y;
        for (int round = 0; round < ROUNDS; round++) {
            var surface = Surface.of(valued(places(random, round), plane));
            for (int i = 0; i < 50; i++) {
                double x = random.nextDouble() * 1.4 - 0.2;
                double y = random.nextDouble() * 1.4 - 0.2;
                double found = surface.at(x, y);
                if (!Double.isNaN(found)) {
                    assertThat(found).isCloseTo(plane.applyAsDouble(x, y), within(1e-9));
                }
                if (x < 0 || y < 0 || x > 1 || y > 1) {
                    assertThat(found).isNaN();
                }
            }
        }
    }

    @Test
    void atEachMeasuredPlaceTheValueIsTheMeanOfWhatWasMeasured() {
        var random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            var all = new ArrayList<>(valued(places(random, round), (_, _) -> random.nextGaussian()));
            all.addAll(valued(all.subList(0, all.size() / 2), (_, _) -> random.nextGaussian()));
            var merged = Surface.merged(all);
            var surface = Surface.of(List.copyOf(merged.keySet()));

            if (surface.triangles().isEmpty()) {
                assertThat(hull(surface.points())).isCloseTo(0, within(1e-9));
                continue;
            }
            merged.forEach((point, members) -> {
                double mean = members.stream()
                        .mapToDouble(i -> all.get(i).value())
                        .average()
                        .orElseThrow();
                assertThat(surface.at(point.x(), point.y())).isCloseTo(mean, within(1e-9));
            });
        }
    }

    @Test
    void contourLinesLieOnTheirLevelAndCloseOrEndAtTheHull() {
        var random = new Random(8);
        for (int round = 0; round < ROUNDS; round++) {
            var surface = Surface.of(valued(places(random, round), (x, y) -> Math.sin(5 * x) + Math.cos(4 * y)));
            double level = random.nextDouble() - 0.5;
            for (var line : surface.contours(level)) {
                var first = line.points().getFirst();
                var last = line.points().getLast();
                for (int i = 1; i < line.points().size(); i++) {
                    var from = line.points().get(i - 1);
                    var to = line.points().get(i);
                    assertThat(surface.at((from.x() + to.x()) / 2, (from.y() + to.y()) / 2))
                            .isCloseTo(level, within(1e-9));
                }
                assertThat(first.equals(last) || (isAtTheHull(surface, first) && isAtTheHull(surface, last)))
                        .isTrue();
            }
        }
    }

    @Test
    void bandsBetweenLevelsHaveTheAreaOfTheHullTogether() {
        var surface = Surface.of(valued(places(new Random(9), 3), (x, y) -> x * x - y));
        double area = 0;
        double from = Double.NEGATIVE_INFINITY;
        for (double to : new double[] {-0.5, 0, 0.25, Double.POSITIVE_INFINITY}) {
            area += surface.between(from, to).stream()
                    .mapToDouble(part -> area(part.points()))
                    .sum();
            from = to;
        }
        assertThat(area).isCloseTo(hull(surface.points()), within(1e-9));
    }

    @Test
    void aLineOfPointsHasNoTrianglesAndIsSaid() {
        assertThat(Triangulation.of(new double[] {0, 0.1, 0.2, 0.3}, new double[] {0, 0.1, 0.2, 0.3}))
                .isEmpty();
        for (int i = 1; i <= 4; i++) {
            run(i, 2 * i, i);
        }

        assertThat(Contours.of(runs, "rmse", "rate", "depth").lack())
                .startsWith("All 4 places of these runs lie on one line.");
    }

    @Test
    void fewerThanThreePlacesAreSaid() {
        run(0.1, 4, 10);
        run(0.2, 6, 11);
        run(0.2, 6, 12);

        var contours = Contours.of(runs, "rmse", "rate", "depth");

        assertThat(contours.lack())
                .startsWith("These runs lie at 2\u00a0places.")
                .contains("three places");
        assertThat(Contours.of(List.of(), "rmse", "rate", "depth").lack()).startsWith("No run has both parameters");
        assertThat(Contours.NONE.lack()).contains("two parameters that are numbers");
    }

    @Test
    void runsAtOnePlaceCountByTheirMeanWhichIsSaid() {
        run(0.1, 4, 10);
        run(0.1, 4, 14);
        run(0.2, 4, 20);
        run(0.1, 6, 16);
        run(0.3, 6, Double.NaN);

        var contours = Contours.of(runs, "rmse", "rate", "depth");

        assertThat(contours.places())
                .extracting(Contours.Place::runs)
                .containsExactly(List.of(0, 1), List.of(2), List.of(3));
        assertThat(contours.surface().points().getFirst().value()).isEqualTo(12);
        assertThat(contours.missing())
                .isEqualTo("3\u00a0places, 1 with the mean of several runs, 1\u00a0run without a value");
        assertThat(contours.levels()).containsExactly(13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0);
        assertThat(contours.targets(600, 300).getFirst().words())
                .isEqualTo("rate 0.1, depth 4\n2\u00a0runs, mean 12\n10 to 14");
    }

    @Test
    void whereAllValuesAreTheSameThereIsNoLine() {
        run(0.1, 4, 0.3);
        run(0.2, 4, 3 * 0.1);
        run(0.1, 6, 0.3);

        var contours = Contours.of(runs, "rmse", "rate", "depth");

        assertThat(contours.levels()).isEmpty();
        assertThat(contours.missing()).endsWith("all of one value");
    }

    @Test
    void anAxisOverPowersOfTenIsLogarithmic() {
        var axis = ContourAxis.of("rate", List.of(0.001, 0.01, 0.1, 0.1));

        assertThat(axis.isLogarithmic()).isTrue();
        assertThat(axis.place(0.01)).isCloseTo(0.5, within(1e-12));
        assertThat(axis.ticks(300, true)).extracting(ContourAxis.Tick::words).containsExactly("0.001", "0.01", "0.1");
    }

    @Test
    void aThousandPlacesOnAGridAreJoinedAtOnce() {
        var points = new ArrayList<Point>();
        for (int i = 0; i < 1_024; i++) {
            int row = i / 32;
            points.add(new Point(i % 32 / 31.0, row / 31.0, i));
        }
        assertThat(Surface.of(points).triangles()).hasSize(2 * 31 * 31);
    }

    @Test
    void eachLevelHasItsValueOnceWhereOneOfItsLinesHasRoom() {
        run(0, 0, 10);
        run(1, 0, 20);
        run(0, 1, 10);
        run(1, 1, 20);

        var contours = Contours.of(runs, "rmse", "rate", "depth");
        var looks = new Figure.Looks(_ -> Tone.NEUTRAL, _ -> true, _ -> false);
        var svg = SvgPaper.of("", paper -> contours.paint(paper, looks));

        assertThat(contours.levels()).hasSize(9);
        for (var level : contours.levels()) {
            assertThat(svg).containsOnlyOnce("paint-order=\"stroke\">" + Math.round(level) + "</text>");
        }
    }

    @Test
    void theyAreChosenAboveTheMapAndLeaveInTheReport() throws Exception {
        var workspace = new FakeWorkspace();
        var routes = new FakeRoutes();
        var ids = new Sweep(workspace).runs(60);
        try (var stage = OnStage.screen(() -> new CompareScreen(workspace.live(), routes, routes, ids))) {
            stage.focus("Heat");
            stage.press(KeyCode.SPACE);
            stage.label("contours");
            assertThat(stage.says()).contains("12 places, 12 with the mean of several runs");
        }
        var model = new CompareViewModel(workspace.live(), ids);
        model.reload();
        assertThat(Exports.of(model).html("no tasks"))
                .contains("rmse over rate and depth, between the places measured", "<title>rmse 12.6</title>");
    }

    /// Returns places in the unit square: at random, on a grid, on a coarse one with holes, along two sides.
    private static List<Point> places(Random random, int round) {
        var points = new LinkedHashSet<Point>();
        int steps = 3 + random.nextInt(5);
        for (int i = 0; i < 4 + random.nextInt(40); i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            int row = i / steps;
            points.add(
                    switch (round % 4) {
                        case 0 -> new Point(x, y, 0);
                        case 1 -> new Point(i % steps / (steps - 1.0), row / 20.0, 0);
                        case 2 -> new Point(Math.rint(x * steps) / steps, Math.rint(y * steps) / steps, 0);
                        default -> i % 2 == 0 ? new Point(x, 0, 0) : new Point(1, y, 0);
                    });
        }
        return List.copyOf(points);
    }

    private static List<Point> valued(List<Point> points, DoubleBinaryOperator value) {
        return points.stream()
                .map(point -> new Point(point.x(), point.y(), value.applyAsDouble(point.x(), point.y())))
                .toList();
    }

    private static double area(List<Point> points, Triangle triangle) {
        return area(List.of(points.get(triangle.a()), points.get(triangle.b()), points.get(triangle.c())));
    }

    /// Returns the area of an outline against the clock.
    private static double area(List<Point> outline) {
        double twice = 0;
        for (int i = 0; i < outline.size(); i++) {
            var from = outline.get(i);
            var to = outline.get((i + 1) % outline.size());
            twice += from.x() * to.y() - to.x() * from.y();
        }
        return twice / 2;
    }

    /// Returns the area of the hull, by the gift wrapped around it.
    private static double hull(List<Point> points) {
        var start = points.stream()
                .min(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .orElseThrow();
        var outline = new ArrayList<Point>();
        var at = start;
        do {
            outline.add(at);
            var next = points.getFirst().equals(at) ? points.getLast() : points.getFirst();
            for (var other : points) {
                double turn = area(List.of(at, next, other));
                boolean isFarther = Math.hypot(other.x() - at.x(), other.y() - at.y())
                        > Math.hypot(next.x() - at.x(), next.y() - at.y());
                if (turn < -1e-14 || (Math.abs(turn) <= 1e-14 && isFarther)) {
                    next = other;
                }
            }
            at = next;
        } while (!at.equals(start) && outline.size() <= points.size());
        return area(outline);
    }

    /// Returns how far within the circle of a triangle a point lies: the determinant, above 0 for within.
    private static double circled(List<Point> points, Triangle triangle, Point d) {
        var a = points.get(triangle.a());
        var b = points.get(triangle.b());
        var c = points.get(triangle.c());
        double ax = a.x() - d.x();
        double ay = a.y() - d.y();
        double bx = b.x() - d.x();
        double by = b.y() - d.y();
        double cx = c.x() - d.x();
        double cy = c.y() - d.y();
        return (ax * ax + ay * ay) * (bx * cy - cx * by)
                + (bx * bx + by * by) * (cx * ay - ax * cy)
                + (cx * cx + cy * cy) * (ax * by - bx * ay);
    }

    /// Tells whether one goes out of the triangles in some direction.
    private static boolean isAtTheHull(Surface surface, Point at) {
        for (int i = 0; i < 64; i++) {
            double x = at.x() + 1e-6 * Math.cos(i * Math.PI / 32);
            double y = at.y() + 1e-6 * Math.sin(i * Math.PI / 32);
            if (Double.isNaN(surface.at(x, y))) {
                return true;
            }
        }
        return false;
    }

    private void run(double rate, double depth, double rmse) {
        runs.add(new RunBuilder("flow", runs.size() + 1)
                .parameter("rate", rate)
                .parameter("depth", depth)
                .metric("rmse", rmse, true)
                .build());
    }
}
