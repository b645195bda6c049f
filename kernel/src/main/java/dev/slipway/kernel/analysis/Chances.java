package dev.slipway.kernel.analysis;

import java.util.List;
import java.util.Map;

/// What in the code of one class may give something else the next time. Immutable.
///
/// @param found in the order of the code
/// @param unordered its own static fields that are given a collection without an order → the type of that
record Chances(List<Found> found, Map<String, String> unordered) {
    Chances {
        found = List.copyOf(found);
        unordered = Map.copyOf(unordered);
    }

    /// One place.
    ///
    /// @param what is used, as a person writes it: `Instant.now()`
    /// @param field the variable whose order matters if it has none, `owner.name`; empty if it has none for certain
    /// @param line 1-based, in the cell of the class; 0 if not known
    record Found(Chance chance, String what, String field, int line) {}
}
