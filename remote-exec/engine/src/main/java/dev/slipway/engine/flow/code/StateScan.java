package dev.slipway.engine.flow.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/// Looks through the code that a step reaches for state that lives beside the notebook's variables: static fields of
/// its types, and what the JVM has once for all. Stateless.
public final class StateScan {
    private static final Set<String> MUTATORS = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "append",
            "clear",
            "put",
            "putAll",
            "push",
            "remove",
            "set",
            "merge",
            "increment",
            "incrementAndGet",
            "getAndIncrement",
            "addAndGet",
            "getAndAdd",
            "decrementAndGet",
            "offer");

    /// What is called on a map that remembers.
    private static final Set<String> MEMO = Set.of("get", "containsKey", "put", "putIfAbsent", "computeIfAbsent");

    /// Methods that the JDK calls on any object it is given.
    private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "hashCode", "equals", "compareTo", "close");

    /// Supertypes whose methods are those of every object.
    private static final Set<String> PLAIN = Set.of(
            "java/lang/Object",
            "java/lang/Record",
            "java/lang/Enum",
            "java/lang/Comparable",
            "java/lang/AutoCloseable",
            "java/io/Serializable",
            "java/lang/Cloneable");

    private StateScan() {}

    /// How a state is used.
    public enum How {
        READ,
        CHANGED
    }

    /// One use.
    ///
    /// @param name the state as a person names it: `Counter.n`, `Locale.setDefault`, `the property x`
    /// @param cell 0-based position of the cell it stands in
    /// @param line 1-based line in the cell; 0 if unknown
    public record Use(String name, How how, int cell, int line) {}

    /// Returns the uses in code that may run, in the order of the code.
    public static List<Use> uses(Reach reach) {
        var all = new ArrayList<ClassFacts>();
        reach.nodes().forEach(node -> all.addAll(node.nest().classes().values()));
        var called = called(all);
        var uses = new ArrayList<Use>();
        for (var facts : all) {
            for (var method : facts.node().methods) {
                if (mayRun(facts, method, called)) {
                    uses(facts, method, uses);
                }
            }
        }
        return uses.stream().distinct().toList();
    }

    /// Returns the methods that the snippets call, and those these call: by name and descriptor, whoever declares them.
    private static Set<String> called(List<ClassFacts> all) {
        var called = new HashSet<String>();
        int before;
        do {
            before = called.size();
            for (var facts : all) {
                for (var method : facts.node().methods) {
                    if (mayRun(facts, method, called)) {
                        calls(method, called);
                    }
                }
            }
        } while (called.size() > before);
        return called;
    }

    private static boolean mayRun(ClassFacts facts, MethodNode method, Set<String> called) {
        return ClassFacts.isWrapper(facts.name())
                || (!method.name.equals("<clinit>")
                        && (isCallback(facts, method) || called.contains(method.name + method.desc)));
    }

    /// Tells whether code that is no notebook's may call a method, on an object it is given.
    private static boolean isCallback(ClassFacts facts, MethodNode method) {
        boolean isOfObject =
                (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0 && !method.name.equals("<init>");
        return isOfObject && (OF_EVERY_OBJECT.contains(method.name) || hasSupertypeOfOthers(facts));
    }

    private static boolean hasSupertypeOfOthers(ClassFacts facts) {
        return Stream.concat(Stream.of(facts.node().superName), facts.node().interfaces.stream())
                .anyMatch(type -> !ClassFacts.isOfNotebook(type) && !PLAIN.contains(type));
    }

    private static void calls(MethodNode method, Set<String> into) {
        for (var at : method.instructions) {
            if (at instanceof MethodInsnNode call) {
                into.add(call.name + call.desc);
            } else if (at instanceof InvokeDynamicInsnNode made) {
                for (var argument : made.bsmArgs) {
                    if (argument instanceof Handle handle) {
                        into.add(handle.getName() + handle.getDesc());
                    }
                }
            }
        }
    }

    private static void uses(ClassFacts facts, MethodNode method, List<Use> uses) {
        int line = 0;
        boolean isOfStep = ClassFacts.isWrapper(facts.name());
        for (var at : method.instructions) {
            line = at instanceof LineNumberNode number ? number.line : line;
            if (at instanceof FieldInsnNode field && isStaticOfType(field)) {
                boolean changes = field.getOpcode() == Opcodes.PUTSTATIC || (isOfStep && isChanged(field));
                uses.add(new Use(name(field), changes ? How.CHANGED : How.READ, facts.cell(), line));
            } else if (at instanceof MethodInsnNode call) {
                var use = outside(call, facts.cell(), line);
                if (use != null) {
                    uses.add(use);
                }
            }
        }
    }

    private static boolean isStaticOfType(FieldInsnNode field) {
        boolean isStatic = field.getOpcode() == Opcodes.PUTSTATIC || field.getOpcode() == Opcodes.GETSTATIC;
        return isStatic
                && ClassFacts.isOfNotebook(field.owner)
                && !ClassFacts.isWrapper(field.owner)
                && !field.name.startsWith("$");
    }

    private static String name(FieldInsnNode field) {
        return name(field.owner, field.name);
    }

    /// Returns a static field as a person names it.
    ///
    /// @param type internal name of a type of the notebook
    public static String name(String type, String field) {
        return type.substring(ClassFacts.wrapperOf(type).length() + 1).replace('$', '.') + "." + field;
    }

    /// Returns the static maps that only remember what was computed, so that nobody can tell whether they are empty:
    /// who puts something in has looked for it first, and gives it back.
    public static Set<String> memos(Reach reach) {
        var maps = new HashSet<String>();
        var others = new HashSet<String>();
        for (var node : reach.nodes()) {
            for (var facts : node.nest().classes().values()) {
                for (var method : facts.node().methods) {
                    boolean remembers = remembers(facts, method);
                    for (var at : method.instructions) {
                        if (at instanceof FieldInsnNode field && isStaticOfType(field)) {
                            boolean isMap = field.desc.endsWith("Map;");
                            boolean isFine = isMap && (remembers || method.name.equals("<clinit>"));
                            (isFine ? maps : others).add(name(field));
                        }
                    }
                }
            }
        }
        maps.removeAll(others);
        return maps;
    }

    private static boolean remembers(ClassFacts facts, MethodNode method) {
        var calls = new HashSet<String>();
        for (var at : method.instructions) {
            if (at instanceof MethodInsnNode call
                    && call.owner.startsWith("java/util/")
                    && call.owner.endsWith("Map")) {
                calls.add(call.name);
            }
        }
        return !ClassFacts.isWrapper(facts.name())
                && Type.getReturnType(method.desc).getSort() != Type.VOID
                && MEMO.containsAll(calls)
                && (calls.contains("computeIfAbsent") || calls.contains("get") || calls.contains("containsKey"));
    }

    /// Tells whether the next call on the object in the field is one that changes it.
    private static boolean isChanged(FieldInsnNode field) {
        var type = Type.getType(field.desc);
        for (var at = field.getNext(); at != null; at = at.getNext()) {
            if (at instanceof LineNumberNode) {
                continue;
            }
            if (at instanceof MethodInsnNode call
                    && type.getSort() == Type.OBJECT
                    && call.owner.equals(type.getInternalName())) {
                return MUTATORS.contains(call.name);
            }
            if (isStore(at)) {
                return type.getSort() == Type.ARRAY;
            }
            if (at.getOpcode() == Opcodes.POP || at instanceof FieldInsnNode) {
                return false;
            }
        }
        return false;
    }

    private static boolean isStore(AbstractInsnNode at) {
        return at.getOpcode() >= Opcodes.IASTORE && at.getOpcode() <= Opcodes.SASTORE;
    }

    private static @Nullable Use outside(MethodInsnNode call, int cell, int line) {
        var name = call.owner + '.' + call.name;
        return switch (name) {
            case "java/util/Locale.setDefault" -> new Use("the default locale", How.CHANGED, cell, line);
            case "java/util/TimeZone.setDefault" -> new Use("the default time zone", How.CHANGED, cell, line);
            case "java/lang/System.setProperty", "java/lang/System.clearProperty" ->
                property(call, How.CHANGED, cell, line);
            case "java/lang/System.getProperty",
                    "java/lang/Integer.getInteger",
                    "java/lang/Long.getLong",
                    "java/lang/Boolean.getBoolean" -> property(call, How.READ, cell, line);
            case "java/util/Properties.put", "java/util/Properties.setProperty", "java/util/Properties.remove" ->
                receiver(call).equals("java/lang/System.getProperties")
                        ? property(call, How.CHANGED, cell, line)
                        : null;
            default -> null;
        };
    }

    private static String receiver(MethodInsnNode call) {
        return Stacks.argument(call, -1) instanceof MethodInsnNode made ? made.owner + '.' + made.name : "";
    }

    private static @Nullable Use property(MethodInsnNode call, How how, int cell, int line) {
        return Stacks.argument(call, 0) instanceof LdcInsnNode ldc && ldc.cst instanceof String key
                ? new Use("the property " + key, how, cell, line)
                : null;
    }
}
