package dev.slipway.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of kinds of definitions, of the ways they change, and of what reads them.
final class Redefinitions {
    private Redefinitions() {}

    /// What of a definition changes.
    enum How {
        VALUE,
        BODY,
        SIGNATURE,
        TYPE,
        SHAPE,
        DELETED
    }

    /// @param source the definition anew
    /// @param value what reading it gives then; null if its readers do not compile any more
    record Change(How how, String source, @Nullable String value) {
        @Override
        public String toString() {
            return how.name().toLowerCase(java.util.Locale.ROOT) + " → "
                    + source.lines().findFirst().orElse("");
        }
    }

    /// @param source of its cell; empty if only the probe reads
    /// @param probe shows what it reads
    record Reader(String name, String source, String probe) {}

    /// @param source the definition
    /// @param read an expression that reads it
    /// @param value what that gives, as text
    /// @param reads the name under which the graph knows it; empty if it has none
    /// @param held makes an object of it that `heldRead` reads; empty if there is none
    record Kind(
            String name,
            String source,
            String read,
            String value,
            String reads,
            String held,
            String heldRead,
            List<Change> changes) {
        @Override
        public String toString() {
            return name;
        }

        List<Reader> readers() {
            var n = name.replaceAll("\\W", "");
            var readers = new ArrayList<>(List.of(
                    new Reader("expression", "", read),
                    new Reader("var", "var v" + n + " = " + read + ";", "v" + n),
                    new Reader("field", "class F" + n + " { Object held = " + read + "; }", "new F" + n + "().held"),
                    new Reader(
                            "lambda",
                            "java.util.function.Supplier<Object> l" + n + " = () -> " + read + ";",
                            "l" + n + ".get()"),
                    new Reader("method", "Object m" + n + "() { return " + read + "; }", "m" + n + "()"),
                    new Reader(
                            "class",
                            "class C" + n + " { Object get() { return " + read + "; } }\nvar c" + n + " = new C" + n
                                    + "();",
                            "c" + n + ".get()")));
            if (!held.isEmpty()) {
                readers.add(new Reader("holder", "var h" + n + " = " + held + ";", heldRead.formatted("h" + n)));
            }
            return readers;
        }
    }

    private static Kind kind(String name, String source, String read, String value, String reads, Change... changes) {
        return new Kind(name, source, read, value, reads, "", "", List.of(changes));
    }

    private static Kind holding(Kind kind, String held, String heldRead) {
        return new Kind(
                kind.name(), kind.source(), kind.read(), kind.value(), kind.reads(), held, heldRead, kind.changes());
    }

    private static Change to(How how, String source, String value) {
        return new Change(how, source, value);
    }

    private static Change broken(How how, String source) {
        return new Change(how, source, null);
    }

    private static Change deleted() {
        return new Change(How.DELETED, "", null);
    }

    static final List<Kind> KINDS = List.of(
            kind(
                    "variable",
                    "int a = 1;",
                    "a",
                    "1",
                    "a",
                    to(How.VALUE, "int a = 2;", "2"),
                    to(How.TYPE, "String a = \"two\";", "two"),
                    deleted()),
            kind(
                    "var",
                    "var b = List.of(1);",
                    "b",
                    "[1]",
                    "b",
                    to(How.VALUE, "var b = Stream.of(1).map(x -> x + 1).toList();", "[2]"),
                    to(How.TYPE, "var b = \"two\";", "two"),
                    deleted()),
            kind(
                    "final",
                    "final int c = 1;",
                    "c",
                    "1",
                    "c",
                    to(How.VALUE, "final int c = 2;", "2"),
                    to(How.TYPE, "final String c = \"two\";", "two"),
                    deleted()),
            kind(
                    "method",
                    "int d() { return 1; }",
                    "d()",
                    "1",
                    "d",
                    to(How.BODY, "int d() { return 2; }", "2"),
                    to(How.BODY, "int d() { return IntStream.of(1, 1).map(x -> x).sum(); }", "2"),
                    to(How.SIGNATURE, "int d(int... more) { return 2; }", "2"),
                    to(How.TYPE, "String d() { return \"two\"; }", "two"),
                    broken(How.SIGNATURE, "int d(String needed) { return 2; }"),
                    deleted()),
            kind(
                    "overloaded method",
                    "int e(int x) { return 1; }\nint e(String x) { return 1; }",
                    "e(1) + \",\" + e(\"\")",
                    "1,1",
                    "e",
                    to(How.BODY, "int e(int x) { return 2; }\nint e(String x) { return 1; }", "2,1"),
                    to(How.SIGNATURE, "int e(long x) { return 2; }\nint e(String x) { return 1; }", "2,1"),
                    to(How.TYPE, "int e(int x) { return 1; }\nString e(String x) { return \"two\"; }", "1,two"),
                    broken(How.DELETED, "int e(String x) { return 1; }"),
                    deleted()),
            kind(
                    "generic method",
                    "<T> List<T> f(T x) { return List.of(x); }",
                    "f(1)",
                    "[1]",
                    "f",
                    to(How.BODY, "<T> List<T> f(T x) { return List.of(x, x); }", "[1, 1]"),
                    to(How.SIGNATURE, "<T extends Comparable<T>> List<T> f(T x) { return List.of(x, x); }", "[1, 1]"),
                    to(How.TYPE, "<T> Optional<T> f(T x) { return Optional.of(x); }", "Optional[1]"),
                    deleted()),
            holding(
                    kind(
                            "class",
                            "class G { int v = 1; int get() { return v; } }",
                            "new G().get()",
                            "1",
                            "G",
                            to(How.BODY, "class G { int v = 1; int get() { return v + 1; } }", "2"),
                            to(
                                    How.SHAPE,
                                    "class G { int get() { return Stream.of(1, 1).mapToInt(x -> x).sum(); } }",
                                    "2"),
                            to(How.SHAPE, "class G { int v = 1; int w = 1; int get() { return v + w; } }", "2"),
                            to(How.SIGNATURE, "class G { int get(int... more) { return 2; } }", "2"),
                            broken(How.SIGNATURE, "class G { int got() { return 2; } }"),
                            deleted()),
                    "new G()",
                    "%s.get()"),
            holding(
                    kind(
                            "record",
                            "record H(int x) {}",
                            "new H(1).x()",
                            "1",
                            "H",
                            to(How.BODY, "record H(int x) { public int x() { return 2; } }", "2"),
                            to(How.SHAPE, "record H(int x, int y) { H(int x) { this(x + 1, 0); } }", "2"),
                            to(How.TYPE, "record H(long x) { public long x() { return 2; } }", "2"),
                            deleted()),
                    "new H(1)",
                    "%s.x()"),
            holding(
                    kind(
                            "enum",
                            "enum I { A, B }",
                            "I.A.ordinal()",
                            "0",
                            "I",
                            to(How.SHAPE, "enum I { Z, A, B }", "1"),
                            to(How.SHAPE, "enum I { B, A }", "1"),
                            broken(How.SHAPE, "enum I { B }"),
                            deleted()),
                    "I.A",
                    "%s.ordinal()"),
            kind(
                    "enum switch",
                    "enum S { A, B }",
                    "switch (S.B) { case A -> 1; case B -> 2; }",
                    "2",
                    "S",
                    to(How.SHAPE, "enum S { B, A }", "2"),
                    broken(How.SHAPE, "enum S { A, B, C }")),
            kind(
                    "interface",
                    "interface J { default int j() { return 1; } }",
                    "new J() {}.j()",
                    "1",
                    "J",
                    to(How.BODY, "interface J { default int j() { return 2; } }", "2"),
                    to(How.SHAPE, "interface J { default int j() { return k(); } default int k() { return 2; } }", "2"),
                    broken(How.SHAPE, "interface J { int j(); }"),
                    deleted()),
            kind(
                    "sealed family",
                    "sealed interface K permits K1, K2 {}\nrecord K1(int n) implements K {}\nrecord K2(int n) implements K {}",
                    "switch ((K) new K2(1)) { case K1 k -> 0; case K2(int n) -> n; }",
                    "1",
                    "K2",
                    to(
                            How.BODY,
                            "sealed interface K permits K1, K2 {}\nrecord K1(int n) implements K {}\nrecord K2(int n) implements K { K2 { n = 2; } }",
                            "2"),
                    broken(
                            How.SHAPE,
                            "sealed interface K permits K1, K2, K3 {}\nrecord K1(int n) implements K {}\nrecord K2(int n) implements K {}\nrecord K3() implements K {}"),
                    deleted()),
            kind(
                    "nested type",
                    "class L { static class M { int v() { return 1; } } }",
                    "new L.M().v()",
                    "1",
                    "L",
                    to(How.BODY, "class L { static class M { int v() { return 2; } } }", "2"),
                    to(How.SHAPE, "class L { static class M { int w = 2; int v() { return w; } } }", "2"),
                    broken(How.SHAPE, "class L { static class N { int v() { return 2; } } }"),
                    deleted()),
            kind(
                    "lambda",
                    "java.util.function.IntUnaryOperator o = x -> x;",
                    "o.applyAsInt(1)",
                    "1",
                    "o",
                    to(How.VALUE, "java.util.function.IntUnaryOperator o = x -> x + 1;", "2"),
                    broken(How.TYPE, "java.util.function.IntSupplier o = () -> 2;"),
                    deleted()),
            kind(
                    "static state",
                    "class P { static int n = 1; }",
                    "P.n",
                    "1",
                    "P",
                    to(How.VALUE, "class P { static int n = 2; }", "2"),
                    to(How.BODY, "class P { static int n; static { n = 2; } }", "2"),
                    to(How.TYPE, "class P { static String n = \"two\"; }", "two"),
                    deleted()),
            kind(
                    "enum constant arguments",
                    "enum Q { A(1); final int v; Q(int v) { this.v = v; } }",
                    "Q.A.v",
                    "1",
                    "Q",
                    to(How.VALUE, "enum Q { A(2); final int v; Q(int v) { this.v = v; } }", "2"),
                    to(How.BODY, "enum Q { A(1); final int v; Q(int v) { this.v = v + 1; } }", "2"),
                    deleted()),
            kind(
                    "import",
                    "import java.util.Timer;",
                    "Timer.class.getName()",
                    "java.util.Timer",
                    "",
                    to(How.TYPE, "import javax.swing.Timer;", "javax.swing.Timer"),
                    to(How.DELETED, "", "java.util.Timer")),
            kind(
                    "constant",
                    "class R { static final int N = 1; }",
                    "R.N",
                    "1",
                    "R",
                    to(How.VALUE, "class R { static final int N = 2; }", "2"),
                    to(How.TYPE, "class R { static final String N = \"two\"; }", "two"),
                    deleted()));
}
