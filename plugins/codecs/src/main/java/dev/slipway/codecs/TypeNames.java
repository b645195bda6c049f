package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Classes ⇄ names in the format: `n:Model` of a cell, `j:java.lang.String` of the JDK, `int`, and `[` before the
/// name of an array's component. No other class can be named, and naming one runs none of its code.
final class TypeNames {
    private static final List<Class<?>> PRIMITIVES = List.of(
            boolean.class, byte.class, short.class, char.class, int.class, long.class, float.class, double.class);

    private TypeNames() {}

    /// Returns the name of `type`; null if it may not be named.
    static @Nullable String of(Class<?> type, NotebookTypes types) {
        var component = type.getComponentType();
        if (component != null) {
            var name = of(component, types);
            return name == null ? null : "[" + name;
        }
        if (type.isPrimitive()) {
            return type.getName();
        }
        var declared = types.nameOf(type);
        if (declared != null) {
            return "n:" + declared;
        }
        return isOfTheJdk(type) ? "j:" + type.getName() : null;
    }

    /// Returns the class named `name`.
    ///
    /// @throws IOException if it may not be named or is not there
    static Class<?> resolve(String name, NotebookTypes types) throws IOException {
        if (name.startsWith("[")) {
            int depth = name.lastIndexOf('[') + 1;
            if (depth > 255) {
                throw new IOException("an array of " + depth + " dimensions cannot be");
            }
            var type = resolve(name.substring(depth), types);
            for (int i = 0; i < depth; i++) {
                type = type.arrayType();
            }
            return type;
        }
        if (name.startsWith("n:")) {
            return types.typeOf(name.substring(2));
        }
        if (name.startsWith("j:java.")) {
            try {
                var type = Class.forName(name.substring(2), false, ClassLoader.getPlatformClassLoader());
                if (isOfTheJdk(type)) {
                    return type;
                }
            } catch (ClassNotFoundException e) {
                throw new IOException("no type of the JDK is named " + name.substring(2), e);
            }
        }
        for (var primitive : PRIMITIVES) {
            if (primitive.getName().equals(name)) {
                return primitive;
            }
        }
        throw new IOException("the type " + name + " is not allowed in a stored value");
    }

    private static boolean isOfTheJdk(Class<?> type) {
        var loader = type.getClassLoader();
        return type.getName().startsWith("java.")
                && (loader == null || loader.equals(ClassLoader.getPlatformClassLoader()));
    }
}
