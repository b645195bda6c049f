package dev.slipway.bench;

import dev.slipway.bench.FlowRuns.Measured;
import java.io.IOException;

/// One figure of runs of trivial tasks through a real `foreach`. All figures of one call share their runs.
final class FlowBench implements Bench {
    private final String name;
    private final int tasks;
    private final Reader reader;
    private final FlowRuns runs;

    /// Takes one figure from what was measured.
    @FunctionalInterface
    interface Reader {
        Figure read(Measured measured);
    }

    /// @param tasks how many tasks the run has
    FlowBench(String name, int tasks, FlowRuns runs, Reader reader) {
        this.name = name;
        this.tasks = tasks;
        this.runs = runs;
        this.reader = reader;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        return reader.read(runs.of(product, tasks));
    }
}
