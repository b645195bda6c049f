package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.MethodEffects.Element;
import dev.slipway.kernel.analysis.MethodEffects.Given;
import dev.slipway.kernel.analysis.MethodEffects.Held;
import dev.slipway.kernel.analysis.MethodEffects.Result;
import dev.slipway.kernel.analysis.MethodEffects.Root;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Questions about where objects came from. Stateless.
final class Roots {
    static final Set<Root> MADE = Set.of(new MethodEffects.Made());
    static final Set<Root> INSIDE = Set.of(new MethodEffects.Inside());

    private static final int MOST = 8;
    private static final int DEEPEST = 3;

    private Roots() {}

    /// Returns those of `roots` that others hold.
    static Set<Root> real(Set<Root> roots) {
        var real = new HashSet<>(roots);
        real.removeAll(MADE);
        real.removeAll(INSIDE);
        return real;
    }

    /// Tells whether all of `roots` were made by the method itself, and there are some.
    static boolean isMade(Set<Root> roots) {
        return !roots.isEmpty() && real(roots).isEmpty();
    }

    /// Returns where a part of what came from `whole` comes from.
    static Set<Root> part(Set<Root> whole) {
        return isMade(whole) ? INSIDE : whole;
    }

    /// Returns where what is in `whole` comes from.
    static Set<Root> elements(Set<Root> whole) {
        var elements = new HashSet<Root>();
        for (var root : whole) {
            boolean isHeld = root instanceof Held || root instanceof Given;
            elements.add(isHeld ? new Element(root) : root);
        }
        return elements;
    }

    /// Returns where what is in a copy of `whole` comes from, of which not all need be known yet.
    static Set<Root> copied(Set<Root> whole) {
        var copied = new HashSet<Root>();
        whole.forEach(root -> copied.add(root instanceof Element ? root : new Element(root)));
        return copied;
    }

    /// Tells whether the result of a call of these can be followed: results of results of results are not for ever.
    static boolean isInteresting(List<Set<Root>> operands) {
        return operands.stream().allMatch(Roots::isFlat);
    }

    private static boolean isFlat(Set<Root> roots) {
        return roots.size() <= MOST
                && roots.stream().noneMatch(root -> root instanceof Result result && depth(result) > DEEPEST);
    }

    private static int depth(Result result) {
        int deepest = 0;
        for (var roots : result.call().arguments()) {
            for (var root : roots) {
                deepest = Math.max(deepest, root instanceof Result inner ? depth(inner) : 0);
            }
        }
        return 1 + deepest;
    }

    /// Tells whether a method is given only what was made here.
    static boolean isOfMade(InvokeInstruction call, List<Set<Root>> operands) {
        int first = call.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
        var parameters = call.typeSymbol().parameterList();
        for (int i = 0; i < operands.size(); i++) {
            boolean isObject = i < first || !parameters.get(i - first).isPrimitive();
            if (isObject && !isMade(operands.get(i))) {
                return false;
            }
        }
        return true;
    }
}
