package dev.slipway.api.magic;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what a `@TestFactory` returns: JUnit's nodes, by the names of their methods, since JUnit is no library of
/// ours. Stateless.
final class DynamicTests {
    private DynamicTests() {}

    /// One test that was made.
    record Made(String name, Tests.Body body) {}

    /// Reads `nodes` into `made`: a node, or any of what JUnit takes for several.
    ///
    /// @param name of what they belong to
    static void read(@Nullable Object nodes, String name, List<Made> made) throws Throwable {
        switch (nodes) {
            case null -> throw new IllegalArgumentException("it gave null, not tests");
            case Stream<?> stream -> {
                try (stream) {
                    read(stream.iterator(), name, made);
                }
            }
            case Iterable<?> several -> read(several.iterator(), name, made);
            case Object[] several -> read(List.of(several), name, made);
            case Iterator<?> several -> {
                while (several.hasNext()) {
                    read(several.next(), name, made);
                }
            }
            default -> readNode(nodes, name, made);
        }
    }

    private static void readNode(Object node, String name, List<Made> made) throws Throwable {
        var shown = name + " > " + call(node, "getDisplayName");
        if (method(node.getClass(), "getChildren") != null) {
            read(call(node, "getChildren"), shown, made);
            return;
        }
        var executable = call(node, "getExecutable");
        if (executable == null) {
            throw new IllegalArgumentException(shown + " has nothing to run");
        }
        made.add(new Made(shown, () -> call(executable, "execute")));
    }

    private static @Nullable Object call(Object of, String name) throws Throwable {
        var method = method(of.getClass(), name);
        if (method == null) {
            throw new IllegalArgumentException(
                    "it gave a " + of.getClass().getName() + ", which is no test: DynamicTest.dynamicTest makes one");
        }
        try {
            method.setAccessible(true);
            return method.invoke(of);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static @Nullable Method method(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
