package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.ClassFacts.Member;
import dev.slipway.kernel.analysis.MethodEffects.Call;
import dev.slipway.kernel.analysis.MethodEffects.Given;
import dev.slipway.kernel.analysis.MethodEffects.Held;
import dev.slipway.kernel.analysis.MethodEffects.Result;
import dev.slipway.kernel.analysis.MethodEffects.Root;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows objects through the code of one method. One thread at a time; made for one method.
///
/// What is found may be more than one path through the method does; nothing is found where an object's origin is not
/// known.
final class EffectReader implements StackWalk.Meaning {
    private static final String FOREACH = "dev/slipway/api/flow/Foreach";

    private final Member method;
    private final Set<Set<Root>> changed = new HashSet<>();
    private final Set<Set<Root>> unsure = new HashSet<>();
    private final Set<Call> calls = new HashSet<>();
    private final Map<Member, Set<Root>> stored = new HashMap<>();
    private final Set<Root> returned = new HashSet<>();

    private EffectReader(Member method) {
        this.method = method;
    }

    /// Returns what `model`, of the notebook class `owner`, changes.
    static MethodEffects read(String owner, MethodModel model, CodeModel code) {
        var type = model.methodTypeSymbol();
        var reader = new EffectReader(new Member(owner, model.methodName().stringValue(), type.descriptorString()));
        new StackWalk(reader).walk(code, parameters(type, model.flags().has(AccessFlag.STATIC)));
        return new MethodEffects(
                reader.method,
                List.copyOf(reader.changed),
                List.copyOf(reader.unsure),
                List.copyOf(reader.calls),
                reader.stored,
                reader.returned);
    }

    private static Map<Integer, Set<Root>> parameters(MethodTypeDesc type, boolean isStatic) {
        var locals = new HashMap<Integer, Set<Root>>();
        int slot = 0;
        int parameter = 0;
        if (!isStatic) {
            locals.put(slot++, Set.of(new Given(parameter++)));
        }
        for (var each : type.parameterList()) {
            if (!each.isPrimitive()) {
                locals.put(slot, Set.of(new Given(parameter)));
            }
            slot += TypeKind.from(each).slotSize();
            parameter++;
        }
        return locals;
    }

    @Override
    public Set<Root> apply(Instruction instruction, List<Set<Root>> operands) {
        return switch (instruction) {
            case FieldInstruction field -> field(field, operands);
            case ArrayStoreInstruction _ -> {
                change(operands.getFirst());
                yield Set.of();
            }
            case InvokeInstruction call -> call(call, operands);
            case InvokeDynamicInstruction dynamic -> {
                dynamic(dynamic, operands);
                yield Set.of();
            }
            case ReturnInstruction _ -> {
                operands.forEach(returned::addAll);
                yield Set.of();
            }
            // an element of an array, a cast: still the same object or a part of it
            default -> operands.isEmpty() ? Set.of() : operands.getFirst();
        };
    }

    private Set<Root> field(FieldInstruction field, List<Set<Root>> operands) {
        var member = new Member(
                field.owner().asInternalName().replace('/', '.'),
                field.name().stringValue(),
                field.type().stringValue());
        return switch (field.opcode()) {
            case GETSTATIC -> ClassFacts.isOfNotebook(member.owner()) ? Set.of(new Held(member)) : Set.of();
            case PUTSTATIC -> {
                if (ClassFacts.isOfNotebook(member.owner())
                        && !operands.getFirst().isEmpty()) {
                    stored.merge(member, operands.getFirst(), StackWalk::union);
                }
                yield Set.of();
            }
            case PUTFIELD -> {
                change(operands.getFirst());
                yield Set.of();
            }
            case GETFIELD -> operands.getFirst();
            default -> Set.of();
        };
    }

    private Set<Root> call(InvokeInstruction call, List<Set<Root>> operands) {
        var owner = call.owner().asInternalName();
        var name = call.name().stringValue();
        if (ClassFacts.isOfNotebook(owner.replace('/', '.'))) {
            var made = new Call(
                    new Member(owner.replace('/', '.'), name, call.type().stringValue()), operands);
            calls.add(made);
            return isInteresting(operands) ? Set.of(new Result(made)) : Set.of();
        }
        if (Unknowns.accepts(owner)) {
            unknown(call, operands);
        }
        if (call.opcode() == Opcode.INVOKESTATIC) {
            int argument = Mutators.changedArgument(owner, name);
            if (argument >= 0 && argument < operands.size()) {
                change(operands.get(argument));
            }
            return isBoxing(owner, name)
                    ? operands.getFirst()
                    : owner.equals(FOREACH) ? operands.getLast() : Set.of(); // an element of a loop is a part of it
        }
        if (Mutators.changesItsObject(owner, name)) {
            change(operands.getFirst());
        }
        return Mutators.returnsPart(owner, name) ? operands.getFirst() : Set.of();
    }

    /// Notes what a method of a library, which nobody knows, may change.
    private void unknown(InvokeInstruction call, List<Set<Root>> operands) {
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        var name = call.name().stringValue();
        if (name.equals("<init>")) {
            return;
        }
        if (!isStatic && !Unknowns.isQuestion(name) && !operands.getFirst().isEmpty()) {
            unsure.add(operands.getFirst());
        }
        var parameters = call.typeSymbol().parameterList();
        for (int i = 0; i < parameters.size(); i++) {
            var given = operands.get(isStatic ? i : i + 1);
            if (Unknowns.isMutable(parameters.get(i)) && !given.isEmpty()) {
                unsure.add(given);
            }
        }
    }

    private static boolean isBoxing(String owner, String name) {
        return owner.equals("java/util/Objects") && name.startsWith("requireNonNull");
    }

    /// A lambda may run: what it captures are its first arguments.
    private void dynamic(InvokeDynamicInstruction dynamic, List<Set<Root>> operands) {
        for (var argument : dynamic.invokedynamic().bootstrap().arguments()) {
            if (argument instanceof MethodHandleEntry handle) {
                var owner = handle.reference().owner().asInternalName();
                var name = handle.reference().name().stringValue();
                boolean isCall = handle.kind() >= MethodHandleInfo.REF_invokeVirtual;
                if (ClassFacts.isOfNotebook(owner.replace('/', '.'))) {
                    calls.add(new Call(
                            new Member(
                                    owner.replace('/', '.'),
                                    name,
                                    handle.reference().type().stringValue()),
                            operands));
                } else if (isCall
                        && !operands.isEmpty()
                        && handle.kind() != MethodHandleInfo.REF_invokeStatic
                        && Mutators.changesItsObject(owner, name)) {
                    change(operands.getFirst());
                }
            }
        }
    }

    private void change(Set<Root> roots) {
        if (!roots.isEmpty()) {
            changed.add(roots);
        }
    }

    private static boolean isInteresting(List<Set<Root>> operands) {
        return operands.stream().allMatch(EffectReader::isFlat);
    }

    /// Results of results of results are not followed for ever.
    private static boolean isFlat(Set<Root> roots) {
        return roots.size() <= 8
                && roots.stream().noneMatch(root -> root instanceof Result result && depth(result) > 3);
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
}
