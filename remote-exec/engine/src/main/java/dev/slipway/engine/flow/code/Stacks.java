package dev.slipway.engine.flow.code;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/// Follows values through the stack of straight code: who made an argument, who takes a result. A value counts as one,
/// a `long` too. Where code branches it gives up. Stateless.
final class Stacks {
    /// What an instruction takes and gives, in values; null if that depends on where it stands.
    private record Effect(int takes, int gives) {}

    private Stacks() {}

    /// Returns the last instruction that makes the argument of `call` at `index`, receiver not counted; null if that
    /// is not plain to see.
    static @Nullable AbstractInsnNode argument(MethodInsnNode call, int index) {
        int after = Type.getArgumentTypes(call.desc).length - 1 - index;
        int height = 0;
        for (var at = previous(call); at != null; at = previous(at)) {
            if (height == -after) {
                return at;
            }
            var effect = effect(at);
            if (effect == null) {
                return null;
            }
            height -= effect.gives() - effect.takes();
        }
        return null;
    }

    /// Returns the instruction that takes what `made` leaves on the stack; null if that is not plain to see.
    static @Nullable AbstractInsnNode taker(AbstractInsnNode made) {
        int above = 0;
        for (var at = next(made); at != null; at = next(at)) {
            var effect = effect(at);
            if (effect == null) {
                return null;
            }
            if (effect.takes() > above) {
                return at;
            }
            above += effect.gives() - effect.takes();
        }
        return null;
    }

    private static @Nullable AbstractInsnNode previous(AbstractInsnNode at) {
        var before = at.getPrevious();
        while (before != null && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return before;
    }

    /// Returns the next instruction, labels and lines left out; null at the end.
    static @Nullable AbstractInsnNode next(AbstractInsnNode at) {
        var after = at.getNext();
        while (after != null && after.getOpcode() < 0) {
            after = after.getNext();
        }
        return after;
    }

    private static @Nullable Effect effect(AbstractInsnNode at) {
        return switch (at) {
            case MethodInsnNode call -> call(call.desc, call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
            case InvokeDynamicInsnNode call -> call(call.desc, 0);
            case FieldInsnNode field ->
                switch (field.getOpcode()) {
                    case Opcodes.GETSTATIC -> new Effect(0, 1);
                    case Opcodes.PUTSTATIC -> new Effect(1, 0);
                    case Opcodes.GETFIELD -> new Effect(1, 1);
                    default -> new Effect(2, 0);
                };
            case MultiANewArrayInsnNode array -> new Effect(array.dims, 1);
            default -> plain(at.getOpcode());
        };
    }

    private static Effect call(String descriptor, int receivers) {
        int gives = Type.getReturnType(descriptor).getSort() == Type.VOID ? 0 : 1;
        return new Effect(Type.getArgumentTypes(descriptor).length + receivers, gives);
    }

    private static @Nullable Effect plain(int opcode) {
        if (opcode <= Opcodes.ALOAD || opcode == Opcodes.NEW) {
            return new Effect(0, 1);
        }
        if (opcode <= Opcodes.SALOAD) {
            return new Effect(2, 1);
        }
        if (opcode <= Opcodes.ASTORE || opcode == Opcodes.POP) {
            return new Effect(1, 0);
        }
        if (opcode <= Opcodes.SASTORE) {
            return new Effect(3, 0);
        }
        if (opcode == Opcodes.DUP) {
            return new Effect(1, 2);
        }
        if (opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR) {
            boolean negates = opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG;
            return new Effect(negates ? 1 : 2, 1);
        }
        if (opcode == Opcodes.NOP || opcode == Opcodes.IINC) {
            return new Effect(0, 0);
        }
        boolean converts = (opcode >= Opcodes.I2L && opcode <= Opcodes.I2S)
                || (opcode >= Opcodes.NEWARRAY && opcode <= Opcodes.ARRAYLENGTH)
                || opcode == Opcodes.CHECKCAST
                || opcode == Opcodes.INSTANCEOF;
        return converts ? new Effect(1, 1) : null;
    }
}
