package dev.slipway.engine.flow.code;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.sql.SqlText;
import dev.slipway.engine.flow.code.ClassFacts.Access;
import dev.slipway.engine.flow.code.ClassFacts.FieldUse;
import dev.slipway.engine.flow.code.Reach.Node;
import dev.slipway.engine.flow.code.Reach.Variable;
import dev.slipway.worker.code.ClassImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.commons.Remapper;

/// Classes under their canonical names: as shipped, and the hash of their meaning. Remembers what it made. One thread
/// at a time.
final class CanonicalClasses {
    private static final String SWITCH_MAP = "$SwitchMap$";
    private static final String OWN_TEMPORARY = "value";
    private final Map<String, Made> made = new HashMap<>();

    /// @param shipped with line tables
    /// @param meaning hash of the classes without debug data
    record Made(List<ClassImage> shipped, ContentHash meaning) {}

    /// Returns the hash of what a snippet without a name does.
    ContentHash meaningOf(Node node, CanonicalNames names) {
        return meaning(node, renaming(node, names, CanonicalNames.PACKAGE + "statement"));
    }

    /// Returns the classes of a node that has its name.
    Made of(Node node, CanonicalNames names) {
        var self = names.of(node);
        if (self == null) {
            throw new IllegalArgumentException("has no name: " + node.nest().name());
        }
        var renaming = renaming(node, names, self);
        var key = new StringBuilder().append(node.nest().version()).append(' ').append(self);
        node.nest().references().forEach(name -> key.append(' ').append(renaming.map(name)));
        node.nest().uses().forEach(use -> key.append(' ').append(names.holderOf(use)));
        return made.computeIfAbsent(key.toString(), _ -> make(node, renaming));
    }

    private static Made make(Node node, Renaming renaming) {
        var shipped = new ArrayList<ClassImage>();
        for (var facts : node.nest().classes().values()) {
            var bytes = rewrite(facts, node.nest(), renaming, 0);
            shipped.add(new ClassImage(renaming.map(facts.name()).replace('/', '.'), bytes));
        }
        return new Made(List.copyOf(shipped), meaning(node, renaming));
    }

    /// Returns the class that holds a variable.
    static ClassImage holder(Variable variable, CanonicalNames names) {
        var renaming = new Renaming(names, variable.user(), Map.of(), "", "");
        var name = names.holderOf(variable);
        var writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V25,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                name,
                null,
                "java/lang/Object",
                null);
        var signature = variable.signature() == null ? null : renaming.mapSignature(variable.signature(), true);
        writer.visitField(
                        Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
                        variable.name(),
                        renaming.mapDesc(variable.descriptor()),
                        signature,
                        null)
                .visitEnd();
        writer.visitEnd();
        return new ClassImage(name.replace('/', '.'), writer.toByteArray());
    }

    private static ContentHash meaning(Node node, Renaming renaming) {
        var digest = ContentHash.digest();
        for (var facts : node.nest().classes().values()) {
            digest.update(rewrite(facts, node.nest(), renaming, ClassReader.SKIP_DEBUG));
        }
        return new ContentHash(java.util.HexFormat.of().formatHex(digest.digest()));
    }

    private static Renaming renaming(Node node, CanonicalNames names, String self) {
        var captured = new HashMap<String, String>();
        node.nest()
                .classes()
                .values()
                .forEach(facts ->
                        facts.captured().forEach((field, plain) -> captured.put(facts.name() + ' ' + field, plain)));
        return new Renaming(names, node.cell(), captured, node.nest().name(), self);
    }

    private static byte[] rewrite(ClassFacts facts, Nest nest, Renaming renaming, int flags) {
        var writer = new ClassWriter(0); // a fresh constant pool, in the order of use
        var queries = flags == ClassReader.SKIP_DEBUG ? Queries.of(facts.node()) : Set.<String>of();
        new ClassReader(facts.bytes()).accept(new Rewriting(writer, renaming, facts, nest, queries), flags);
        return writer.toByteArray();
    }

    /// Old names → new names in the classes of one node.
    private static final class Renaming extends Remapper {
        private final CanonicalNames names;
        private final int cell;
        private final Map<String, String> captured;
        private final String wrapper;
        private final String self;

        /// @param captured class and field → new name of the field
        /// @param wrapper the node's own wrapper, to be named `self`
        Renaming(CanonicalNames names, int cell, Map<String, String> captured, String wrapper, String self) {
            super(Opcodes.ASM9);
            this.names = names;
            this.cell = cell;
            this.captured = captured;
            this.wrapper = wrapper;
            this.self = self;
        }

        @Override
        public String map(String name) {
            if (!ClassFacts.isOfNotebook(name)) {
                return name;
            }
            return ClassFacts.wrapperOf(name).equals(wrapper)
                    ? self + name.substring(wrapper.length())
                    : names.of(name, cell);
        }

        @Override
        public Object mapValue(Object value) {
            return value instanceof String text ? text(text) : super.mapValue(value);
        }

        private String text(String text) {
            UnaryOperator<String> rename = this::map;
            return ClassFacts.replaceNames(text, rename);
        }

        @Override
        public String mapFieldName(String owner, String name, String descriptor) {
            if (name.startsWith(SWITCH_MAP)) {
                var type = name.substring(SWITCH_MAP.length());
                return SWITCH_MAP + text(type.replaceFirst("^REPL\\$", "REPL/")).replace('/', '$');
            }
            var plain = captured.get(owner + ' ' + name);
            return plain == null ? name : plain;
        }

        @Override
        public String mapInnerClassName(String name, String owner, String inner) {
            return inner; // what getSimpleName() gives
        }

        @Nullable
        String holderOf(FieldUse use) {
            return names.holderOf(use);
        }
    }

    /// Renames what is visited, and moves variables out of the wrapper into holders of their own.
    private static final class Rewriting extends ClassRemapper {
        private final Renaming renaming;
        private final ClassFacts facts;
        private final Nest nest;
        private final Set<String> queries;

        /// @param queries texts of SQL of which only the meaning is to stay
        Rewriting(ClassVisitor next, Renaming renaming, ClassFacts facts, Nest nest, Set<String> queries) {
            super(Opcodes.ASM9, next, renaming);
            this.renaming = renaming;
            this.facts = facts;
            this.nest = nest;
            this.queries = queries;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            boolean isVariable = facts == nest.wrapper() && nest.variable(name, descriptor) != null;
            if (!isVariable) {
                return super.visitField(access, name, descriptor, signature, value);
            }
            return isOwnTemporary(new FieldUse(facts.name(), name, descriptor, Access.READ))
                    ? super.visitField(access, OWN_TEMPORARY, descriptor, signature, value)
                    : null;
        }

        private boolean isOwnTemporary(FieldUse use) {
            return nest.isTemporary() && use.wrapper().equals(nest.name()) && renaming.holderOf(use) == null;
        }

        @Override
        protected MethodVisitor createMethodRemapper(MethodVisitor next) {
            return new MethodRemapper(Opcodes.ASM9, next, remapper) {
                @Override
                public void visitLdcInsn(Object value) {
                    boolean isQuery = value instanceof String text && queries.contains(text);
                    super.visitLdcInsn(isQuery ? SqlText.normal((String) value) : value);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                    var use = new FieldUse(owner, name, descriptor, Access.READ);
                    var holder = ClassFacts.isWrapper(owner) ? renaming.holderOf(use) : null;
                    if (holder != null) {
                        mv.visitFieldInsn(opcode, holder, name, renaming.mapDesc(descriptor));
                    } else if (isOwnTemporary(use)) {
                        mv.visitFieldInsn(opcode, renaming.map(owner), OWN_TEMPORARY, renaming.mapDesc(descriptor));
                    } else {
                        super.visitFieldInsn(opcode, owner, name, descriptor);
                    }
                }
            };
        }
    }
}
