package dev.slipway.kernel.snippet;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/// Puts import declarations that are known to be right into a JShell. One thread at a time.
///
/// JShell parses, analyses and compiles each import on its own, to find out whether it is right: a third of a kernel's
/// start, if there are sixteen of them. Those in force before the first cell are ours, and a test has evaluated them.
///
/// JShell has no call for that: what its own evaluation does after the compiler's word is done by reflection. Where the
/// JVM does not allow it (`--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED`), or JShell is made another way, they are
/// evaluated.
final class KnownImports {
    private final JShell shell;
    private final Object maps;
    private final Object outerMap;
    private final Object eval;
    private final Method process;
    private final Method setStatus;
    private final Method install;
    private final Class<?> diagnostics;

    private KnownImports(JShell shell) throws ReflectiveOperationException {
        this.shell = shell;
        maps = field("maps");
        outerMap = field("outerMap");
        eval = field("eval");
        process = method(eval.getClass(), "processImport");
        setStatus = method(Snippet.class, "setCompilationStatus");
        install = method(maps.getClass(), "installSnippet");
        diagnostics = Class.forName("jdk.jshell.DiagList");
    }

    /// Puts all of them in, or none.
    ///
    /// @param shell has evaluated nothing yet
    /// @param imports one declaration each, with its semicolon and no comment
    /// @return whether they are in
    static boolean put(JShell shell, List<String> imports) {
        try {
            var known = new KnownImports(shell);
            var made = imports.stream().map(known::snippet).toList();
            for (var snippet : made) {
                known.install.invoke(known.maps, snippet);
            }
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false; // another JDK, or one that is closed
        }
    }

    private Snippet snippet(String text) {
        try {
            var snippet = (Snippet) ((List<?>) process.invoke(eval, text, text)).getFirst();
            var guts = method(Snippet.class, "guts").invoke(snippet);
            method(Snippet.class, "setSequenceNumber").invoke(snippet, 0);
            var outer = method(outerMap.getClass(), "wrapImport").invoke(outerMap, guts, snippet);
            method(Snippet.class, "setOuterWrap").invoke(snippet, outer);
            var none = open(diagnostics.getDeclaredConstructor()).newInstance();
            setStatus.invoke(snippet, Snippet.Status.VALID, List.of(), none);
            return snippet;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JShell makes its imports another way", e);
        }
    }

    private Object field(String name) throws ReflectiveOperationException {
        return open(JShell.class.getDeclaredField(name)).get(shell);
    }

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .map(KnownImports::open)
                .orElseThrow(() -> new NoSuchMethodException(name));
    }

    private static <T extends AccessibleObject & Member> T open(T member) {
        member.setAccessible(true);
        return member;
    }
}
