package dev.slipway.engine.reuse;

/// Where a task gets the value of one variable from. Steps are named by their position in the plan, 0-based.
///
/// A `depth` says how many of the reading task's levels count: the task of the other step is the one with the same
/// elements in the first `depth` loops.
public sealed interface Source {
    /// Returns the variable that gets the value.
    String name();

    /// A parameter of the run.
    record Parameter(String name) implements Source {}

    /// An artifact of a step that runs once.
    record Whole(String name, int step) implements Source {}

    /// An artifact of the task with the same elements, of a step that runs per element.
    ///
    /// @param depth number of levels of that step, at least 1
    record Same(String name, int step, int depth) implements Source {}

    /// The element of a loop.
    ///
    /// @param step the step with the `foreach`
    /// @param loop which of its loops, 0-based
    /// @param depth number of levels of that step, its own included
    record Element(String name, int step, int loop, int depth) implements Source {}

    /// The list of an artifact over all elements of the innermost level of a fan-out.
    ///
    /// @param depth number of levels that stay open: 0 if the list is of all tasks
    record Gathered(String name, int step, String artifact, int depth) implements Source {}

    /// The list of a loop's elements over all elements of the innermost level of a fan-out.
    ///
    /// @param step the step with the `foreach`
    /// @param depth number of levels that stay open: 0 if the list is of all tasks
    record GatheredElements(String name, int step, int loop, int depth) implements Source {}
}
