package dev.slipway.charts;

import dev.slipway.api.output.TimeTicks;
import java.util.ArrayList;
import java.util.List;

/// From values to pixels along one axis. Immutable.
sealed interface Scale {
    /// Returns the pixel of `value`; NaN for what has no place.
    double pixel(double value);

    /// Returns about `count` round places.
    List<Tick> ticks(int count);

    /// Returns how wide a bar at one value may be, in pixels; 0 where values have no width.
    default double band() {
        return 0;
    }

    /// Returns the value a bar stands on, which is on this axis.
    default double base() {
        return 0;
    }

    static Scale linear(double low, double high, double from, double to) {
        double step = step(spread(low, high), 10);
        double bottom = Math.min(low, Math.floor(low / step + 1e-9) * step);
        double top = Math.max(high, Math.ceil(high / step - 1e-9) * step);
        return bottom < top ? new Linear(bottom, top, from, to) : new Linear(low - step, low + step, from, to);
    }

    static Scale log(double low, double high, double from, double to) {
        double bottom = Math.floor(Math.log10(low) + 1e-9);
        double top = Math.ceil(Math.log10(Math.max(low, high)) - 1e-9);
        return new Log(bottom, top > bottom ? top : bottom + 1, from, to);
    }

    static Scale time(double low, double high, boolean hasClock, double from, double to) {
        return high > low
                ? new Time(low, high, hasClock, from, to)
                : new Time(low - 43_200_000, low + 43_200_000, hasClock, from, to);
    }

    private static double spread(double low, double high) {
        double spread = high - low;
        return spread > 0 && Double.isFinite(spread) ? spread : Math.max(1e-9, Math.abs(high) * 0.2);
    }

    /// Returns 1, 2 or 5 times a power of ten, so that `spread` holds about `count` of it.
    static double step(double spread, int count) {
        double rough = spread / Math.max(1, count);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double part = rough / power;
        return power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
    }

    private static double between(double share, double from, double to) {
        return from + share * (to - from);
    }

    record Linear(double low, double high, double from, double to) implements Scale {
        @Override
        public double pixel(double value) {
            return between((value - low) / (high - low), from, to);
        }

        @Override
        public List<Tick> ticks(int count) {
            double step = step(high - low, count);
            var ticks = new ArrayList<Tick>();
            for (double at = Math.ceil(low / step - 1e-9);
                    at * step <= high + step * 1e-9 && ticks.size() < 100;
                    at++) {
                ticks.add(new Tick(at * step, Numerals.tick(at * step, step)));
            }
            return ticks;
        }
    }

    /// @param low the exponent of ten at `from`
    record Log(double low, double high, double from, double to) implements Scale {
        @Override
        public double pixel(double value) {
            return value > 0 ? between((Math.log10(value) - low) / (high - low), from, to) : Double.NaN;
        }

        @Override
        public List<Tick> ticks(int count) {
            int every = (int) Math.max(1, Math.ceil((high - low) / Math.max(1, count)));
            var ticks = new ArrayList<Tick>();
            for (double at = low; at <= high; at += every) {
                double value = Math.pow(10, at);
                ticks.add(new Tick(value, Numerals.tick(value, value)));
            }
            return ticks;
        }

        @Override
        public double base() {
            return Math.pow(10, low);
        }
    }

    record Time(double low, double high, boolean hasClock, double from, double to) implements Scale {
        @Override
        public double pixel(double value) {
            return between((value - low) / (high - low), from, to);
        }

        @Override
        public List<Tick> ticks(int count) {
            return TimeTicks.between(low, high, count).entrySet().stream()
                    .map(tick -> new Tick(tick.getKey(), tick.getValue()))
                    .toList();
        }

        @Override
        public double base() {
            return low;
        }
    }

    /// A place of the same width for each label.
    record Bands(List<String> labels, double from, double to) implements Scale {
        @Override
        public double pixel(double value) {
            return between((value + 0.5) / Math.max(1, labels.size()), from, to);
        }

        @Override
        public List<Tick> ticks(int count) {
            var ticks = new ArrayList<Tick>();
            for (int at = 0; at < labels.size(); at++) {
                ticks.add(new Tick(at, labels.get(at)));
            }
            return ticks;
        }

        @Override
        public double band() {
            return Math.abs(to - from) / Math.max(1, labels.size());
        }
    }
}
