package dev.slipway.engine.compare;

import java.util.List;

/// How what a run showed agrees with what the notebook showed when it was saved, step by step.
///
/// @param steps in the order of the flow; copied
public record Parity(List<Step> steps) {
    public Parity {
        steps = List.copyOf(steps);
    }

    /// What a comparison came to.
    public enum Verdict {
        SAME,
        DIFFERS,
        /// There is nothing on one side to compare with.
        UNKNOWN
    }

    /// @param name of the step
    /// @param verdict of all its points: differs if one does
    /// @param why one clause, where the verdict is `UNKNOWN`; else empty
    /// @param points what was compared; copied
    public record Step(String name, Verdict verdict, String why, List<Point> points) {
        public Step {
            points = List.copyOf(points);
        }
    }

    /// One thing that both showed.
    ///
    /// @param what `printed`, `shown`, `value NAME` or `metric NAME`
    /// @param notebook what the notebook showed, the first difference of what was printed
    /// @param run what the run showed, likewise
    public record Point(String what, boolean same, String notebook, String run) {}
}
