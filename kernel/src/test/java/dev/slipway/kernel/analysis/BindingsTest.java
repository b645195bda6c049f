package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each line: cells, parted by `¦`, then `=>` and the bindings, parted by commas.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BindingsTest {
    private CompilerAnalysis analysis;

    @BeforeAll
    void open() {
        analysis = CompilerAnalysis.create(Cells.classPath());
    }

    @AfterAll
    void close() {
        analysis.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class K { static final int MAX = 3; } ¦ int a = K.MAX; => 2 reads K of 1",
                "class K { static final int MAX = 3; } ¦ int f() { return K.MAX; } ¦ f() => 3 reads f of 2, 3 reads K of 1",
                "record S(int a) {} ¦ int f() { List<S> l = new ArrayList<>(); return l.size(); } ¦ f() => 3 reads f of 2, 3 reads S of 1",
                "record S(int a) {} ¦ var l = new ArrayList<S>(); => 2 reads S of 1",
                "record S(int a) {} ¦ { List<S> l = new ArrayList<>(); System.out.println(l); } => 2 reads S of 1",
                "record S(int a) {} ¦ record T(List<S> all) {} => 2 reads S of 1",
                "record S(int a) {} ¦ List<S> f() { return null; } => 2 reads S of 1",
                "record S(int a) {} ¦ class T<A extends S> {} => 2 reads S of 1",
                "record S(int a) {} ¦ int f() { return new S(1).a(); } =>",
                "@interface Mark {} ¦ @Mark class Q {} => 2 reads Mark of 1",
                "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE) @interface Mark {} ¦ @Mark class Q {} => 2 reads Mark of 1",
                "enum E { A, B } ¦ var e = E.B; ¦ int i = switch (e) { case A -> 1; case B -> 2; }; => 2 reads E of 1, 3 reads E of 1, 3 reads e of 2",
            })
    void countsTypesThatBytecodeForgets(String line) {
        assertBindings(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record S(int a) {} ¦ int f(List<String> S) { return S.size(); } ¦ f(null) => 3 reads f of 2",
                "record S(int a) {} ¦ int f() { int S = 1; return S; } ¦ f() => 3 reads f of 2",
                "record S(int a) {} ¦ <S> S same(S it) { return it; } ¦ same(1) => 3 reads same of 2",
                "record S(int a) {} ¦ class A { class S {} S s; } =>",
                "record S(int a) {} ¦ // S is not used\nString t = \"S\"; /* S */ =>",
                "int n = 1; ¦ int f(int n) { return n; } ¦ f(2) => 3 reads f of 2",
                "int n = 1; ¦ { int n = 2; System.out.println(n); } =>",
                "int n = 1; ¦ Stream.of(1).map(n -> n + 1).toList() =>",
                "int n = 1; ¦ class A { int n = 2; int v() { return n; } } ¦ new A().v() => 3 reads A of 2",
                "int max(int a) { return a; } ¦ Math.max(1, 2) =>",
                "import static java.lang.Math.max; ¦ max(1, 2) =>",
            })
    void isNotMisledByTheSameName(String line) {
        assertBindings(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = 1, b = a + 1; ¦ int c = b; => 2 reads b of 1",
                "int a = 1; ¦ int b = a; int a = 2; ¦ a + b => 2 reads a of 1, 3 reads a of 2, 3 reads b of 2",
                "int n = 1; ¦ Supplier<Integer> s = () -> n; ¦ int n = 2; ¦ s.get() => 2 reads n of 1, 4 reads s of 2, 4 reads n of 3",
                "int n = 1; ¦ var l = Stream.of(1).map(i -> i + n).toList(); ¦ l.size() => 2 reads n of 1, 3 reads l of 2",
                "int n = 1; ¦ var o = new Object() { int v() { return n; } }; ¦ o.v() => 2 reads n of 1, 3 reads o of 2, 3 reads n of 1",
                "int n = 1; ¦ record R(int a) { int v() { return a + n; } } ¦ var r = new R(1); ¦ r.v() => 3 reads R of 2, 3 reads n of 1, 4 reads R of 2, 4 reads r of 3, 4 reads n of 1",
                "int n = 1; ¦ class A { class B { int v() { return n; } } } ¦ new A().new B().v() => 3 reads A of 2, 3 reads n of 1",
                "int h(int i) { return 1; } ¦ int h(String s) { return h(2); } ¦ h(\"a\") ¦ h(1) => 3 reads h of 2, 3 reads h of 1, 4 reads h of 1",
                "int h(int i) { return 1; } ¦ int h(String s) { return 2; } ¦ h(\"a\") ¦ h(1) => 3 reads h of 2, 4 reads h of 1",
                "int f() { return g(); } ¦ int g() { return 1; } ¦ f() ¦ int g() { return 2; } ¦ f() => 3 reads f of 1, 3 reads g of 2, 5 reads f of 1, 5 reads g of 4",
                "sealed interface Sh permits Ci {} record Ci(double r) implements Sh {} ¦ double area(Sh s) { return switch (s) { case Ci c -> c.r(); }; } ¦ area(new Ci(2)) => 2 reads Sh of 1, 3 reads Ci of 1, 3 reads Sh of 1, 3 reads area of 2",
                "interface A { int v(); } ¦ class B implements A { public int v() { return 1; } } ¦ A a = new B(); => 2 reads A of 1, 3 reads A of 1, 3 reads B of 2",
                "int f(int i) { return i; } ¦ Function<Integer, Integer> g = this_ -> f(this_); ¦ g.apply(1) => 2 reads f of 1, 3 reads g of 2, 3 reads f of 1",
                "int twice(int i) { return 2 * i; } ¦ Stream.of(1).map(i -> twice(i)).toList() => 2 reads twice of 1",
                "var x = 1; ¦ x++; ¦ x => 2 reads x of 1, 3 reads x of 1",
            })
    void bindsWhatRuns(String line) {
        assertBindings(line);
    }

    private void assertBindings(String line) {
        var sides = line.split("=>(?= \\d|$)", -1);
        var expected = Stream.of(sides[1].split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();

        var found = analysis.analyse(
                Cells.of(Stream.of(sides[0].split("¦", -1)).map(String::strip).toArray(String[]::new)));

        assertThat(found.graph().problems()).isEmpty();
        assertThat(Cells.bindings(found)).containsExactlyInAnyOrderElementsOf(expected);
    }
}
