package dev.slipway.worker.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a task gets the value of one variable from.
public sealed interface Input {
    /// A parameter: a JSON value (String, Boolean, Long, Double, BigInteger, BigDecimal, List, Map with String keys,
    /// null), which the worker turns into the variable's Java type.
    record Given(@Nullable Object json) implements Input {}

    /// A stored artifact.
    record Stored(Blob blob) implements Input {}

    /// One element of what a `foreach` goes over.
    ///
    /// @param over the variable that holds the collection
    /// @param collection its value
    /// @param index 0-based within that collection
    record Element(String over, Input collection, int index) implements Input {}

    /// The unmodifiable list of a `gather`, decoded on demand.
    ///
    /// @param parts in order; `Stored`, or `Element` where a loop variable is gathered; `Given(null)`
    /// for the value of a failure that was caught; copied
    record Gathered(List<Input> parts) implements Input {
        public Gathered {
            parts = List.copyOf(parts);
        }
    }
}
