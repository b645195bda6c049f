package dev.slipway.engine.artifact;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Types of the JDK as a person writes them in a notebook, `List<String>`, `int[]`, → reflection. One thread at
/// a time.
final class JavaTypes {
    private static final List<String> PACKAGES = List.of(
            "java.lang.",
            "java.util.",
            "java.math.",
            "java.time.",
            "java.net.",
            "java.nio.file.",
            "java.io.",
            "java.util.concurrent.",
            "java.util.function.",
            "java.util.prefs.",
            "java.util.regex.",
            "java.util.stream.",
            "");
    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "int", int.class,
            "long", long.class,
            "double", double.class,
            "float", float.class,
            "boolean", boolean.class,
            "char", char.class,
            "byte", byte.class,
            "short", short.class);
    private static final Pattern TOKEN = Pattern.compile("\\s*([\\p{L}_$][\\p{L}\\p{N}_$.]*|[<>,?&]|\\[\\s*\\])");

    private final List<String> tokens;
    private int at;

    private JavaTypes(List<String> tokens) {
        this.tokens = tokens;
    }

    /// Returns the type that `text` names; empty if a part of it is none of the JDK's.
    static Optional<Type> of(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text.strip());
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1).startsWith("[") ? "[]" : matcher.group(1));
            matcher.region(matcher.end(), matcher.regionEnd());
        }
        if (matcher.regionStart() != matcher.regionEnd()) {
            return Optional.empty();
        }
        var reader = new JavaTypes(tokens);
        var type = reader.type();
        return type == null || reader.at < tokens.size() ? Optional.empty() : Optional.of(type);
    }

    private @Nullable Type type() {
        var name = next();
        if (name.equals("?")) {
            return takes("extends") ? type() : Object.class;
        }
        Type type = raw(name);
        if (type instanceof Class<?> raw && takes("<")) {
            type = generic(raw);
        }
        while (type != null && takes("[]")) {
            type = type instanceof Class<?> raw ? Array.newInstance(raw, 0).getClass() : new ArrayOf(type);
        }
        return type;
    }

    private @Nullable Type generic(Class<?> raw) {
        var arguments = new ArrayList<Type>();
        do {
            var argument = type();
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
        } while (takes(","));
        return takes(">") && arguments.size() == raw.getTypeParameters().length ? new Generic(raw, arguments) : null;
    }

    private static @Nullable Class<?> raw(String name) {
        var primitive = PRIMITIVES.get(name);
        if (primitive != null) {
            return primitive;
        }
        for (var prefix : PACKAGES) {
            try {
                return Class.forName(prefix + name, false, ClassLoader.getPlatformClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                // the next package may have it
            }
        }
        return null;
    }

    private String next() {
        return at < tokens.size() ? tokens.get(at++) : "";
    }

    private boolean takes(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }

    private record ArrayOf(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }
    }
}
