package dev.slipway.desktop.figure;

import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.figure.Zoom.Lens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is under the pointer. Immutable.
///
/// @param spots where it is, in pixels as they are seen; none for what has an area of its own
/// @param facts names and values; copied
record Hit(List<Spot> spots, List<Fact> facts) {
    private static final double ON = 5;
    private static final double NEAR = 14;
    private static final int MOST = 8;

    /// A place to be marked.
    record Spot(double x, double y, Tone tone) {}

    /// @param tone of the series; null for a fact of all that is there
    record Fact(@Nullable Tone tone, String name, String value) {
        Fact(String name, String value) {
            this(null, name, value);
        }
    }

    Hit {
        spots = List.copyOf(spots);
        facts = List.copyOf(facts);
    }

    /// Returns what is at a pixel of the chart, as `zoom` shows it.
    static Optional<Hit> at(Figure figure, Zoom zoom, double x, double y) {
        var found = figure.panel(x, y);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var panel = found.get();
        var look = new Look(figure, panel, zoom.lens(panel.area()), zoom, x, y);
        return look.dot(ON)
                .or(look::rect)
                .or(() -> look.dot(NEAR))
                .or(look::cell)
                .or(look::lines);
    }

    /// One look at one panel. Immutable.
    private record Look(Figure figure, Panel panel, Lens lens, Zoom zoom, double x, double y) {
        /// Returns the bar, box or cell of a heat map under the pointer, or above or below it.
        Optional<Hit> rect() {
            Mark.@Nullable Rect nearest = null;
            double least = Double.POSITIVE_INFINITY;
            for (var mark : figure.data(panel)) {
                if (mark instanceof Mark.Rect rect && !rect.tip().isEmpty()) {
                    double across = outside(x, lens.x(rect.x()), rect.width() * lens.scaleX());
                    double down = outside(y, lens.y(rect.y()), rect.height() * lens.scaleY());
                    double far = across == 0 || down == 0 ? across + down : Double.POSITIVE_INFINITY;
                    boolean isBar = panel.level().kind() != Axis.Kind.LABELS
                            || panel.upright().kind() != Axis.Kind.LABELS;
                    if (far < least && (far == 0 || (isBar && isAlong(across)))) {
                        nearest = rect;
                        least = far;
                    }
                }
            }
            return Optional.ofNullable(nearest)
                    .map(rect -> new Hit(
                            List.of(), rect.tip().lines().map(Look::fact).toList()));
        }

        /// A bar that lies down is found at its left and right, one that stands above and below.
        private boolean isAlong(double across) {
            return panel.upright().kind() == Axis.Kind.LABELS ? across > 0 : across == 0;
        }

        private static Fact fact(String line) {
            int tab = line.indexOf('\t');
            return tab < 0 ? new Fact("", line) : new Fact(line.substring(0, tab), line.substring(tab + 1));
        }

        private static double outside(double at, double from, double length) {
            return at < from ? from - at : Math.max(0, at - from - length);
        }

        /// Returns the nearest dot not farther than `most` pixels.
        Optional<Hit> dot(double most) {
            @Nullable Spot nearest = null;
            double least = most;
            for (var mark : figure.data(panel)) {
                if (mark instanceof Mark.Dots dots) {
                    for (int at = 0; at < dots.xs().length; at++) {
                        double far = Math.hypot(lens.x(dots.xs()[at]) - x, lens.y(dots.ys()[at]) - y);
                        if (far <= least) {
                            nearest = new Spot(lens.x(dots.xs()[at]), lens.y(dots.ys()[at]), dots.tone());
                            least = far;
                        }
                    }
                }
            }
            return Optional.ofNullable(nearest).map(this::point);
        }

        /// Returns the point, or how many of them there are, where many are counted.
        Optional<Hit> cell() {
            for (var mark : figure.data(panel)) {
                if (mark instanceof Mark.Cells cells) {
                    return lens.isPlain() || cells.xs().length == 0 ? counted(cells) : nearest(cells);
                }
            }
            return Optional.empty();
        }

        private Optional<Hit> counted(Mark.Cells cells) {
            for (int at = 0; at < cells.lefts().length; at++) {
                double left = lens.x(cells.lefts()[at]);
                double top = lens.y(cells.tops()[at]);
                double right = lens.x(cells.lefts()[at] + cells.size());
                double foot = lens.y(cells.tops()[at] + cells.size());
                if (x >= left && x < right && y >= top && y < foot) {
                    return Optional.of(new Hit(
                            List.of(),
                            List.of(
                                    new Fact(panel.level().title(), level(left) + " to " + level(right)),
                                    new Fact(panel.upright().title(), range(upright(foot), upright(top))),
                                    new Fact("points", Axis.number(cells.counts()[at], 1, true)))));
                }
            }
            return Optional.empty();
        }

        private static String range(String low, String high) {
            return low + " to " + high;
        }

        private Optional<Hit> nearest(Mark.Cells cells) {
            @Nullable Spot nearest = null;
            double least = NEAR;
            for (int at : cells.seen(lens)) {
                double far = Math.hypot(lens.x(cells.xs()[at]) - x, lens.y(cells.ys()[at]) - y);
                if (far <= least) {
                    nearest = new Spot(lens.x(cells.xs()[at]), lens.y(cells.ys()[at]), cells.tone());
                    least = far;
                }
            }
            return Optional.ofNullable(nearest).map(this::point);
        }

        /// Returns the values of all lines, and both edges of all bands, at the place that is nearest along.
        Optional<Hit> lines() {
            var curves = figure.data(panel).stream().flatMap(Look::curve).toList();
            double wanted = (x - lens.moveX()) / lens.scaleX();
            double place = curves.stream()
                    .mapToDouble(curve -> curve.xs()[Mark.nearest(curve.xs(), wanted)])
                    .boxed()
                    .min(Comparator.comparingDouble(at -> Math.abs(at - wanted)))
                    .orElse(Double.NaN);
            var spots = new ArrayList<Spot>();
            var values = new ArrayList<Valued>();
            for (var curve : curves) {
                int at = Mark.nearest(curve.xs(), place);
                if (Math.abs(curve.xs()[at] - place) * lens.scaleX() <= 1) {
                    var spot = new Spot(lens.x(curve.xs()[at]), lens.y(curve.ys()[at]), curve.tone());
                    var low = new Spot(spot.x(), lens.y(curve.low()[at]), curve.tone());
                    spots.addAll(curve.isBand() ? List.of(spot, low) : List.of(spot));
                    values.add(new Valued(
                            spot, curve.isBand() ? range(upright(low.y()), upright(spot.y())) : upright(spot.y())));
                }
            }
            if (values.isEmpty()) {
                return Optional.empty();
            }
            values.sort(Comparator.comparingDouble(value -> value.spot().y()));
            var facts = new ArrayList<Fact>();
            facts.add(new Fact(panel.level().title(), level(lens.x(place))));
            for (var value : values.subList(0, Math.min(MOST, values.size()))) {
                facts.add(new Fact(value.spot().tone(), name(value.spot()), value.words()));
            }
            if (values.size() > MOST) {
                facts.add(new Fact("", values.size() - MOST + " more"));
            }
            return Optional.of(new Hit(spots, facts));
        }

        private record Valued(Spot spot, String words) {}

        /// @param low the lower edge of a band; else `ys` itself
        @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
        private record Curve(double[] xs, double[] ys, double[] low, Tone tone, boolean isBand) {}

        private static Stream<Curve> curve(Mark mark) {
            return switch (mark) {
                case Mark.Path path
                when path.xs().length > 0 && path.tone() != Tone.MUTED ->
                    Stream.of(new Curve(path.xs(), path.ys(), path.ys(), path.tone(), false));
                case Mark.Area area
                when area.isBand() && area.xs().length > 0 -> {
                    int count = area.xs().length / 2;
                    var low = new double[count];
                    Arrays.setAll(low, at -> area.ys()[area.ys().length - 1 - at]);
                    yield Stream.of(new Curve(Arrays.copyOf(area.xs(), count), area.ys(), low, area.tone(), true));
                }
                default -> Stream.empty();
            };
        }

        private String name(Spot spot) {
            return figure.names().getOrDefault(spot.tone(), panel.upright().title());
        }

        private Hit point(Spot spot) {
            var facts = new ArrayList<Fact>();
            var name = figure.names().get(spot.tone());
            if (name != null) {
                facts.add(new Fact(spot.tone(), name, ""));
            }
            facts.add(new Fact(panel.level().title(), level(spot.x())));
            facts.add(new Fact(panel.upright().title(), upright(spot.y())));
            return new Hit(List.of(spot), facts);
        }

        /// A hundredth of a pixel of the whole chart is known.
        private String level(double seen) {
            return panel.level()
                    .words(
                            panel.levelShare((seen - lens.moveX()) / lens.scaleX()),
                            0.02 / panel.area().width());
        }

        private String upright(double seen) {
            double y = (seen - lens.moveY()) / lens.scaleY();
            return panel.upright()
                    .words(panel.uprightShare(y), 0.02 / panel.area().height());
        }
    }
}
