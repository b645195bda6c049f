package dev.slipway.kernel.engine;

import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CompiledCell.Ready;
import dev.slipway.kernel.engine.CompiledCell.Refused;
import dev.slipway.kernel.engine.classes.ClassChange;
import dev.slipway.kernel.engine.classes.LiveClasses;
import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gives variables values that were stored. One thread at a time.
///
/// @param compiler compiles a cell that runs nothing
record StoredValues(LiveClasses classes, LiveTraces traces, Function<SourceCell, CompiledCell> compiler) {
    /// Defines variables.
    ///
    /// @throws IOException if the type of one is not known, or the value is not of it
    void restore(List<Restorable> stored, Restoring restoring) throws IOException {
        var values = restoring.decode(stored);
        for (int i = 0; i < values.size(); i++) {
            var one = stored.get(i);
            var compiled = compiler.apply(Restoring.declaration(one));
            if (compiled instanceof Refused && !one.qualifiedType().isEmpty()) {
                compiled = compiler.apply(Restoring.qualified(one));
            }
            define(one, compiled, values.get(i));
        }
    }

    private void define(Restorable stored, CompiledCell compiled, @Nullable Object value) throws IOException {
        switch (compiled) {
            case Refused _ ->
                throw new IOException("cannot bring back " + stored.name() + ": its type " + stored.javaType()
                        + " is not known here. Run the cell that declares or imports it first.");
            case Ready ready -> {
                declare(Restoring.declaration(stored), ready);
                try {
                    classes.variables().set(stored.name(), value);
                } catch (IllegalArgumentException e) {
                    throw new IOException(
                            "cannot bring back " + stored.name() + ": the stored value is no " + stored.javaType(), e);
                }
            }
        }
    }

    /// Declares what `cell` declares, if it compiles, and returns what leaves with it.
    CompiledCell.Leaving declare(SourceCell cell) {
        if (compiler.apply(cell) instanceof Ready ready) {
            declare(cell, ready);
            return ready.leaving();
        }
        return CompiledCell.Leaving.NOTHING;
    }

    private void declare(SourceCell cell, Ready ready) {
        traces.ran(cell, DirectiveParser.parse(cell), ready.steps());
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
