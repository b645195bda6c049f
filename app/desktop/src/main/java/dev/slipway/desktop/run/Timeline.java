package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Density.Span;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// The steps of a run over time. Pure; units are seconds since the run started.
///
/// @param seconds length of the axis, more than 0
/// @param lanes one a step, in their order; copied
record Timeline(double seconds, List<Lane> lanes) {
    Timeline {
        lanes = List.copyOf(lanes);
    }

    /// One step.
    sealed interface Lane {
        StepRow step();
    }

    /// A step that has one task, or has not begun.
    ///
    /// @param start NaN if it has not begun or was reused
    record Single(StepRow step, double start, double end) implements Lane {}

    /// A step of many tasks.
    ///
    /// @param spans of the tasks executed in this run; copied
    /// @param failures when tasks failed, ascending; copied
    /// @param workers how many workers took part
    record Many(StepRow step, List<Span> spans, List<Double> failures, int workers) implements Lane {
        Many {
            spans = List.copyOf(spans);
            failures = List.copyOf(failures);
        }
    }

    /// How bars stand on the axis.
    enum Layout {
        /// When things happened.
        CLOCK("Clock"),
        /// Every step begins at the left: lengths can be compared.
        ALIGNED("Aligned"),
        /// Time in which nothing ran is cut out.
        GAPS_CUT("Gaps cut");

        private final String words;

        Layout(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// Returns this timeline in another layout.
    Timeline in(Layout layout) {
        return switch (layout) {
            case CLOCK -> this;
            case ALIGNED -> {
                var next = lanes.stream()
                        .map(lane -> moved(lane, at -> at - start(lane)))
                        .toList();
                yield new Timeline(
                        next.stream().mapToDouble(Timeline::end).max().orElse(seconds), next);
            }
            case GAPS_CUT -> {
                var busy = busy();
                var next = lanes.stream()
                        .map(lane -> moved(lane, at -> cut(busy, at)))
                        .toList();
                yield new Timeline(Math.max(0.001, cut(busy, seconds)), next);
            }
        };
    }

    /// Returns what tells where a second of a step stands in `layout`, for what is drawn beside its lane. Looks at all
    /// spans once.
    DoubleUnaryOperator places(String step, Layout layout) {
        return switch (layout) {
            case CLOCK -> at -> at;
            case ALIGNED -> {
                double start = lanes.stream()
                        .filter(one -> one.step().name().equals(step))
                        .findFirst()
                        .map(Timeline::start)
                        .orElse(0.0);
                yield at -> at - start;
            }
            case GAPS_CUT -> {
                var busy = busy();
                yield at -> cut(busy, at);
            }
        };
    }

    private static double start(Lane lane) {
        double start = switch (lane) {
            case Single single -> single.start();
            case Many many ->
                many.spans().stream().mapToDouble(Span::start).min().orElse(0);
        };
        return Double.isNaN(start) ? 0 : start;
    }

    private static double end(Lane lane) {
        double end = switch (lane) {
            case Single single -> single.end();
            case Many many -> many.spans().stream().mapToDouble(Span::end).max().orElse(0);
        };
        return Double.isNaN(end) ? 0.001 : Math.max(0.001, end);
    }

    private static Lane moved(Lane lane, DoubleUnaryOperator place) {
        return switch (lane) {
            case Single single ->
                Double.isNaN(single.start())
                        ? single
                        : new Single(
                                single.step(), place.applyAsDouble(single.start()), place.applyAsDouble(single.end()));
            case Many many ->
                new Many(
                        many.step(),
                        many.spans().stream()
                                .map(span ->
                                        new Span(place.applyAsDouble(span.start()), place.applyAsDouble(span.end())))
                                .toList(),
                        many.failures().stream()
                                .map(at -> place.applyAsDouble(at))
                                .toList(),
                        many.workers());
        };
    }

    /// Returns the stretches in which something ran, ascending and apart.
    private List<Span> busy() {
        var spans = new ArrayList<Span>();
        for (var lane : lanes) {
            switch (lane) {
                case Single single -> {
                    if (!Double.isNaN(single.start())) {
                        spans.add(new Span(single.start(), single.end()));
                    }
                }
                case Many many -> spans.addAll(many.spans());
            }
        }
        spans.sort(Comparator.comparingDouble(Span::start));
        var merged = new ArrayList<Span>();
        for (var span : spans) {
            if (!merged.isEmpty() && span.start() <= merged.getLast().end()) {
                var last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    /// Returns how much of the time before `at` something ran.
    private static double cut(List<Span> busy, double at) {
        double sum = 0;
        for (var span : busy) {
            if (span.start() >= at) {
                break;
            }
            sum += Math.min(at, span.end()) - span.start();
        }
        return sum;
    }

    /// Returns the timeline of a run as it is at `now`.
    static Timeline of(Snapshot snapshot, Instant now) {
        var times = snapshot.run().row().times();
        var zero = times.started() == null ? now : times.started();
        var end = times.ended() == null ? now : times.ended();
        double length = Math.max(0.001, seconds(zero, end));
        var lanes = new ArrayList<Lane>();
        for (var step : snapshot.run().steps()) {
            var tasks = snapshot.tasks().getOrDefault(step.name(), List.of());
            boolean isMany = tasks.size() > 1 || step.counts().total() > 1;
            lanes.add(
                    !isMany
                            ? single(step, tasks, zero, now)
                            : many(step, snapshot.isWhole() ? tasks : List.of(), zero, now));
        }
        return new Timeline(length, lanes);
    }

    private static Single single(StepRow step, List<TaskRow> tasks, Instant zero, Instant now) {
        var times = tasks.size() == 1 ? tasks.getFirst().times() : step.times();
        if (step.status() == RunStatus.REUSED || times.started() == null) {
            return new Single(step, Double.NaN, Double.NaN);
        }
        return new Single(step, seconds(zero, times.started()), seconds(zero, end(times, now)));
    }

    private static Many many(StepRow step, List<TaskRow> tasks, Instant zero, Instant now) {
        var spans = new ArrayList<Span>();
        var failures = new ArrayList<Double>();
        var workers = new boolean[4096];
        int count = 0;
        for (var task : tasks) {
            var started = task.times().started();
            if (started == null || task.status() == RunStatus.REUSED) {
                continue;
            }
            double from = seconds(zero, started);
            double to = Math.max(from, seconds(zero, end(task.times(), now)));
            spans.add(new Span(from, to));
            if (task.status() == RunStatus.FAILED) {
                failures.add(to);
            }
            var worker = task.worker();
            if (worker != null && worker >= 0 && worker < workers.length && !workers[worker]) {
                workers[worker] = true;
                count++;
            }
        }
        failures.sort(null);
        return new Many(step, spans, failures, count);
    }

    private static Instant end(Times times, Instant now) {
        return times.ended() == null ? now : Objects.requireNonNull(times.ended());
    }

    static double seconds(Instant zero, Instant when) {
        return Duration.between(zero, when).toMillis() / 1000.0;
    }

    /// Returns round times between `from` and `to`.
    static double[] ticks(double from, double to) {
        double raw = (to - from) / 7;
        var steps = new double[] {
            0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400,
            43_200, 86_400
        };
        double step = steps[steps.length - 1];
        for (int i = steps.length - 1; i >= 0 && steps[i] >= raw; i--) {
            step = steps[i];
        }
        double chosen = step;
        return DoubleStream.iterate(Math.ceil(from / chosen) * chosen, tick -> tick <= to, tick -> tick + chosen)
                .limit(100)
                .toArray();
    }

    /// Returns what a lane is, and how much of it runs at `at`.
    static String words(Lane lane, double at, boolean isCritical) {
        var step = lane.step();
        var waited = isCritical ? "\non the critical path: the run waited for it" : "";
        return switch (lane) {
            case Single _ -> step.name() + ", " + step.status().word() + "\n" + step.why() + waited;
            case Many many -> {
                long running = many.spans().stream()
                        .filter(span -> span.start() <= at && span.end() >= at)
                        .count();
                yield step.name() + ", " + Words.count(step.counts().total()) + " tasks\n" + Words.count(running)
                        + " at " + Words.duration(Duration.ofMillis(Math.max(0, Math.round(at * 1000)))) + waited;
            }
        };
    }
}
