package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Density.Span;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// The bars of a timeline and the words beside them. Stateless.
final class Bars {
    private static final double HIGH = 12;
    private static final double TRIED = 0.4;
    private static final double LEAST_WAIT = 3;

    private Bars() {}

    static void name(Pen pen, String name, double y) {
        pen.words(Words.shorten(name, 15), 16, y, TextAlignment.LEFT, Tone.MUTED);
    }

    /// Says how long something took, right of its bar.
    static void label(Pen pen, Scale axis, Span span, double y) {
        double x = axis.pixel(span.end());
        var words = Words.duration(Duration.ofMillis(Math.round((span.end() - span.start()) * 1000)));
        if (x < pen.width() - 60 && x > axis.start()) {
            pen.words(words, x + 6, y, TextAlignment.LEFT, Tone.MUTED);
        }
    }

    /// @param opacity 1 for what the run waited for
    static void bar(Pen pen, Scale axis, Span span, double y, Tone tone, double opacity) {
        var area = area(axis, span, y);
        if (area != null) {
            pen.bar(area, 2, tone, opacity);
        }
    }

    /// An attempt that was made again.
    static void tried(Pen pen, Scale axis, Span span, double y) {
        bar(pen, axis, span, y, Tone.DANGER, TRIED);
    }

    /// What was waited for a worker: hollow.
    static void waited(Pen pen, Scale axis, Span span, double y) {
        double left = Math.clamp(axis.pixel(span.start()), axis.start(), axis.end());
        double right = Math.clamp(axis.pixel(span.end()), axis.start(), axis.end());
        if (right - left >= LEAST_WAIT) {
            pen.frame(new Area(left, y + 2, right - left, HIGH - 4), 2, Tone.NEUTRAL, 0.8);
        }
    }

    private static @Nullable Area area(Scale axis, Span span, double y) {
        double left = Math.max(axis.start(), axis.pixel(span.start()));
        double right = Math.min(axis.end(), axis.pixel(span.end()));
        return right >= axis.start() && left <= axis.end() ? new Area(left, y, Math.max(3, right - left), HIGH) : null;
    }

    static Tone tone(RunStatus status) {
        return switch (status) {
            case SUCCEEDED, REUSED -> Tone.SUCCESS;
            case FAILED, LOST, REFUSED -> Tone.DANGER;
            case RUNNING -> Tone.ACCENT;
            case QUEUED, WAITING, CANCELLED, SKIPPED -> Tone.NEUTRAL;
        };
    }
}
