package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Density;
import dev.slipway.desktop.chart.Density.Span;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import java.util.stream.DoubleStream;

/// The whole of a timeline in small, with what is in sight. Stateless.
final class TimelineMap {
    private TimelineMap() {}

    /// @param whole the axis of the whole run
    /// @param seen what is in sight
    static void paint(Pen pen, Scale whole, Timeline timeline, Span seen, double y) {
        pen.bar(new Area(whole.start(), y, whole.end() - whole.start(), 24), 4, Tone.GROUND_SUBTLE, 1);
        for (var lane : timeline.lanes()) {
            if (lane instanceof Timeline.Many many && !many.spans().isEmpty()) {
                var load = Density.overlap(many.spans(), 0, timeline.seconds(), 200);
                double most = Math.max(1, DoubleStream.of(load).max().orElse(1));
                double width = (whole.end() - whole.start()) / load.length;
                for (int i = 0; i < load.length; i++) {
                    double high = load[i] / most * 16;
                    pen.box(whole.start() + i * width, y + 22 - high, width, high, Tone.NEUTRAL, 0.35);
                }
            }
        }
        double left = whole.pixel(seen.start());
        pen.bar(new Area(left, y, whole.pixel(seen.end()) - left, 24), 4, Tone.ACCENT, 0.1);
        pen.frame(new Area(left, y, whole.pixel(seen.end()) - left, 24), 4, Tone.ACCENT, 1);
    }
}
