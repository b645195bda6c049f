package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.MethodEffects.Root;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks through the code of a method, keeping operand stack and local variables. One thread at a time; for one
/// method.
///
/// Source: JVM specification, section 6.5.
final class StackWalk {
    private static final int MOST_WALKS = 6;

    private final Meaning meaning;
    private final Map<Label, State> expected = new HashMap<>();
    private final Set<Label> handlers = new HashSet<>();
    private final State anywhere = new State(List.of(), new HashMap<>());
    private @Nullable State state;
    private boolean learned;

    /// What instructions do with objects.
    interface Meaning {
        /// Returns where the object comes from that `instruction` leaves on the stack.
        ///
        /// @param operands what it takes from the stack, the deepest first
        Set<Root> apply(Instruction instruction, List<Set<Root>> operands);
    }

    private record Value(Set<Root> roots, boolean isWide) {}

    /// What is on the stack and in the local variables.
    private record State(List<Value> stack, Map<Integer, Set<Root>> locals) {
        State copy() {
            return new State(new ArrayList<>(stack), new HashMap<>(locals));
        }

        /// Adds what `other` knows; returns whether that was more.
        boolean add(State other) {
            boolean more = false;
            if (stack.size() == other.stack.size()) {
                for (int i = 0; i < stack.size(); i++) {
                    var both = union(stack.get(i).roots, other.stack.get(i).roots);
                    more |= stack.set(i, new Value(both, stack.get(i).isWide))
                                    .roots
                                    .size()
                            < both.size();
                }
            }
            for (var local : other.locals.entrySet()) {
                var before = locals.getOrDefault(local.getKey(), Set.of());
                var both = union(before, local.getValue());
                locals.put(local.getKey(), both);
                more |= before.size() < both.size();
            }
            return more;
        }
    }

    StackWalk(Meaning meaning) {
        this.meaning = meaning;
    }

    /// Walks until nothing new is learned of what loops bring back.
    ///
    /// @param parameters slot → where the object in it comes from
    void walk(CodeModel code, Map<Integer, Set<Root>> parameters) {
        for (var element : code) {
            if (element instanceof ExceptionCatch caught) {
                handlers.add(caught.handler());
            }
        }
        int walks = 0;
        do {
            learned = false;
            state = new State(new ArrayList<>(), new HashMap<>(parameters));
            anywhere.add(state);
            for (var element : code) {
                if (element instanceof LabelTarget target) {
                    arrive(target.label());
                } else if (state != null) {
                    step(element, state.stack);
                }
            }
        } while (learned && ++walks < MOST_WALKS);
    }

    private void arrive(Label label) {
        if (handlers.contains(label)) {
            var caught = new ArrayList<Value>();
            caught.add(new Value(Set.of(), false));
            state = new State(caught, new HashMap<>(anywhere.locals));
            return;
        }
        var there = expected.get(label);
        if (there != null && state != null) {
            state.add(there);
        } else if (there != null) {
            state = there.copy();
        }
    }

    private void expect(Label label, List<Value> stack) {
        if (state == null) {
            return;
        }
        var now = new State(new ArrayList<>(stack), new HashMap<>(state.locals));
        var before = expected.putIfAbsent(label, now);
        learned |= before == null || before.add(now);
    }

    private void load(LoadInstruction load, List<Value> values) {
        var roots = state == null ? Set.<Root>of() : state.locals.getOrDefault(load.slot(), Set.of());
        boolean isObject = load.typeKind() == TypeKind.REFERENCE;
        values.add(new Value(isObject ? roots : Set.of(), load.typeKind().slotSize() == 2));
    }

    private void store(StoreInstruction store, List<Value> values) {
        var roots = values.removeLast().roots;
        if (state != null) {
            state.locals.put(store.slot(), roots);
            anywhere.locals.merge(store.slot(), roots, StackWalk::union);
        }
    }

    private void step(CodeElement element, List<Value> values) {
        switch (element) {
            case LoadInstruction load -> load(load, values);
            case StoreInstruction store -> store(store, values);
            case ConstantInstruction constant -> plain(constant, values, 0, constant.typeKind());
            case ArrayLoadInstruction load -> plain(load, values, 2, load.typeKind());
            case ArrayStoreInstruction store -> plain(store, values, 3, TypeKind.VOID);
            case ConvertInstruction convert -> plain(null, values, 1, convert.toType());
            case OperatorInstruction operator -> operator(operator, values);
            case FieldInstruction field -> field(field, values);
            case InvokeInstruction call ->
                call(call, values, call.typeSymbol(), call.opcode() == Opcode.INVOKESTATIC ? 0 : 1);
            case InvokeDynamicInstruction dynamic -> call(dynamic, values, dynamic.typeSymbol(), 0);
            case NewObjectInstruction made -> plain(made, values, 0, TypeKind.REFERENCE);
            case NewPrimitiveArrayInstruction made -> plain(made, values, 1, TypeKind.REFERENCE);
            case NewReferenceArrayInstruction made -> plain(made, values, 1, TypeKind.REFERENCE);
            case NewMultiArrayInstruction made -> plain(made, values, made.dimensions(), TypeKind.REFERENCE);
            case TypeCheckInstruction check ->
                plain(check.opcode() == Opcode.CHECKCAST ? check : null, values, 1, checked(check));
            case MonitorInstruction _ -> plain(null, values, 1, TypeKind.VOID);
            case StackInstruction shuffle -> shuffle(shuffle.opcode(), values);
            default -> leave(element, values);
        }
    }

    private void leave(CodeElement element, List<Value> values) {
        switch (element) {
            case BranchInstruction branch -> branch(branch, values);
            case LookupSwitchInstruction choice -> choose(choice.defaultTarget(), choice.cases(), values);
            case TableSwitchInstruction choice -> choose(choice.defaultTarget(), choice.cases(), values);
            case ReturnInstruction end -> {
                plain(end, values, end.typeKind() == TypeKind.VOID ? 0 : 1, TypeKind.VOID);
                state = null;
            }
            case ThrowInstruction _ -> state = null;
            default -> {
                // moves nothing
            }
        }
    }

    private static TypeKind checked(TypeCheckInstruction check) {
        return check.opcode() == Opcode.CHECKCAST ? TypeKind.REFERENCE : TypeKind.INT;
    }

    /// Takes `taken` values, and puts one of `kind` in their place unless that is void.
    private void plain(@Nullable Instruction instruction, List<Value> values, int taken, TypeKind kind) {
        var operands = new ArrayList<Set<Root>>();
        for (int i = 0; i < taken; i++) {
            operands.addFirst(values.removeLast().roots);
        }
        var roots = instruction == null ? Set.<Root>of() : meaning.apply(instruction, operands);
        if (kind != TypeKind.VOID) {
            values.add(new Value(kind == TypeKind.REFERENCE ? roots : Set.of(), kind.slotSize() == 2));
        }
    }

    private void operator(OperatorInstruction operator, List<Value> values) {
        var name = operator.opcode().name();
        boolean isUnary = name.endsWith("NEG") || operator.opcode() == Opcode.ARRAYLENGTH;
        boolean isInt = name.contains("CMP") || operator.opcode() == Opcode.ARRAYLENGTH;
        plain(null, values, isUnary ? 1 : 2, isInt ? TypeKind.INT : operator.typeKind());
    }

    private void field(FieldInstruction field, List<Value> values) {
        var kind = TypeKind.from(field.typeSymbol());
        switch (field.opcode()) {
            case GETSTATIC -> plain(field, values, 0, kind);
            case PUTSTATIC -> plain(field, values, 1, TypeKind.VOID);
            case GETFIELD -> plain(field, values, 1, kind);
            default -> plain(field, values, 2, TypeKind.VOID);
        }
    }

    private void call(Instruction call, List<Value> values, MethodTypeDesc type, int objects) {
        ClassDesc result = type.returnType();
        plain(call, values, objects + type.parameterCount(), TypeKind.from(result));
    }

    private void branch(BranchInstruction branch, List<Value> values) {
        var name = branch.opcode().name();
        int taken = name.startsWith("GOTO") ? 0 : name.contains("CMP") ? 2 : 1;
        plain(null, values, taken, TypeKind.VOID);
        expect(branch.target(), values);
        if (taken == 0) {
            state = null;
        }
    }

    private void choose(Label otherwise, List<SwitchCase> cases, List<Value> values) {
        values.removeLast();
        expect(otherwise, values);
        cases.forEach(each -> expect(each.target(), values));
        state = null;
    }

    private static void shuffle(Opcode opcode, List<Value> values) {
        switch (opcode) {
            case POP -> values.removeLast();
            case POP2 -> take(values);
            case SWAP -> values.add(values.size() - 1, values.removeLast());
            case DUP -> values.add(values.getLast());
            case DUP_X1 -> values.add(values.size() - 2, values.getLast());
            case DUP_X2 -> copyBelow(List.of(values.removeLast()), values);
            case DUP2 -> {
                var top = take(values);
                values.addAll(top);
                values.addAll(top);
            }
            case DUP2_X1 -> {
                var top = take(values);
                var below = values.removeLast();
                values.addAll(top);
                values.add(below);
                values.addAll(top);
            }
            default -> copyBelow(take(values), values);
        }
    }

    /// Puts `top` below what stands two words deep, and on top again.
    private static void copyBelow(List<Value> top, List<Value> values) {
        var below = take(values);
        values.addAll(top);
        values.addAll(below);
        values.addAll(top);
    }

    /// Returns what is in either set.
    static Set<Root> union(Set<Root> one, Set<Root> other) {
        if (one.containsAll(other)) {
            return one;
        }
        var both = new HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }

    /// Takes two words: one wide value or two others.
    private static List<Value> take(List<Value> values) {
        var last = values.removeLast();
        return last.isWide ? List.of(last) : List.of(values.removeLast(), last);
    }
}
