package dev.slipway.kernel.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What snippets give that are compiled together is what JShell gives for one after the other, to the byte.
class SnippetsAheadTest {
    @Test
    void thisJvmAllowsIt() {
        try (var shell = shell(new Classes())) {
            assertThat(SnippetsAhead.in(shell, NeededImports.in(shell)).isPossible())
                    .isTrue();
        }
    }

    @Test
    void whatIsAnnouncedIsCompiledAtOnce() {
        var classes = new Classes();
        try (var shell = shell(classes)) {
            var ahead = SnippetsAhead.in(shell, NeededImports.in(shell));
            var texts = chain(60).lines().toList();
            ahead.announce(texts);
            texts.forEach(ahead::eval);
        }
        assertThat(classes.loads).isEqualTo(2);
    }

    @Test
    void aLongNotebookWithFaultsIsTheSame() {
        var text = chain(30) + "int bad = missing;\n" + chain(30).replace("v", "w") + "String s = 1;\nint t = w3 + s;\n"
                + chain(20).replace("v", "x") + "int x3 = 7;\nint y = x3;\n";
        assertThat(together(text)).isEqualTo(oneByOne(text));
    }

    @Test
    void manyFaultsCostEachSnippetOnce() {
        try (var shell = shell(new Classes())) {
            var ahead = SnippetsAhead.in(shell, NeededImports.in(shell));
            var texts = IntStream.range(0, 120)
                    .mapToObj(i -> i < 100 ? "int v" + i + " = missing(" + i + ");" : "int v" + i + " = " + i + ";")
                    .toList();
            ahead.announce(texts);
            texts.forEach(ahead::eval);

            assertThat(ahead.tried()).isLessThan(3L * texts.size());
        }
    }

    private static String chain(int length) {
        return "int v0 = 1;\n"
                + IntStream.range(1, length)
                        .mapToObj(i -> "int v" + i + " = v" + (i - 1) + " + 1;\n")
                        .collect(Collectors.joining());
    }

    /// Snippets, one a line.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int twice(int x) { return 2 * x; }\nlong big = twice(4);\nint[] all = {twice(1), 2};\nint more = all[0];",
                "record P(int x) {}\nP make() { return new P(4); }\nP p = make();\nvar q = List.of(p);\nvar r = q;\nint n = p.x();",
                "enum E { ONE, TWO }\nE e = E.TWO;\nint n = switch (e) { case ONE -> 1; case TWO -> 2; };\nString t(E e) { switch (e) { case ONE: return \"1\"; default: return \"\"; } }",
                "sealed interface S permits A, B {}\nrecord A(int x) implements S {}\nrecord B(S s) implements S {}\nint of(S s) { return switch (s) { case A(int x) -> x; case B(var i) -> of(i); }; }\nint n = of(new B(new A(3)));",
                "interface F { int of(int x); }\nF f = x -> x + 1;\nF g = f::of;\nF h = new F() { public int of(int x) { return g.of(x); } };\nvar i = new Object() { int k = 3; };\nvar j = i.k + h.of(1);",
                "class A { private int v = 1; static final int K = 4; int v() { return v; } }\nint k = A.K;\nclass B extends A { int v() { return super.v() + K; } }\nA a = new B();\nString s = \"\" + k + a.v();",
                "int a = 1, b = 2, c[] = {3};\nint d = a + b + c[0];\nint e = d, f = e;\n;\n// nothing\nint g = f;",
                "int a = 1;\nSystem.out.println(a);\nif (a > 0) { a = 2; }\nfor (int i = 0; i < a; i++) { int b = i; }\nint b = a;\nb++;\na + b\n$1",
                "abstract int f();\nint g() { return f(); }\nint h() { return g(); }\nint f() { return 1; }",
                "int a = 1\nint b = (;\nint c = a;\nint toString() { return 1; }\nreturn 3;\nint d = c;",
                "List<? extends Number> l = List.of(1);\nvar n = l.get(0);\nNumber m = n;\nMap<String, List<Integer>> deep = Map.of();\nvar e = deep.entrySet();\n<T extends Comparable<T>> T same(T x) { return x; }\nint k = same(3);",
                "import java.time.*;\nDuration d = Duration.ofSeconds(1);\nimport static java.lang.Math.*;\nlong s = d.toSeconds() + max(1, 2);\nimport java.time.*;\nlong t = s;",
                "@FunctionalInterface interface G { void go(); }\n@Deprecated int old() { return 1; }\nfinal int fix = 3;\nstatic int st = fix + old();\npublic String p() { return \"p\" + st; }\nG go = () -> p();",
                "var l = new ArrayList<String>();\nvar b = true ? 1 : \"x\";\nint record = 3;\nint yield = record;\nrecord R<T>(T of) { R { } }\nR<String> r = new R<>(\"\");",
                "<Z extends Runnable & CharSequence> Z get() { return null; }\nvar z = get();\nint n = z.length();\nRunnable q = z;",
                "Object o = List.of();\nString s = o instanceof List<?> l && l.isEmpty() ? \"e\" : null;\nassert s != null;\ntry { s.length(); } finally { o = null; }\nint \\u0061b = 1;\nint c = ab;",
            })
    void sameAsOneByOne(String session) {
        assertThat(together(session)).isEqualTo(oneByOne(session));
    }

    /// Sessions one after the other in one shell, each taken back before the next: names, and who names whom, come
    /// again
    /// in another order. A snippet a line.
    @Test
    void sameAsOneByOneAfterOthersWereTakenBack() {
        var sessions = new ArrayList<>(List.of(
                "int ys = 1;\nint y = ys;\nint total = y + ys;",
                "int x = 1;\nint y = x;\nvar ys = y;\nint total = ys;\nint z = y;",
                "int x = 2;\nint y() { return x; }\nint total() { return y() + 1; }\nint z = total();",
                "long x = 3;\nvar y = List.of(x);\nvar z = y.get(0);\nlong ys = z + x, total = ys;",
                "String y = \"y\";\nint x = y.length();\nint total = x;\nvar z = y + total;"));
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        sessions.addAll(List.copyOf(sessions));
        Collections.shuffle(sessions, random);
        sessions.addAll(List.of( // what is wrong is never forgotten
                "int total() { return y() + 1; }\nint y() { return x; }\nint x = 2;\nint z = total();",
                "int z = missing;\nint y = z + 1;\nint z = 4;\nint x = y;",
                "int x = 1;\nint y = x;\nvar ys = y;\nint total = ys;"));
        try (var one = shell(new Classes());
                var other = shell(new Classes())) {
            var ahead = SnippetsAhead.in(other, NeededImports.in(other));
            for (var session : sessions) {
                ahead.announce(session.lines().toList());
                var expected = toldAndDropped(session, one, one::eval, _ -> {});
                assertThat(toldAndDropped(session, other, ahead::eval, ahead::forget))
                        .as("seed " + seed + ": " + session)
                        .isEqualTo(expected);
            }
        }
    }

    private static String toldAndDropped(
            String session, JShell shell, Function<String, List<SnippetEvent>> eval, Consumer<List<Snippet>> dropped) {
        var told = new ArrayList<String>();
        for (var line : session.lines().toList()) {
            eval.apply(line).stream()
                    .map(event -> line + " -> " + told(shell, event))
                    .forEach(told::add);
        }
        var active = shell.snippets()
                .filter(each -> shell.status(each).isActive() && !(each instanceof ImportSnippet))
                .toList();
        active.forEach(each -> told.add(each.source() + " " + shell.status(each)));
        active.reversed().forEach(shell::drop);
        dropped.accept(active);
        return String.join("\n", told);
    }

    private static String together(String session) {
        return told(session, shell -> {
            var ahead = SnippetsAhead.in(shell, NeededImports.in(shell));
            ahead.announce(session.lines().toList());
            return ahead::eval;
        });
    }

    private static String oneByOne(String session) {
        return told(session, shell -> shell::eval);
    }

    private static String told(String session, Function<JShell, Function<String, List<SnippetEvent>>> way) {
        var told = new ArrayList<String>();
        var classes = new Classes();
        try (var shell = shell(classes)) {
            var eval = way.apply(shell);
            for (var line : session.lines().toList()) {
                for (var event : eval.apply(line)) {
                    told.add(line + " -> " + told(shell, event));
                }
            }
            shell.snippets()
                    .forEach(each -> told.add(each.id() + " " + each + " " + shell.status(each) + " "
                            + shell.sourceCodeAnalysis().wrapper(each).fullClassName()));
        }
        return String.join("\n", told) + "\n" + classes.all;
    }

    private static String told(JShell shell, SnippetEvent event) {
        return event.snippet().kind() + " " + event.previousStatus() + " " + event.status() + " "
                + event.isSignatureChange() + " " + event.value() + " "
                + shell.diagnostics(event.snippet())
                        .map(diag -> diag.getMessage(Locale.ROOT))
                        .toList();
    }

    private static JShell shell(Classes classes) {
        var shell = JShell.builder().executionEngine(classes, Map.of()).build();
        shell.eval("import java.util.*;");
        return shell;
    }

    /// Keeps what it is given, as text.
    private static final class Classes extends CompileOnly {
        private final Map<String, String> all = new TreeMap<>();
        private int loads;

        @Override
        public void load(ClassBytecodes[] classes) {
            loads++;
            for (var image : classes) {
                all.put(image.name(), HexFormat.of().formatHex(image.bytecodes()));
            }
        }

        @Override
        public void redefine(ClassBytecodes[] classes) throws ClassInstallException {
            throw new ClassInstallException("never", new boolean[classes.length]);
        }
    }
}
