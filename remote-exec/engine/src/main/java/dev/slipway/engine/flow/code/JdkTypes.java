package dev.slipway.engine.flow.code;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of types of the JDK. Loads them without running their code.
public final class JdkTypes {
    private static final List<String> PACKAGES = List.of(
            "java.lang.", "java.util.", "java.time.", "java.math.", "java.net.", "java.nio.file.", "java.nio.charset.");

    private JdkTypes() {}

    /// Returns the type of this binary name; empty if the JDK has none.
    static Optional<Class<?>> find(String name) {
        if (!name.startsWith("java.") && !name.startsWith("javax.")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /// Returns the type that a person means by a simple or a full name, for example `LocalDate`; empty if the JDK has
    /// none in the packages of values.
    public static Optional<Class<?>> named(String name) {
        return name.contains(".") && Character.isLowerCase(name.charAt(0))
                ? find(name)
                : PACKAGES.stream()
                        .flatMap(prefix -> find(prefix + name).stream())
                        .findFirst();
    }

    /// Tells whether the type can be made of `text`, by its own `parse` or one of its like; true if it has none.
    public static boolean canRead(Class<?> type, String text) {
        if (type.isEnum()) {
            return constantsOf(type.getName()).contains(text);
        }
        for (var name : List.of("parse", "fromString", "of", "create")) {
            for (var method : type.getMethods()) {
                boolean fits = method.getName().equals(name)
                        && Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0].isAssignableFrom(String.class)
                        && method.getParameterTypes()[0] != Object.class
                        && type.isAssignableFrom(method.getReturnType());
                if (fits) {
                    return isTaken(method, text);
                }
            }
        }
        return true;
    }

    private static boolean isTaken(Method factory, String text) {
        try {
            factory.invoke(null, text);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    static List<String> constantsOf(String name) {
        return find(name).filter(Class::isEnum).stream()
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    /// Returns why no value of the type can be stored, in one clause; null if one might.
    static @Nullable String refusal(String name) {
        var found = find(name);
        if (found.isEmpty()) {
            return null;
        }
        var type = found.get();
        if (type.isAnnotationPresent(FunctionalInterface.class)) {
            return "a lambda is code, not a value";
        }
        if (is(type, Thread.class, ThreadGroup.class, Executor.class, Future.class)) {
            return "a thread belongs to its process";
        }
        if (is(type, Lock.class, ReadWriteLock.class)) {
            return "a lock belongs to its process";
        }
        if (is(type, BaseStream.class, Iterator.class)) {
            return "it can be gone through once only: collect it in a list";
        }
        if (is(type, AutoCloseable.class)) {
            return "an open resource belongs to its process";
        }
        if (is(type, AnnotatedElement.class, ClassLoader.class)) {
            return "it is a part of the program, not a value";
        }
        return is(type, Throwable.class) ? "an exception belongs to the process that threw it: keep its message" : null;
    }

    /// Tells whether values of the type may be of any class that extends or implements it.
    static boolean isOpen(String name) {
        return find(name)
                .map(type -> type.isInterface() || type == Object.class || type == Record.class)
                .orElse(false);
    }

    private static boolean is(Class<?> type, Class<?>... kinds) {
        return Stream.of(kinds).anyMatch(kind -> kind.isAssignableFrom(type));
    }
}
