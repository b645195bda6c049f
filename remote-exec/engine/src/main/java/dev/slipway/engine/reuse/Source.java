package dev.slipway.engine.reuse;

/// Where a task gets the value of one variable from. Steps are named by their position in the plan, 0-based.
public sealed interface Source {
    /// Returns the variable that gets the value.
    String name();

    /// A parameter of the run.
    record Parameter(String name) implements Source {}

    /// An artifact of a step that runs once.
    record Whole(String name, int step) implements Source {}

    /// The artifact of the task with the same index, of a step of the same fan-out.
    record Same(String name, int step) implements Source {}

    /// The element of a loop.
    ///
    /// @param step the step with the `foreach`
    /// @param loop which of its loops, 0-based
    record Element(String name, int step, int loop) implements Source {}

    /// The list of an artifact over all tasks of a fan-out.
    record Gathered(String name, int step, String artifact) implements Source {}

    /// The list of a loop's elements over all tasks of a fan-out.
    ///
    /// @param step the step with the `foreach`
    record GatheredElements(String name, int step, int loop) implements Source {}
}
