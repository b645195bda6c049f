package dev.slipway.cli.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.run.ContentHash;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.cli.flow.DeclaredParameters;
import dev.slipway.cli.flow.Initialisers;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.flow.Plan;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.file.SourceCells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the values of `-p` in the place of the initialisers in a notebook's parameters cells.
final class ParameterValues {
    private ParameterValues() {}

    /// Returns the notebook to run; `given` none, the notebook itself.
    ///
    /// @param named as the person named it
    /// @throws Fault if a name is no parameter, or a value not of its type
    static Document apply(Opened.Notebook opened, String named, Map<String, String> given, Session session)
            throws IOException, Fault, InterruptedException {
        var document = opened.document();
        if (given.isEmpty()) {
            return document;
        }
        var compiler = session.services().compiler();
        var plan = session.compile(opened) instanceof Compiled.Flow flow ? flow.plan() : declared(document);
        var values = values(compiler, plan, given, named, document);
        var literals =
                new JavaLiterals(document.cells().stream().map(Cell::source).toList());
        var sources =
                new ArrayList<>(document.cells().stream().map(Cell::source).toList());
        for (var parameter : plan.parameters()) {
            if (values.containsKey(parameter.name())) {
                replace(sources, document, parameter, literals.of(parameter.type(), values.get(parameter.name())));
            }
        }
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < sources.size(); i++) {
            cells.add(document.cells().get(i).withSource(sources.get(i)));
        }
        return document.withCells(cells);
    }

    private static Map<String, @Nullable Object> values(
            FlowCompiler compiler, Plan plan, Map<String, String> given, String named, Document document) throws Fault {
        try {
            return compiler.parameters(plan, given);
        } catch (BadParameterException wrong) {
            throw DeclaredParameters.fault(wrong, named, document);
        }
    }

    private static void replace(List<String> sources, Document document, Plan.Parameter parameter, String literal)
            throws Fault {
        for (var cell : SourceCells.of(document)) {
            if (DeclaredParameters.areIn(cell)) {
                var changed = Initialisers.replace(sources.get(cell.index()), parameter.name(), literal);
                if (changed.isPresent()) {
                    sources.set(cell.index(), changed.get());
                    return;
                }
            }
        }
        throw Fault.usage(
                "bad-parameter",
                "The declaration of the parameter " + parameter.name() + " was not found.",
                "Declare it as " + parameter.type() + " " + parameter.name() + " = …; in the parameters cell.");
    }

    /// Returns the parameters of a notebook that is no flow, as its cells declare them.
    private static Plan declared(Document document) {
        var parameters = new ArrayList<Plan.Parameter>();
        for (var cell : SourceCells.of(document)) {
            if (DeclaredParameters.areIn(cell)) {
                Initialisers.of(cell.source())
                        .forEach(each -> parameters.add(new Plan.Parameter(each.name(), each.type(), each.text())));
            }
        }
        var none = ContentHash.of("");
        return new Plan("", none, none, parameters, List.of(), List.of(), List.of());
    }

    /// Returns `document` with the outputs of `ran`, which has the same cells.
    static Document outputs(Document document, Document ran) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < document.cells().size(); i++) {
            var cell = document.cells().get(i);
            var shown = ran.cells().get(i);
            cells.add(cell.kind() == CellKind.CODE ? cell.withOutputs(shown.outputs(), count(shown)) : cell);
        }
        return document.withCells(cells);
    }

    private static @Nullable Integer count(Cell cell) {
        return cell.executionCount();
    }
}
