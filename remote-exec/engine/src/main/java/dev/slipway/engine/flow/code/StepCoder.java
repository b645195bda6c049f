package dev.slipway.engine.flow.code;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.code.Reach.Start;
import dev.slipway.engine.flow.code.Reach.Variable;
import dev.slipway.worker.code.ClassImage;
import dev.slipway.worker.code.FieldRef;
import dev.slipway.worker.code.StepCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the shipped code of steps. One thread at a time; for one notebook.
public final class StepCoder {
    private final NotebookCode code;
    private final CanonicalClasses classes = new CanonicalClasses();

    public StepCoder(NotebookCode code) {
        this.code = code;
    }

    /// What a step runs and names.
    ///
    /// @param calls in order; copied
    /// @param variables Java type, as a person writes it, of each variable it gives a value or is given, by name;
    /// copied
    public record Content(List<Call> calls, Map<String, String> variables) {
        public Content {
            calls = List.copyOf(calls);
            variables = Map.copyOf(variables);
        }
    }

    /// A snippet to run: as in `StepCode.Call`, under its class's name in the notebook.
    public record Call(Start start, String method, String cell, String defines) {}

    /// The code of a step and the hash of its meaning.
    public record Coded(StepCode code, ContentHash hash) {}

    /// Returns what some snippets reach.
    ///
    /// @param given variables that are to be there beside those reached
    public Reach reach(Collection<Start> starts, Collection<Variable> given) {
        return Reach.of(code, starts, given);
    }

    /// Returns the code of the step `name` that reaches `reach`.
    public Coded code(String name, Reach reach, Content content) {
        var names = new CanonicalNames(reach);
        for (var node : reach.nodes()) {
            if (names.of(node) == null) {
                var label = node.nest().isTemporary() ? "expression$" : "statement$";
                names.name(node, label + classes.meaningOf(node, names).hex().substring(0, 12));
            }
        }
        var images = new ArrayList<ClassImage>();
        var meanings = new TreeMap<String, String>();
        for (var node : reach.nodes()) {
            var made = classes.of(node, names);
            images.addAll(made.shipped());
            meanings.put(String.valueOf(names.of(node)), made.meaning().hex());
        }
        for (var variable : reach.variables()) {
            var holder = CanonicalClasses.holder(variable, names);
            images.add(holder);
            meanings.put(holder.name(), holder.hash().hex());
        }
        images.sort(Comparator.comparing(ClassImage::name));
        var calls = content.calls().stream()
                .map(call -> new StepCode.Call(
                        names.of(call.start().internalName(), call.start().cell())
                                .replace('/', '.'),
                        call.method(),
                        call.cell(),
                        call.start().cell(),
                        call.defines()))
                .toList();
        var shipped = new StepCode(name, images, calls, fields(reach, content, names), types(reach, names));
        return new Coded(shipped, hash(calls, meanings));
    }

    private static Map<String, FieldRef> fields(Reach reach, Content content, CanonicalNames names) {
        var fields = new TreeMap<String, FieldRef>();
        for (Variable variable : reach.variables()) {
            var javaType = content.variables().get(variable.name());
            if (javaType != null) {
                var holder = names.holderOf(variable).replace('/', '.');
                fields.put(variable.name(), new FieldRef(holder, variable.name(), javaType));
            }
        }
        return fields;
    }

    private static Map<String, String> types(Reach reach, CanonicalNames names) {
        var types = new TreeMap<String, String>();
        for (var node : reach.nodes()) {
            node.nest()
                    .memberTypes()
                    .forEach((stable, internal) ->
                            types.put(stable, names.of(internal, node.cell()).replace('/', '.')));
        }
        return types;
    }

    private static ContentHash hash(List<StepCode.Call> calls, Map<String, String> meanings) {
        var digest = ContentHash.digest();
        for (var call : calls) {
            digest.update(("call " + call.className() + '.' + call.method() + '\n').getBytes(StandardCharsets.UTF_8));
        }
        meanings.forEach((name, meaning) ->
                digest.update(("class " + name + ' ' + meaning + '\n').getBytes(StandardCharsets.UTF_8)));
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }
}
