package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.engine.classes.LiveVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// The values of the variables that a cell declares. One thread at a time.
record CellValues(Definitions definitions, LiveVariables variables) {
    /// Returns the values of the variables that the cell `id` declares, by name.
    Map<String, @Nullable Object> of(CellId id) {
        var values = new HashMap<String, @Nullable Object>();
        for (var definition : definitions.of(id)) {
            var name = Definitions.name(definition.snippet());
            if (definition.snippet() instanceof VarSnippet) {
                values.put(name, variables.value(name));
            }
        }
        return values;
    }

    /// Gives the variables of a cell whose step failed, where that is caught, the values they have then.
    Map<String, @Nullable Object> caught(CellId id, Elements.Caught caught) {
        var values = of(id);
        for (var name : List.copyOf(values.keySet())) {
            var value = name.equals(caught.variable()) ? caught.message() : null;
            values.put(name, value);
            if (value == null && variables.isPrimitive(name)) {
                variables.lose(name);
            } else {
                variables.set(name, value);
            }
        }
        return values;
    }
}
