package dev.slipway.engine.local;

/// One thing for a worker to do. `step` is a position in the plan, `index` a task's flat index.
sealed interface Job {
    int step();

    /// Runs a task.
    record RunTask(int step, int index) implements Job {}

    /// Lists the elements of a step's loops.
    ///
    /// @param outer index of the task that the loops stand in, 0 if they stand in none
    record ListElements(int step, int outer) implements Job {}

    /// Makes the result of a task whose failure is caught.
    record Settle(int step, int index, String message) implements Job {}
}
