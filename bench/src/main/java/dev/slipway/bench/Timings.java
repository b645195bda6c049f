package dev.slipway.bench;

import java.io.IOException;
import java.sql.SQLException;

/// Two kinds of work in turn, in one process. Static.
final class Timings {
    private static final int ROUNDS = 3;
    private static final double NANOS = 1e9;

    private Timings() {}

    /// Work that is measured.
    interface Work {
        void run() throws IOException, SQLException;
    }

    /// Returns the medians, in seconds; a first round of each does not count.
    static Figure figure(Work ours, String baseline, Work theirs) throws IOException {
        var own = new Samples();
        var other = new Samples();
        for (int round = 0; round <= ROUNDS; round++) {
            double first = seconds(ours);
            double second = seconds(theirs);
            if (round > 0) {
                own.add(first);
                other.add(second);
            }
        }
        return new Figure("s", own.median(), baseline, other.median(), ROUNDS);
    }

    static double seconds(Work work) throws IOException {
        System.gc();
        long start = System.nanoTime();
        try {
            work.run();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return (System.nanoTime() - start) / NANOS;
    }
}
