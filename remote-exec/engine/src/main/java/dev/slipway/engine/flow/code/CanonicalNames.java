package dev.slipway.engine.flow.code;

import dev.slipway.engine.flow.code.ClassFacts.FieldUse;
import dev.slipway.engine.flow.code.Reach.Node;
import dev.slipway.engine.flow.code.Reach.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names of a step's classes that do not tell where in the notebook a snippet stands: made of what it declares.
/// One thread at a time.
///
/// `nb/type$Model$Model` is the record `Model`, `nb/method$fit$Examples$Setting` a method, `nb/variable$rate` holds a
/// variable, `nb/init$rate` gives it its value. Where a step reaches two of one name, the second gets a number.
final class CanonicalNames {
    /// Package of all shipped classes: one, so that they see each other's members as in JShell.
    static final String PACKAGE = "nb/";

    private final Reach reach;
    private final Map<String, String> wrappers = new HashMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// Names what declares something; the others get their names by `name`.
    CanonicalNames(Reach reach) {
        this.reach = reach;
        for (var variable : reach.variables()) {
            holders.put(variable.key(), free("variable$" + variable.name()));
        }
        for (var node : reach.nodes()) {
            var label = node.nest().label();
            if (!label.isEmpty()) {
                wrappers.put(node.key(), free(label));
            }
        }
    }

    /// Names a snippet that declares nothing.
    void name(Node node, String label) {
        wrappers.put(node.key(), free(label));
    }

    private String free(String label) {
        var name = PACKAGE + label;
        for (int number = 2; !taken.add(name); number++) {
            name = PACKAGE + label + "$" + number;
        }
        return name;
    }

    /// Returns the name of a node; null if it has none yet.
    @Nullable
    String of(Node node) {
        return wrappers.get(node.key());
    }

    /// Returns the internal name of the class `internal` in code run by the cell.
    String of(String internal, int cell) {
        if (!ClassFacts.isOfNotebook(internal)) {
            return internal;
        }
        var wrapper = ClassFacts.wrapperOf(internal);
        var name = wrappers.get(reach.keyOf(wrapper, cell));
        return name == null ? internal : name + internal.substring(wrapper.length());
    }

    /// Returns the internal name of the class that holds a variable; null if it is the wrapper's own business.
    @Nullable
    String holderOf(FieldUse use) {
        return holders.get(use.name() + ' ' + use.descriptor());
    }

    String holderOf(Variable variable) {
        var name = holders.get(variable.key());
        if (name == null) {
            throw new IllegalArgumentException("not reached: " + variable);
        }
        return name;
    }
}
