package dev.slipway.bench;

import java.io.IOException;

/// One measurement.
interface Bench {
    /// Returns its name on the command line and in `budgets.json`.
    String name();

    /// Measures, and a baseline beside it.
    ///
    /// @throws IOException if what is measured did not work
    Figure measure(Product product) throws IOException, InterruptedException;
}
