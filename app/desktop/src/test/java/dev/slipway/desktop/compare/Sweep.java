package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.MetricPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A sweep over rates and depths with five seeds each, of which some end early and some log every other iteration.
final class Sweep {
    static final int SEEDS = 5;
    private static final double[] RATES = {0.01, 0.03, 0.1, 0.3};
    private static final long[] DEPTHS = {4, 6, 8};

    private final FakeWorkspace workspace;
    private final Random random = new Random(7);

    Sweep(FakeWorkspace workspace) {
        this.workspace = workspace;
    }

    /// Returns the first `count` of its 60 runs.
    List<RunId> runs(int count) {
        var ids = new ArrayList<RunId>();
        for (int i = 0; i < count; i++) {
            ids.add(run(
                    i, RATES[i / SEEDS % RATES.length], DEPTHS[i / SEEDS / RATES.length % DEPTHS.length], i % SEEDS));
        }
        return ids;
    }

    private RunId run(int number, double rate, long depth, long seed) {
        double floor = 12 + Math.pow(Math.log10(rate / 0.06), 2) + (depth == 6 ? 0 : 0.6) + random.nextGaussian() * 0.3;
        var points = new ArrayList<MetricPoint>();
        int end = seed == 4 ? 60 : 100;
        double last = floor;
        for (int at = 0; at <= end; at += seed == 3 ? 2 : 1) {
            last = floor + 14 * Math.exp(-at * rate / 0.6 - at / 40.0) + random.nextGaussian() * 0.15;
            points.add(new MetricPoint("train", 0, "rmse", at, last, FakeWorkspace.NOW.plusSeconds(at)));
        }
        var row = new RunBuilder("flight-delays", number + 1)
                .started(FakeWorkspace.NOW.minusSeconds(10_000 - number), Duration.ofSeconds(60))
                .parameter("rate", rate)
                .parameter("depth", depth)
                .parameter("seed", seed)
                .parameter("loss", depth == 8 ? "huber" : "squared")
                .metric("rmse", last, true)
                .build();
        workspace.history.add(row);
        workspace.history.curves.put(row.id() + "/rmse", points);
        return row.id();
    }
}
