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
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
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
    private final Set<Set<Root>> maybe = new HashSet<>();
    private final Set<Set<Root>> unsure = new HashSet<>();
    private final Map<String, List<Set<Root>>> stores = new HashMap<>();
    private final Set<Call> calls = new HashSet<>();
    private final Set<Call> made = new HashSet<>();
    private final Set<Call> referred = new HashSet<>();
    private final List<Reference> references = new ArrayList<>();
    private final Set<Set<Root>> later = new HashSet<>();
    /// What the objects and arrays were given that the method makes.
    private final Set<Root> inObjects = new HashSet<>();

    private final Set<Root> inArrays = new HashSet<>();
    private boolean changesInside;
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
        return reader.effects();
    }

    private MethodEffects effects() {
        refer(false);
        var within = new HashSet<>(inObjects);
        within.addAll(inArrays);
        if (changesInside && !within.isEmpty()) {
            maybe.add(Set.copyOf(within));
        }
        var all = new MethodEffects.Changed(
                List.copyOf(changed), List.copyOf(maybe), List.copyOf(unsure), List.copyOf(made), stores, within);
        var after = new MethodEffects.Later(List.copyOf(referred), List.copyOf(later));
        return new MethodEffects(method, all, List.copyOf(calls), after, stored, returned);
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
        if (instruction instanceof InvokeDynamicInstruction dynamic) {
            references.add(new Reference(dynamic, operands));
            return Reference.makes(dynamic) ? Roots.MADE : Set.of();
        }
        refer(instruction instanceof InvokeInstruction call && Reference.fillsWhatItMakes(call));
        return switch (instruction) {
            case FieldInstruction field -> field(field, operands);
            case ArrayStoreInstruction _ -> {
                change(operands.getFirst(), "");
                if (Roots.isMade(operands.getFirst())) {
                    inArrays.addAll(Roots.real(operands.getLast()));
                }
                yield Set.of();
            }
            case NewObjectInstruction _,
                    NewPrimitiveArrayInstruction _,
                    NewReferenceArrayInstruction _,
                    NewMultiArrayInstruction _,
                    ConstantInstruction _ -> Roots.MADE;
            case ArrayLoadInstruction _ -> Roots.part(operands.getFirst());
            case InvokeInstruction call -> call(call, operands);
            case ReturnInstruction _ -> {
                operands.forEach(returned::addAll);
                yield Set.of();
            }
            case TypeCheckInstruction cast when JdkMethods.isPlain(cast.type().asInternalName()) -> Roots.MADE;
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
                change(operands.getFirst(), ClassFacts.isOfNotebook(member.owner()) ? member.owner() : "");
                yield Set.of();
            }
            case GETFIELD ->
                Roots.isMade(operands.getFirst())
                        ? Roots.INSIDE
                        : StackWalk.union(operands.getFirst(), Set.of(new MethodEffects.InField(member.owner())));
            default -> Set.of();
        };
    }

    private Set<Root> call(InvokeInstruction call, List<Set<Root>> operands) {
        var owner = call.owner().asInternalName();
        if (ClassFacts.isOfNotebook(owner.replace('/', '.'))) {
            return own(call, operands);
        }
        if (Unknowns.accepts(owner)) {
            unsure.addAll(Unknowns.given(call, operands));
        }
        return call.opcode() == Opcode.INVOKESTATIC ? ofClass(call, operands) : ofObject(call, operands);
    }

    /// A call of a method of the notebook.
    private Set<Root> own(InvokeInstruction call, List<Set<Root>> operands) {
        int first = call.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
        var name = call.name().stringValue();
        var arguments = new ArrayList<>(operands);
        var parameters = call.typeSymbol().parameterList();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).isArray() && Roots.isMade(arguments.get(first + i)) && !inArrays.isEmpty()) {
                arguments.set(first + i, StackWalk.union(arguments.get(first + i), inArrays));
            }
        }
        var owner = call.owner().asInternalName().replace('/', '.');
        var callee = new Member(owner, name, call.type().stringValue());
        var made = new Call(callee, arguments);
        calls.add(made);
        if (name.equals("<init>")) {
            give(arguments);
        } else if (first == 1 && Roots.isMade(operands.getFirst()) && !inObjects.isEmpty()) {
            var of = new ArrayList<>(arguments);
            of.set(0, Set.copyOf(inObjects));
            this.made.add(new Call(callee, of));
        }
        return Roots.isInteresting(arguments) ? Set.of(new Result(made)) : Set.of();
    }

    /// A call of a static method of a library.
    private Set<Root> ofClass(InvokeInstruction call, List<Set<Root>> operands) {
        var owner = call.owner().asInternalName();
        var name = call.name().stringValue();
        int argument = Mutators.changedArgument(owner, name);
        if (argument >= 0 && argument < operands.size()) {
            change(operands.get(argument), "");
        }
        if (isBoxing(owner, name)) {
            return operands.getFirst();
        }
        if (owner.equals(FOREACH)) {
            return operands.getLast(); // an element of a loop is a part of it
        }
        if (name.equals("toCollection") && operands.getFirst().isEmpty()) {
            change(Set.of(), ""); // the collector fills what the lambda gives
        }
        if (JdkMethods.holdsArguments(owner, name)) {
            var all = new HashSet<>(Roots.MADE);
            operands.forEach(all::addAll);
            all.addAll(inArrays);
            return Set.copyOf(all);
        }
        return made(call, operands);
    }

    /// A call of a method on an object of a library.
    private Set<Root> ofObject(InvokeInstruction call, List<Set<Root>> operands) {
        var owner = call.owner().asInternalName();
        var name = call.name().stringValue();
        var object = operands.getFirst();
        if (name.equals("<init>")) {
            if (JdkMethods.copies(owner)) {
                copy(operands);
            } else if (JdkMethods.wraps(owner) || JdkMethods.holds(owner)) {
                give(operands);
            }
        } else if (Mutators.changesItsObject(owner, name, call.type().stringValue())) {
            change(object, "");
            if (Roots.isMade(object)) {
                give(operands);
            }
        } else if (JdkMethods.mayChangeItsObject(owner, name)) {
            maybe(Roots.isMade(object) && JdkMethods.wraps(owner) ? Set.copyOf(inObjects) : object);
        }
        if (JdkMethods.mayRunOwn(owner) && !Roots.real(object).isEmpty()) {
            var type = call.type().stringValue();
            calls.add(new Call(new Member(owner.replace('/', '.'), name, type), operands));
        }
        arguments(call, operands);
        if (Mutators.returnsPart(owner, name)) {
            boolean isItself = Mutators.changesItsObject(owner, name) && !owner.startsWith("java/util/");
            boolean isWhole = isItself || (Roots.isMade(object) && Mutators.returnsView(name));
            return isWhole ? object : Roots.part(object);
        }
        return made(call, operands);
    }

    /// Notes what a method of a library may change of what it is given.
    private void arguments(InvokeInstruction call, List<Set<Root>> operands) {
        var owner = call.owner().asInternalName();
        var name = call.name().stringValue();
        int beside = Mutators.changedBeside(owner, name);
        if (beside > 0 && beside < operands.size()) {
            change(operands.get(beside), "");
        }
        if (Cursors.advances(owner, name)) {
            maybe(Cursors.of(operands.getFirst()));
        }
        if (JdkMethods.setsFirstArgument(owner, name) && operands.size() > 1) {
            maybe(operands.get(1));
        }
        if (JdkMethods.runsMethods(owner, name)) {
            operands.stream().skip(1).forEach(this::maybe);
            maybe(Set.copyOf(inArrays));
        }
        if (JdkMethods.fillsArguments(owner, name)) {
            var parameters = call.typeSymbol().parameterList();
            for (int i = 0; i < parameters.size(); i++) {
                if (!parameters.get(i).isPrimitive()) {
                    maybe(operands.get(i + 1));
                }
            }
        }
    }

    /// Returns where what a library's method returns comes from: it is new, or nobody knows.
    private Set<Root> made(InvokeInstruction call, List<Set<Root>> operands) {
        boolean isOfEnum = operands.stream()
                .flatMap(Set::stream)
                .anyMatch(
                        root -> root instanceof Held held && held.field().name().equals("$VALUES"));
        if (isOfEnum) {
            return Set.of(); // the constants of an enum
        }
        if (JdkMethods.returnsNew(call.owner().asInternalName(), call.name().stringValue())) {
            if (!JdkMethods.copiesAll(call.owner().asInternalName(), call.name().stringValue())) {
                operands.forEach(roots -> inObjects.addAll(Roots.real(roots)));
            }
            return Roots.MADE;
        }
        return Roots.isOfMade(call, operands) ? Roots.MADE : Set.of();
    }

    /// Notes that what is made holds what the first of others holds.
    private void copy(List<Set<Root>> operands) {
        for (var roots : operands.subList(1, operands.size())) {
            boolean isMadeOf = roots.containsAll(Roots.MADE); // `List.of(a)`: its element is a
            var real = Roots.real(roots);
            inObjects.addAll(isMadeOf ? real : Roots.copied(real));
        }
    }

    private void give(List<Set<Root>> operands) {
        operands.stream().skip(1).forEach(roots -> inObjects.addAll(Roots.real(roots)));
    }

    private static boolean isBoxing(String owner, String name) {
        return owner.equals("java/util/Objects") && name.startsWith("requireNonNull");
    }

    /// Lambdas may run that were made: what one captures are its first arguments.
    ///
    /// @param isFilled what the first returns is what the others are given
    private void refer(boolean isFilled) {
        var filled = isFilled && references.size() > 2
                ? references.get(references.size() - 3).made()
                : Set.<Root>of();
        for (int i = 0; i < references.size(); i++) {
            var operands = new ArrayList<>(references.get(i).captured());
            if (!filled.isEmpty() && i > references.size() - 3) {
                operands.add(filled);
            }
            references.get(i).handles().forEach(handle -> refer(handle, operands));
        }
        references.clear();
    }

    private void refer(MethodHandleEntry handle, List<Set<Root>> operands) {
        var owner = handle.reference().owner().asInternalName();
        var name = handle.reference().name().stringValue();
        boolean isCall = handle.kind() >= MethodHandleInfo.REF_invokeVirtual;
        if (ClassFacts.isOfNotebook(owner.replace('/', '.'))) {
            var type = handle.reference().type().stringValue();
            var call = new Call(new Member(owner.replace('/', '.'), name, type), operands);
            calls.add(call);
            if (!name.startsWith("lambda$")) {
                referred.add(call);
            }
        } else if (isCall
                && handle.kind() != MethodHandleInfo.REF_invokeStatic
                && handle.kind() != MethodHandleInfo.REF_newInvokeSpecial
                && Mutators.changesItsObject(owner, name)) {
            var object = operands.isEmpty() ? Set.<Root>of() : operands.getFirst();
            change(object, "");
            later.add(object);
        }
    }

    /// Notes that an object is changed; `type` is its class if that is one of the notebook, else empty.
    private void change(Set<Root> roots, String type) {
        if (!roots.isEmpty()) {
            changed.add(roots);
        }
        changesInside |= roots.containsAll(Roots.INSIDE);
        var all = stores.computeIfAbsent(type, _ -> new ArrayList<>());
        if (!all.contains(roots)) {
            all.add(roots);
        }
    }

    private void maybe(Set<Root> roots) {
        if (!Roots.real(roots).isEmpty()) {
            maybe.add(roots);
        }
        changesInside |= roots.containsAll(Roots.INSIDE);
    }
}
