package dev.slipway.kernel.engine.classes;

import java.lang.classfile.ClassFile;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Which variables of the notebook a snippet's code reads and assigns, itself or through what it calls.
///
/// @param reads names of the variables that running the snippet may read; a call of a method, or the use of a class,
/// counts as running all of it
/// @param assigns names of the variables that the snippet's own top level assigns
/// @param wrappers binary names of the wrappers whose methods and classes it may run, its own included
public record CodeUse(Set<String> reads, Set<String> assigns, Set<String> wrappers) {
    private static final String ENTRY = "do_it$";

    public CodeUse {
        reads = Set.copyOf(reads);
        assigns = Set.copyOf(assigns);
        wrappers = Set.copyOf(wrappers);
    }

    /// Gives the code of every class of one wrapper: its own, then those within it.
    public interface Codes {
        /// Returns the class files of the wrapper with this binary name; none if it is not known.
        List<byte[]> of(String wrapper);
    }

    /// Returns what the snippet of `wrapper` uses.
    public static CodeUse of(String wrapper, Codes codes) {
        var reads = new HashSet<String>();
        var assigns = new HashSet<String>();
        var seen = new HashSet<String>(Set.of(wrapper));
        var open = new ArrayDeque<String>(seen);
        while (!open.isEmpty()) {
            var at = open.pop();
            boolean isFirst = at.equals(wrapper);
            for (var code : codes.of(at)) {
                new Visit(isFirst, reads, assigns, used -> {
                            if (seen.add(used)) {
                                open.add(used);
                            }
                        })
                        .read(code);
            }
        }
        return new CodeUse(reads, assigns, seen);
    }

    /// One class on the way.
    private record Visit(boolean isFirst, Set<String> reads, Set<String> assigns, Consumer<String> used) {
        void read(byte[] code) {
            for (var method : ClassFile.of().parse(code).methods()) {
                var name = method.methodName().stringValue();
                boolean isEntry = name.startsWith(ENTRY);
                if (isFirst || !isEntry) {
                    method.code()
                            .ifPresent(body -> body.forEach(element -> {
                                switch (element) {
                                    case FieldInstruction field -> field(field, isEntry);
                                    case InvokeInstruction call -> use(call.method());
                                    case NewObjectInstruction made ->
                                        use(made.className().asInternalName());
                                    default -> {
                                        // uses no class
                                    }
                                }
                            }));
                }
            }
        }

        private void field(FieldInstruction field, boolean isEntry) {
            var owner = field.owner().asInternalName().replace('/', '.');
            if (!ClassNames.accepts(owner)) {
                return;
            }
            if (!ClassNames.declared(owner).isEmpty()) {
                use(owner);
            } else if (field.opcode() == Opcode.GETSTATIC) {
                reads.add(field.name().stringValue());
            } else if (field.opcode() == Opcode.PUTSTATIC && isFirst && isEntry) {
                assigns.add(field.name().stringValue());
            }
        }

        private void use(MemberRefEntry member) {
            use(member.owner().asInternalName());
        }

        private void use(String owner) {
            var name = owner.replace('/', '.');
            if (ClassNames.accepts(name)) {
                used.accept(ClassNames.wrapper(name));
            }
        }
    }
}
