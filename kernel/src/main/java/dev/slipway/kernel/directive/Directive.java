package dev.slipway.kernel.directive;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One directive of a cell (`design.md`, section 4).
public sealed interface Directive {
    /// A step starts here and lasts until the next one.
    record Step(String name) implements Directive {}

    /// The step runs once per combination of elements, row-major, the first loop slowest.
    record Foreach(List<Loop> loops) implements Directive {
        public Foreach {
            loops = List.copyOf(loops);
        }
    }

    /// One loop of a `foreach`.
    ///
    /// @param variable the name the element gets
    /// @param over the variable that holds the collection
    record Loop(String variable, String over) {}

    /// `as` is the list of every task's `artifact`.
    record Gather(String artifact, String as) implements Directive {}

    /// The cell's simple variables are the run's parameters.
    record Parameters() implements Directive {}

    /// What the step's tasks get.
    ///
    /// @param cpu cores, null for the default
    /// @param memoryBytes bytes (GB is 2³⁰), null for the default
    /// @param gpu devices, null for none
    record Resources(
            @Nullable Double cpu,
            @Nullable Long memoryBytes,
            @Nullable Integer gpu) implements Directive {}

    /// One attempt's longest time.
    record Timeout(Duration limit) implements Directive {}

    /// How many more attempts a failed task gets: `retry: 3` means at most 4 attempts.
    record Retry(int more) implements Directive {}

    /// A failed task's message goes into `variable`, and the step succeeds.
    record Catch(String variable) implements Directive {}

    /// Further artifacts to keep.
    record Keep(List<String> names) implements Directive {
        public Keep {
            names = List.copyOf(names);
        }
    }

    /// In-place changes the compiler cannot prove.
    record Mutates(List<String> names) implements Directive {
        public Mutates {
            names = List.copyOf(names);
        }
    }

    /// The step needs the secret `name`.
    record Secret(String name) implements Directive {}

    /// The step is never reused.
    record CacheOff() implements Directive {}

    /// The cell is not part of the flow.
    record Skip() implements Directive {}
}
