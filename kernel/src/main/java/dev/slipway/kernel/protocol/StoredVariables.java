package dev.slipway.kernel.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Variables of a live kernel, stored to be brought back by another one. Immutable.
///
/// @param values those that could be stored, in order of definition; copied
/// @param refused the name of each that could not → a clause that says why, without a full stop; copied
public record StoredVariables(List<Restorable> values, Map<String, String> refused) {
    public StoredVariables {
        values = List.copyOf(values);
        refused = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    }
}
