package dev.slipway.engine.flow.code;

import dev.slipway.engine.flow.code.Reach.Start;
import dev.slipway.engine.flow.code.Reach.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/// The notebook's types that values of some variables can be made of, those that only show at run time included: a
/// `List<Shape>` may hold every type of the notebook that is a `Shape`. Immutable.
public final class Payload {
    private final NotebookCode code;
    private final int cell;
    private final SortedMap<String, Nest> inForce;

    /// @param cell 0-based position of the cell at which the types are looked up
    public Payload(NotebookCode code, int cell) {
        this.code = code;
        this.cell = cell;
        this.inForce = code.typesAt(cell);
    }

    /// Returns the snippets that declare such types.
    ///
    /// @param variables hold the values
    /// @param made stable names of the types that the steps which made the values know: a variable of an open
    /// type of the JDK, `Object` or an interface, can hold one of these
    public List<Start> typesOf(Collection<Variable> variables, Set<String> made) {
        var found = new TreeMap<String, Nest>();
        var seen = new LinkedHashSet<String>();
        var todo = new ArrayDeque<String>();
        variables.forEach(variable -> todo.addAll(
                TypeWords.of(variable.descriptor(), variable.signature()).classes()));
        while (!todo.isEmpty()) {
            var name = todo.remove();
            if (!seen.add(name)) {
                continue;
            }
            if (ClassFacts.isOfNotebook(name)) {
                var facts = facts(name);
                if (facts != null) {
                    found.put(facts.name(), nestOf(facts.name()));
                    content(facts).forEach(todo::add);
                }
                todo.addAll(below(name, inForce.keySet()));
            } else if (JdkTypes.isOpen(name.replace('/', '.'))) {
                todo.addAll(below(name, made));
            }
        }
        return found.values().stream()
                .map(nest -> Start.named(nest.name(), cell))
                .distinct()
                .toList();
    }

    /// Returns why no value of the variable can be stored, in one clause; null if one might.
    public static @Nullable String refusal(NotebookCode code, Variable variable) {
        var payload = new Payload(code, variable.user());
        var seen = new LinkedHashSet<String>();
        var todo = new ArrayDeque<>(
                TypeWords.of(variable.descriptor(), variable.signature()).classes());
        while (!todo.isEmpty()) {
            var name = todo.remove();
            if (!seen.add(name)) {
                continue;
            }
            if (name.contains("$JShell$anonymous$")) {
                return "a class without a name of its own cannot be found again: declare it in a cell";
            }
            var refusal = JdkTypes.refusal(name.replace('/', '.'));
            if (refusal != null) {
                return refusal;
            }
            var facts = payload.facts(name);
            if (facts != null && "java/lang/Record".equals(facts.node().superName)) {
                todo.addAll(payload.content(facts));
            }
        }
        return null;
    }

    /// Returns the classes of what a value of the class holds, what it inherits included.
    private List<String> content(ClassFacts facts) {
        var words = new ArrayList<String>();
        var above = facts.node().superName == null ? null : facts(facts.node().superName);
        if (above != null) {
            words.addAll(content(above));
        }
        for (var field : facts.node().fields) {
            if ((field.access & Opcodes.ACC_STATIC) == 0) {
                words.addAll(TypeWords.of(field.desc, field.signature).classes());
            }
        }
        return words;
    }

    private @Nullable ClassFacts facts(String internal) {
        if (!ClassFacts.isOfNotebook(internal)) {
            return null;
        }
        var nest = code.nest(ClassFacts.wrapperOf(internal), cell);
        return nest == null ? null : nest.classes().get(internal);
    }

    private Nest nestOf(String internal) {
        var nest = code.nest(ClassFacts.wrapperOf(internal), cell);
        if (nest == null) {
            throw new IllegalArgumentException("not there: " + internal);
        }
        return nest;
    }

    /// Returns those of the types `among` that extend or implement `name`, by way of other types too.
    private List<String> below(String name, Set<String> among) {
        var below = new ArrayList<String>();
        for (var stable : among) {
            var nest = inForce.get(stable);
            var internal = nest == null ? null : nest.memberTypes().get(stable);
            if (nest != null && internal != null && !internal.equals(name) && isA(internal, name)) {
                below.add(internal);
            }
        }
        return below;
    }

    private boolean isA(String internal, String name) {
        if (internal.equals(name) || name.equals("java/lang/Object")) {
            return true;
        }
        var facts = facts(internal);
        if (facts == null) {
            return JdkTypes.find(internal.replace('/', '.'))
                    .flatMap(type -> JdkTypes.find(name.replace('/', '.')).map(above -> above.isAssignableFrom(type)))
                    .orElse(false);
        }
        var above = facts.node().superName;
        return (above != null && isA(above, name))
                || facts.node().interfaces.stream().anyMatch(each -> isA(each, name));
    }

    /// Returns the stable names of the types that are reached.
    public static Set<String> namesOf(Reach reach) {
        return Map.copyOf(reach.types()).keySet();
    }
}
