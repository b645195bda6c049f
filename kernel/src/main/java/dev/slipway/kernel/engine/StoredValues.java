package dev.slipway.kernel.engine;

import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.engine.CompiledCell.Ready;
import dev.slipway.kernel.engine.CompiledCell.Refused;
import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.engine.classes.LiveClasses;
import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Gives variables values that were stored. One thread at a time.
record StoredValues(LiveClasses classes, LiveTraces traces) {
    /// Defines the variable `stored`.
    ///
    /// @param compiled its declaration
    /// @throws IOException if its type is not known, or the value is not of it
    void define(Restorable stored, CompiledCell compiled, @Nullable Object value) throws IOException {
        switch (compiled) {
            case Refused _ ->
                throw new IOException("cannot bring back " + stored.name() + ": its type " + stored.javaType()
                        + " is not known here. Run the cell that declares or imports it first.");
            case Ready ready -> {
                var cell = Restoring.declaration(stored);
                traces.ran(cell, DirectiveParser.parse(cell), ready.steps());
                declare(ready);
                try {
                    classes.variables().set(stored.name(), value);
                } catch (IllegalArgumentException e) {
                    throw new IOException(
                            "cannot bring back " + stored.name() + ": the stored value is no " + stored.javaType(), e);
                }
            }
        }
    }

    private void declare(Ready ready) {
        for (var step : ready.steps()) {
            for (var change : step.changes()) {
                if (change instanceof ClassChange.Call call) {
                    classes.settle(call.className());
                } else {
                    classes.apply(change);
                }
            }
        }
    }
}
