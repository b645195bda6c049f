package dev.slipway.desktop.fakes;

import dev.slipway.api.document.Document;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.flow.Plan;
import dev.slipway.kernel.analysis.CellGraph;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives what it was told to give; reads parameters of type `int` and takes the others as text.
public final class FakeCompiler implements FlowCompiler {
    public Compiled result = new Compiled.Refused(new CellGraph(List.of(), List.of()), List.of());

    @Override
    public Compiled compile(Path notebook, Document document) {
        return result;
    }

    @Override
    public Map<String, @Nullable Object> parameters(Plan plan, Map<String, String> given) throws BadParameterException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : given.entrySet()) {
            var parameter = plan.parameters().stream()
                    .filter(one -> one.name().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() ->
                            new BadParameterException(entry.getKey(), "there is no parameter " + entry.getKey(), ""));
            try {
                values.put(
                        entry.getKey(),
                        parameter.type().equals("int") ? (Object) Long.valueOf(entry.getValue()) : entry.getValue());
            } catch (NumberFormatException e) {
                throw new BadParameterException(
                        entry.getKey(),
                        entry.getKey() + " is an int (default " + parameter.defaultValue() + "), not "
                                + entry.getValue() + ".",
                        "Write a whole number.");
            }
        }
        return values;
    }
}
