package dev.slipway.cli.flow;

import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.cli.call.Fault;
import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.file.SourceCells;

/// Where a notebook declares its parameters. Stateless.
public final class DeclaredParameters {
    private static final String TAG = "parameters";

    private DeclaredParameters() {}

    /// Tells whether `cell` declares parameters.
    public static boolean areIn(SourceCell cell) {
        return cell.kind() == CellKind.CODE
                && (cell.tags().contains(TAG)
                        || DirectiveParser.parse(cell)
                                .first(Directive.Parameters.class)
                                .isPresent());
    }

    /// Returns the fault of a value that does not fit, about the line that declares the parameter.
    ///
    /// @param notebook as the person named it
    public static Fault fault(BadParameterException wrong, String notebook, Document document) {
        var fault = Fault.usage("bad-parameter", wrong.said(), wrong.hint());
        for (var cell : SourceCells.of(document)) {
            if (!areIn(cell)) {
                continue;
            }
            for (var each : Initialisers.of(cell.source())) {
                if (each.name().equals(wrong.parameter())) {
                    return fault.at(notebook, cell.id().value(), line(cell.source(), each.start()));
                }
            }
        }
        return fault.in(notebook);
    }

    private static int line(String source, int offset) {
        return 1
                + (int) source.substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
