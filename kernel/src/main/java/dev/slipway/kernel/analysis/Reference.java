package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.ClassFacts.Member;
import dev.slipway.kernel.analysis.MethodEffects.Call;
import dev.slipway.kernel.analysis.MethodEffects.Result;
import dev.slipway.kernel.analysis.MethodEffects.Root;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.invoke.MethodHandleInfo;
import java.util.List;
import java.util.Set;

/// A lambda or method reference where it is made.
///
/// @param captured where each object came from that it captures
record Reference(InvokeDynamicInstruction dynamic, List<Set<Root>> captured) {
    Reference {
        captured = List.copyOf(captured);
    }

    /// Tells whether `call` fills with its last two arguments what its first gives.
    static boolean fillsWhatItMakes(InvokeInstruction call) {
        return call.owner().asInternalName().startsWith("java/util/stream/")
                && call.name().equalsString("collect")
                && call.typeSymbol().parameterCount() == 3;
    }

    /// Returns the methods it runs.
    List<MethodHandleEntry> handles() {
        return handles(dynamic);
    }

    /// Tells whether it makes a new object.
    static boolean makes(InvokeDynamicInstruction dynamic) {
        return handles(dynamic).stream().anyMatch(handle -> handle.kind() == MethodHandleInfo.REF_newInvokeSpecial);
    }

    /// Returns where what it returns comes from; empty if that is not known.
    Set<Root> made() {
        if (makes(dynamic)) {
            return Roots.MADE;
        }
        for (var handle : handles()) {
            var owner = handle.reference().owner().asInternalName().replace('/', '.');
            if (ClassFacts.isOfNotebook(owner)) {
                var name = handle.reference().name().stringValue();
                var type = handle.reference().type().stringValue();
                return Set.of(new Result(new Call(new Member(owner, name, type), captured)));
            }
        }
        return Set.of();
    }

    private static List<MethodHandleEntry> handles(InvokeDynamicInstruction dynamic) {
        return dynamic.invokedynamic().bootstrap().arguments().stream()
                .filter(MethodHandleEntry.class::isInstance)
                .map(MethodHandleEntry.class::cast)
                .toList();
    }
}
