package dev.slipway.engine.flow.code;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/// The classes that a type is made of: `Map<String, List<Model>>` is made of four. Immutable.
///
/// @param classes internal names in order, the outermost first; `java/lang/Object` for a wildcard, a type variable and
/// the missing arguments of a raw type
record TypeWords(Set<String> classes) {
    private static final String OBJECT = "java/lang/Object";

    /// Returns the classes of a field's type.
    static TypeWords of(String descriptor, @Nullable String signature) {
        var classes = new LinkedHashSet<String>();
        if (signature == null) {
            plain(Type.getType(descriptor), classes);
        } else {
            new SignatureReader(signature).acceptType(new Collecting(classes));
        }
        return new TypeWords(classes);
    }

    private static void plain(Type type, Set<String> classes) {
        if (type.getSort() == Type.ARRAY) {
            plain(type.getElementType(), classes);
        } else if (type.getSort() == Type.OBJECT) {
            classes.add(type.getInternalName());
            boolean isRaw = JdkTypes.find(type.getClassName())
                    .map(found -> found.getTypeParameters().length > 0)
                    .orElse(false);
            if (isRaw) {
                classes.add(OBJECT);
            }
        }
    }

    private static final class Collecting extends SignatureVisitor {
        private final Set<String> classes;
        private String current = "";

        Collecting(Set<String> classes) {
            super(Opcodes.ASM9);
            this.classes = classes;
        }

        @Override
        public void visitClassType(String name) {
            current = name;
            classes.add(name);
        }

        @Override
        public void visitInnerClassType(String name) {
            current = current + '$' + name;
            classes.add(current);
        }

        @Override
        public void visitTypeVariable(String name) {
            classes.add(OBJECT);
        }

        @Override
        public void visitTypeArgument() {
            classes.add(OBJECT);
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            return new Collecting(classes);
        }
    }
}
