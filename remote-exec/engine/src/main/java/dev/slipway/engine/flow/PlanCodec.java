package dev.slipway.engine.flow;

import java.io.IOException;

/// A plan ⇄ its canonical JSON. Thread-safe.
public interface PlanCodec {
    /// Returns the canonical JSON of `plan`.
    String write(Plan plan);

    /// Returns the plan that `write` wrote.
    ///
    /// @throws IOException if `json` is no plan of this schema
    Plan read(String json) throws IOException;
}
