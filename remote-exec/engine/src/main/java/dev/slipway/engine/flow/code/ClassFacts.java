package dev.slipway.engine.flow.code;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/// One class of a notebook and what it refers to, read once from its bytes. Immutable.
///
/// Names are internal, `REPL/$JShell$7$Model`. JShell compiles each snippet to a class of its own, the *wrapper*
/// `REPL/$JShell$7`; the types in it are its nest.
final class ClassFacts {
    static final String PREFIX = "REPL/$JShell$";
    private static final Pattern NAMES = Pattern.compile("REPL[./]\\$JShell\\$[0-9]+[A-Z]*");
    private static final String CAPTURED = "val$";

    private final byte[] bytes;
    private final ClassNode node;
    private final int cell;
    private final Set<String> wrappers = new LinkedHashSet<>();
    private final Set<FieldUse> uses = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final Map<String, String> captured = new LinkedHashMap<>();

    /// A use of a static field of a wrapper: a notebook's variable.
    record FieldUse(String wrapper, String name, String descriptor, Access access) {
        /// Names the field within the notebook.
        String field() {
            return wrapper + ' ' + name;
        }
    }

    enum Access {
        READ,
        ASSIGNED
    }

    private ClassFacts(byte[] bytes, ClassNode node, int cell) {
        this.bytes = bytes;
        this.node = node;
        this.cell = cell;
    }

    /// Reads a class file.
    ///
    /// @param cell 0-based position of the cell it was compiled from
    static ClassFacts of(byte[] bytes, int cell) {
        var node = new ClassNode();
        var facts = new ClassFacts(bytes, node, cell);
        var names = new Names(facts.wrappers::add, facts.others::add);
        Consumer<FieldUse> use = field -> {
            facts.uses.add(field);
            names.mapDesc(field.descriptor());
        };
        new ClassReader(bytes).accept(new Collecting(node, names, use), 0);
        for (var field : node.fields) {
            if (field.name.startsWith(CAPTURED)) {
                facts.captured.put(field.name, CAPTURED + facts.captured.size());
            }
        }
        return facts;
    }

    /// Returns the wrapper of the class `name`.
    static String wrapperOf(String name) {
        int at = name.indexOf('$', PREFIX.length());
        return at < 0 ? name : name.substring(0, at);
    }

    static boolean isOfNotebook(String name) {
        return name.startsWith(PREFIX);
    }

    static boolean isWrapper(String name) {
        return isOfNotebook(name) && name.indexOf('$', PREFIX.length()) < 0;
    }

    /// Replaces each name of a wrapper in `text`, written with dots or slashes.
    ///
    /// @param replace internal name of a wrapper → what stands for it
    static String replaceNames(String text, java.util.function.UnaryOperator<String> replace) {
        if (!text.contains("$JShell$")) {
            return text;
        }
        return NAMES.matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(replaced(match, replace)));
    }

    private static String replaced(MatchResult match, java.util.function.UnaryOperator<String> replace) {
        var found = match.group();
        var name = replace.apply(found.replace('.', '/'));
        return found.indexOf('.') < 0 ? name : name.replace('/', '.');
    }

    String name() {
        return node.name;
    }

    byte[] bytes() {
        return bytes;
    }

    ClassNode node() {
        return node;
    }

    /// Returns the 0-based position of the cell it was compiled from.
    int cell() {
        return cell;
    }

    /// Returns the wrappers it names, its own included, in order of use; those of variables it uses are not among
    /// them.
    Set<String> wrappers() {
        return wrappers;
    }

    /// Returns the variables it reads or assigns, in order of use.
    Set<FieldUse> uses() {
        return uses;
    }

    /// Returns the classes it names that are no notebook's.
    Set<String> others() {
        return others;
    }

    /// Returns fields that hold captured local variables, each with a name that does not tell the variable's.
    Map<String, String> captured() {
        return captured;
    }

    /// Adds the wrappers named by a field's types to `into`.
    static void namesIn(String descriptor, @org.jspecify.annotations.Nullable String signature, Consumer<String> into) {
        var names = new Names(into, _ -> {});
        names.mapDesc(descriptor);
        if (signature != null) {
            names.mapSignature(signature, true);
        }
    }

    /// Hears every class name.
    private static final class Names extends Remapper {
        private final Consumer<String> wrappers;
        private final Consumer<String> others;

        Names(Consumer<String> wrappers, Consumer<String> others) {
            super(Opcodes.ASM9);
            this.wrappers = wrappers;
            this.others = others;
        }

        @Override
        public String map(String name) {
            if (isOfNotebook(name)) {
                wrappers.accept(wrapperOf(name));
            } else {
                others.accept(name);
            }
            return name;
        }

        @Override
        public Object mapValue(Object value) {
            if (value instanceof String text) {
                return replaceNames(text, name -> {
                    wrappers.accept(name);
                    return name;
                });
            }
            return value instanceof Type
                            || value instanceof ConstantDynamic
                            || value instanceof org.objectweb.asm.Handle
                    ? super.mapValue(value)
                    : value;
        }
    }

    /// Visits a class so that every name in it is heard, and keeps uses of variables apart.
    private static final class Collecting extends ClassRemapper {
        private final Consumer<FieldUse> uses;

        Collecting(ClassVisitor node, Remapper names, Consumer<FieldUse> uses) {
            super(Opcodes.ASM9, node, names);
            this.uses = uses;
        }

        @Override
        protected MethodVisitor createMethodRemapper(MethodVisitor next) {
            return new MethodRemapper(Opcodes.ASM9, next, remapper) {
                @Override
                public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                    if (isWrapper(owner)) {
                        var access = opcode == Opcodes.PUTSTATIC ? Access.ASSIGNED : Access.READ;
                        uses.accept(new FieldUse(owner, name, descriptor, access));
                        mv.visitFieldInsn(opcode, owner, name, descriptor);
                    } else {
                        super.visitFieldInsn(opcode, owner, name, descriptor);
                    }
                }
            };
        }
    }
}
