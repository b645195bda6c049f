package dev.slipway.engine.flow.code;

import dev.slipway.engine.flow.code.Reach.Start;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/// The value that a variable's initialiser gives, as JSON, found in the compiled code without running it. The compiler
/// has folded constant expressions; what is left is a row of instructions that make lists, maps and records of
/// constants. One thread at a time.
public final class Initialiser {
    private static final Set<String> BOXES = Set.of("Integer", "Long", "Double", "Float", "Short", "Byte");
    private static final Set<String> NUMBERS = Set.of("java/math/BigDecimal", "java/math/BigInteger");

    private final NotebookCode code;
    private final int cell;
    private final ClassFacts facts;
    private final Deque<Item> stack = new ArrayDeque<>();
    private final Map<Integer, Item> locals = new HashMap<>();

    /// A value found, JSON or null.
    public record Value(@Nullable Object json) {}

    /// What may lie on the stack.
    private sealed interface Item {
        record Json(@Nullable Object value) implements Item {}

        record Fresh(String type) implements Item {}

        record Array(List<@Nullable Object> elements) implements Item {}
    }

    /// Thrown where the code does more than put constants together.
    private static final class NotConstantException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Initialiser(NotebookCode code, int cell, ClassFacts facts) {
        this.code = code;
        this.cell = cell;
        this.facts = facts;
    }

    /// Returns the value of the initialiser that `start` runs; empty if it is not made of constants only.
    ///
    /// @param method the method to call
    /// @param descriptor of the variable's field
    public static Optional<Value> valueOf(NotebookCode code, Start start, String method, String descriptor) {
        var nest = code.nest(start.internalName(), start.cell());
        if (nest == null) {
            return Optional.empty();
        }
        try {
            var value = new Initialiser(code, start.cell(), nest.wrapper()).call(method);
            return Optional.of(new Value(typed(value, Type.getType(descriptor))));
        } catch (NotConstantException e) {
            return Optional.empty();
        }
    }

    private Item call(String name) throws NotConstantException {
        for (var method : facts.node().methods) {
            if (method.name.equals(name)) {
                return run(method);
            }
        }
        throw new NotConstantException();
    }

    private Item run(MethodNode method) throws NotConstantException {
        for (var at : method.instructions) {
            if (at.getOpcode() == Opcodes.ARETURN) {
                return stack.pop();
            }
            if (at.getOpcode() >= 0) {
                step(at);
            }
        }
        throw new NotConstantException();
    }

    private void step(AbstractInsnNode at) throws NotConstantException {
        switch (at) {
            case LdcInsnNode ldc -> push(constant(ldc.cst));
            case IntInsnNode number when number.getOpcode() != Opcodes.NEWARRAY -> push((long) number.operand);
            case VarInsnNode local -> local(local);
            case TypeInsnNode type -> type(type);
            case FieldInsnNode field -> field(field);
            case MethodInsnNode call -> call(call);
            default -> plain(at.getOpcode());
        }
    }

    private void plain(int opcode) throws NotConstantException {
        switch (opcode) {
            case Opcodes.ACONST_NULL -> push((Object) null);
            case Opcodes.ICONST_M1,
                    Opcodes.ICONST_0,
                    Opcodes.ICONST_1,
                    Opcodes.ICONST_2,
                    Opcodes.ICONST_3,
                    Opcodes.ICONST_4,
                    Opcodes.ICONST_5 -> push((long) opcode - Opcodes.ICONST_0);
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> push((long) opcode - Opcodes.LCONST_0);
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> push((double) opcode - Opcodes.FCONST_0);
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> push((double) opcode - Opcodes.DCONST_0);
            case Opcodes.DUP, Opcodes.DUP2 -> stack.push(top());
            case Opcodes.POP, Opcodes.POP2 -> pop();
            case Opcodes.AASTORE -> {
                var value = json(pop());
                var index = pop();
                if (index instanceof Item.Json(Long number) && pop() instanceof Item.Array array) {
                    array.elements().set(number.intValue(), value);
                } else {
                    throw new NotConstantException();
                }
            }
            default -> throw new NotConstantException();
        }
    }

    private void local(VarInsnNode local) throws NotConstantException {
        if (local.getOpcode() >= Opcodes.ISTORE && local.getOpcode() <= Opcodes.ASTORE) {
            locals.put(local.var, pop());
            return;
        }
        var value = locals.get(local.var);
        if (value == null) {
            throw new NotConstantException();
        }
        stack.push(value);
    }

    private void type(TypeInsnNode type) throws NotConstantException {
        switch (type.getOpcode()) {
            case Opcodes.NEW -> stack.push(new Item.Fresh(type.desc));
            case Opcodes.CHECKCAST -> {}
            case Opcodes.ANEWARRAY -> {
                if (!(pop() instanceof Item.Json(Long size))) {
                    throw new NotConstantException();
                }
                stack.push(new Item.Array(array(size.intValue())));
            }
            default -> throw new NotConstantException();
        }
    }

    private void field(FieldInsnNode field) throws NotConstantException {
        if (field.getOpcode() == Opcodes.PUTSTATIC && field.owner.equals(facts.name())) {
            pop();
        } else if (field.getOpcode() == Opcodes.GETSTATIC
                && field.desc.equals('L' + field.owner + ';')
                && code.constantsOf(field.desc, cell).contains(field.name)) {
            push(field.name);
        } else {
            throw new NotConstantException();
        }
    }

    private void call(MethodInsnNode call) throws NotConstantException {
        var types = Type.getArgumentTypes(call.desc);
        if (call.owner.equals(facts.name()) && types.length == 0) {
            stack.push(call(call.name));
            return;
        }
        var arguments = new ArrayList<Item>();
        for (int i = types.length - 1; i >= 0; i--) {
            var argument = pop();
            arguments.addFirst(argument instanceof Item.Json ? new Item.Json(typed(argument, types[i])) : argument);
        }
        if (call.name.equals("<init>")) {
            construct(call, arguments);
        } else if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            stack.push(factory(call, arguments));
        } else {
            throw new NotConstantException();
        }
    }

    /// `new X(…)` left the new object on the stack twice.
    private void construct(MethodInsnNode call, List<Item> arguments) throws NotConstantException {
        if (!(pop() instanceof Item.Fresh fresh) || !(pop() instanceof Item.Fresh)) {
            throw new NotConstantException();
        }
        if (NUMBERS.contains(fresh.type())
                && arguments.size() == 1
                && json(arguments.getFirst()) instanceof String digits) {
            push(number(digits));
            return;
        }
        var nest = ClassFacts.isOfNotebook(fresh.type()) ? code.nest(ClassFacts.wrapperOf(fresh.type()), cell) : null;
        var type = nest == null ? null : nest.classes().get(fresh.type());
        var components = type == null ? null : type.node().recordComponents;
        if (components == null || !call.desc.equals(canonical(components))) {
            throw new NotConstantException();
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < components.size(); i++) {
            json.put(components.get(i).name, json(arguments.get(i)));
        }
        push(json);
    }

    private static BigDecimal number(String digits) throws NotConstantException {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw new NotConstantException();
        }
    }

    private static String canonical(List<org.objectweb.asm.tree.RecordComponentNode> components) {
        var text = new StringBuilder("(");
        components.forEach(component -> text.append(component.descriptor));
        return text.append(")V").toString();
    }

    private Item factory(MethodInsnNode call, List<Item> arguments) throws NotConstantException {
        var simple = call.owner.substring(call.owner.lastIndexOf('/') + 1);
        return switch (call.owner + '.' + call.name) {
            case "java/util/List.of", "java/util/Set.of" -> new Item.Json(list(arguments));
            case "java/util/Map.of" -> new Item.Json(map(arguments));
            default -> {
                boolean isBox = call.owner.startsWith("java/lang/")
                        && call.name.equals("valueOf")
                        && (BOXES.contains(simple) || simple.equals("Boolean") || simple.equals("Character"))
                        && !call.desc.startsWith("(L");
                boolean isParse = call.name.equals("parse")
                        && arguments.size() == 1
                        && Type.getReturnType(call.desc).getInternalName().equals(call.owner)
                        && json(arguments.getFirst()) instanceof String;
                if (!isBox && !isParse) {
                    throw new NotConstantException();
                }
                yield arguments.getFirst();
            }
        };
    }

    private static List<@Nullable Object> array(int size) {
        var array = new ArrayList<@Nullable Object>();
        for (int i = 0; i < size; i++) {
            array.add(null);
        }
        return array;
    }

    private static List<@Nullable Object> list(List<Item> arguments) throws NotConstantException {
        if (arguments.size() == 1 && arguments.getFirst() instanceof Item.Array array) {
            return array.elements();
        }
        var list = new ArrayList<@Nullable Object>();
        for (var argument : arguments) {
            list.add(json(argument));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(List<Item> arguments) throws NotConstantException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < arguments.size(); i += 2) {
            map.put(String.valueOf(json(arguments.get(i))), json(arguments.get(i + 1)));
        }
        return map;
    }

    private void push(@Nullable Object json) {
        stack.push(new Item.Json(json));
    }

    private Item pop() throws NotConstantException {
        var item = stack.poll();
        if (item == null) {
            throw new NotConstantException();
        }
        return item;
    }

    private Item top() throws NotConstantException {
        var item = stack.peek();
        if (item == null) {
            throw new NotConstantException();
        }
        return item;
    }

    private static @Nullable Object json(Item item) throws NotConstantException {
        if (item instanceof Item.Json json) {
            return json.value();
        }
        throw new NotConstantException();
    }

    private static Object constant(Object constant) throws NotConstantException {
        return switch (constant) {
            case Integer number -> number.longValue();
            case Float number -> Double.valueOf(number.toString());
            case Long number -> number;
            case Double number -> number;
            case String text -> text;
            default -> throw new NotConstantException();
        };
    }

    /// The virtual machine knows no boolean and no char: the variable's type tells.
    private static @Nullable Object typed(Item item, Type type) throws NotConstantException {
        var value = json(item);
        if (value instanceof Long number) {
            return switch (type.getSort()) {
                case Type.BOOLEAN -> number != 0;
                case Type.CHAR -> String.valueOf((char) number.intValue());
                default -> number;
            };
        }
        return value;
    }
}
