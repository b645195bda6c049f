package dev.slipway.engine.flow.code;

import dev.slipway.engine.flow.code.ClassFacts.FieldUse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/// The classes of one snippet as they stood from some cell on: its wrapper and the classes in it. Immutable.
final class Nest {
    private static final Set<String> OF_JSHELL = Set.of("do_it$", "do_it$Aux", "<init>", "<clinit>");

    private final int version;
    private final ClassFacts wrapper;
    private final SortedMap<String, ClassFacts> classes;
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<FieldUse> uses = new LinkedHashSet<>();
    private final Map<String, String> memberTypes = new LinkedHashMap<>();

    /// What the snippet declares.
    enum Kind {
        VARIABLE,
        METHOD,
        TYPE,
        STATEMENT
    }

    /// @param version unlike that of any other nest of the notebook
    /// @param classes by internal name, the wrapper among them
    Nest(int version, ClassFacts wrapper, SortedMap<String, ClassFacts> classes) {
        this.version = version;
        this.wrapper = wrapper;
        this.classes = new TreeMap<>(classes);
        var ordered = new LinkedHashSet<ClassFacts>();
        ordered.add(wrapper);
        ordered.addAll(classes.values());
        for (var facts : ordered) {
            references.addAll(facts.wrappers());
            uses.addAll(facts.uses());
        }
        references.remove(wrapper.name());
        classes.values()
                .forEach(facts -> stableName(facts.name()).ifPresent(name -> memberTypes.put(name, facts.name())));
    }

    String name() {
        return wrapper.name();
    }

    int version() {
        return version;
    }

    ClassFacts wrapper() {
        return wrapper;
    }

    SortedMap<String, ClassFacts> classes() {
        return classes;
    }

    /// Returns the 0-based position of the cell the snippet stands in.
    int cell() {
        return wrapper.cell();
    }

    /// Returns the other wrappers it names, those of variables it uses left out.
    Set<String> references() {
        return references;
    }

    Set<FieldUse> uses() {
        return uses;
    }

    /// Returns stable name → internal name of the types it declares: `Model`, `Model.Kind`.
    Map<String, String> memberTypes() {
        return memberTypes;
    }

    Kind kind() {
        if (!variables().isEmpty()) {
            return Kind.VARIABLE;
        }
        if (!methods().isEmpty()) {
            return Kind.METHOD;
        }
        return memberTypes.isEmpty() || hasMethod("do_it$") ? Kind.STATEMENT : Kind.TYPE;
    }

    /// Returns the fields that hold variables.
    List<FieldNode> variables() {
        return wrapper.node().fields.stream()
                .filter(field ->
                        (field.access & Opcodes.ACC_STATIC) != 0 && (field.access & Opcodes.ACC_SYNTHETIC) == 0)
                .toList();
    }

    @Nullable
    FieldNode variable(String name, String descriptor) {
        return variables().stream()
                .filter(field -> field.name.equals(name) && field.desc.equals(descriptor))
                .findFirst()
                .orElse(null);
    }

    /// Returns the name its classes go by, which is the same wherever the snippet stands; empty for a statement and
    /// an expression.
    String label() {
        return switch (kind()) {
            case VARIABLE -> isTemporary() ? "" : "init$" + variables().getFirst().name;
            case METHOD ->
                "method$" + methods().getFirst().name + parameters(methods().getFirst());
            case TYPE -> "type$" + memberTypes.keySet().iterator().next();
            case STATEMENT -> "";
        };
    }

    /// Tells whether its variable is one that JShell made up for the value of an expression, `$5`.
    boolean isTemporary() {
        return variables().stream().anyMatch(field -> isTemporary(field.name));
    }

    static boolean isTemporary(String variable) {
        return variable.length() > 1
                && variable.charAt(0) == '$'
                && variable.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    /// Returns the variable, method or type it declares; empty if none.
    String declaredName() {
        return switch (kind()) {
            case VARIABLE -> variables().getFirst().name;
            case METHOD -> methods().getFirst().name;
            case TYPE -> memberTypes.keySet().iterator().next();
            case STATEMENT -> "";
        };
    }

    boolean declares(String name) {
        return variables().stream().anyMatch(field -> field.name.equals(name))
                || methods().stream().anyMatch(method -> method.name.equals(name))
                || memberTypes.containsKey(name);
    }

    private List<MethodNode> methods() {
        return wrapper.node().methods.stream()
                .filter(method -> !OF_JSHELL.contains(method.name) && (method.access & Opcodes.ACC_SYNTHETIC) == 0)
                .toList();
    }

    private boolean hasMethod(String name) {
        return wrapper.node().methods.stream().anyMatch(method -> method.name.equals(name));
    }

    private static String parameters(MethodNode method) {
        var text = new StringBuilder();
        for (var type : Type.getArgumentTypes(method.desc)) {
            text.append('$').append(simple(type));
        }
        return text.toString();
    }

    private static String simple(Type type) {
        if (type.getSort() == Type.ARRAY) {
            return simple(type.getElementType()) + "Array".repeat(type.getDimensions());
        }
        var name = type.getClassName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /// Returns the name of a member type by way of the types around it; empty for others.
    private java.util.Optional<String> stableName(String internal) {
        if (internal.equals(name())) {
            return java.util.Optional.empty();
        }
        var facts = classes.get(internal);
        if (facts == null) {
            return java.util.Optional.empty();
        }
        for (var inner : facts.node().innerClasses) {
            if (inner.name.equals(internal)) {
                if (inner.innerName == null || inner.outerName == null || inner.innerName.startsWith("$JShell$")) {
                    return java.util.Optional.empty();
                }
                return inner.outerName.equals(name())
                        ? java.util.Optional.of(inner.innerName)
                        : stableName(inner.outerName).map(outer -> outer + "." + inner.innerName);
            }
        }
        return java.util.Optional.empty();
    }
}
