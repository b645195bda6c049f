package dev.slipway.kernel.replay;

import java.lang.classfile.ClassFile;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ConstantDescs;

/// Tells constants from what has to be computed.
final class Constants {
    private Constants() {}

    /// Tells whether the snippet class `bytes` gives its variable a compile-time constant: what javac has folded into
    /// one value. `null` is none.
    static boolean isConstant(byte[] bytes) {
        boolean found = false;
        for (var method : ClassFile.of().parse(bytes).methods()) {
            if (method.methodName().stringValue().startsWith(SnippetClasses.ENTRY)) {
                found = true;
                if (!isConstant(method)) {
                    return false;
                }
            }
        }
        return found;
    }

    private static boolean isConstant(MethodModel method) {
        return method.code()
                .map(code -> code.elementStream()
                        .filter(Instruction.class::isInstance)
                        .map(Instruction.class::cast)
                        .allMatch(Constants::isHarmless))
                .orElse(false);
    }

    private static boolean isHarmless(Instruction instruction) {
        return switch (instruction) {
            case ConstantInstruction constant -> !constant.constantValue().equals(ConstantDescs.NULL);
            case LoadInstruction _, StoreInstruction _, StackInstruction _, ReturnInstruction _ -> true;
            case FieldInstruction field -> field.opcode() == Opcode.PUTSTATIC;
            case InvokeInstruction call -> isBoxing(call) || isAuxiliary(call);
            default -> false;
        };
    }

    private static boolean isBoxing(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKESTATIC
                && call.name().equalsString("valueOf")
                && call.owner().asInternalName().startsWith("java/lang/")
                && !call.owner().asInternalName().equals("java/lang/String");
    }

    private static boolean isAuxiliary(InvokeInstruction call) {
        return call.name().stringValue().startsWith(SnippetClasses.ENTRY);
    }
}
