package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedefinitionTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void forgetAll() {
        kernel.forgetAll();
    }

    @Test
    void aVariableKeepsItsValueWhenTheMethodThatMadeItChanges() {
        kernel.value(1, "int f() { return 1; }");
        kernel.value(2, "var v = f();");
        kernel.value(3, "var w = v + 1;");

        kernel.value(1, "int f() { return 2; }");

        assertThat(kernel.value(4, "v + \" \" + w + \" \" + f()")).isEqualTo("1 2 2");
    }

    @Test
    void aVariableKeepsItsValueWhenTheMethodThatMadeItGainsALambda() {
        kernel.value(1, "int g() { return 1; }");
        kernel.value(2, "var w = g();");
        kernel.value(3, "var w2 = w + 1;");

        kernel.value(1, "int g() { return IntStream.range(0, 3).map(x -> x * 2).sum(); }");

        assertThat(kernel.value(4, "w + \" \" + w2 + \" \" + g()")).isEqualTo("1 2 6");
    }

    @Test
    void aVariableKeepsItsValueWhenItsInitialiserNoLongerCompiles() {
        kernel.value(1, "var dt = \"abcd\";");
        kernel.value(2, "var dt1 = dt.substring(2);");

        kernel.value(1, "var dt = 5;");

        assertThat(kernel.value(3, "dt1 + dt")).isEqualTo("cd5");
    }

    @Test
    void aVariableKeepsItsValueWhenTheResultTypeOfItsMethodChanges() {
        kernel.value(1, "int k() { return 1; }");
        kernel.value(2, "var kk = k();");

        kernel.value(1, "String k() { return \"text\"; }");

        assertThat(kernel.value(3, "kk + 1")).isEqualTo("2");
    }

    @Test
    void aVariableWithALambdaInItsInitialiserKeepsItsReaders() {
        kernel.value(1, "var z = List.of(1, 2);");
        kernel.value(2, "var zz = z.size();");

        kernel.value(1, "var z = Stream.of(1, 2, 3).map(x -> x + 1).toList();");

        assertThat(kernel.value(3, "zz + \" \" + z")).isEqualTo("2 [2, 3, 4]");
    }

    @Test
    void aValueOfAReplacedClassIsRefusedInWords() {
        kernel.value(3, "class C { int a = 1; }");
        kernel.value(4, "var c = new C();");
        kernel.value(5, "int ca = c.a;");

        kernel.value(3, "class C { int a = 1; int b() { return 2; } }");

        assertThat(kernel.refusal(6, "c.a"))
                .containsExactly("1:1 c holds a C from before cell 3 changed it: run cell 4");
        assertThat(kernel.value(7, "ca")).isEqualTo("1");
        kernel.value(4, "var c = new C();");
        assertThat(kernel.value(6, "c.b()")).isEqualTo("2");
    }

    @Test
    void aValueOfAReplacedClassIsRefusedInsideACollection() {
        kernel.value(1, "record P(int x) {}");
        kernel.value(2, "var ps = new ArrayList<>(List.of(new P(1)));\nvar none = new ArrayList<P>();");

        kernel.value(1, "record P(int x, int y) {}");

        assertThat(kernel.refusal(3, "System.out.println(ps.get(0));"))
                .containsExactly("1:20 ps holds a P from before cell 1 changed it: run cell 2");
        assertThat(kernel.value(4, "none")).isEqualTo("[]");
    }

    @Test
    void aRefusedVariableMayBeAssigned() {
        kernel.value(1, "class C { int a = 1; }");
        kernel.value(2, "C c = new C();");
        kernel.value(1, "class C { int b = 7; }");

        assertThat(kernel.value(3, "c = new C();\nc.b")).isEqualTo("7");
    }

    @Test
    void aStaticInitialiserThatChangesTakesEffect() {
        kernel.value(1, "class K { static int n = 1; }\nenum E { A(1); final int v; E(int v) { this.v = v; } }");
        assertThat(kernel.value(2, "K.n + E.A.v")).isEqualTo("2");

        kernel.value(1, "class K { static int n = 2; }\nenum E { A(5); final int v; E(int v) { this.v = v; } }");

        assertThat(kernel.value(2, "K.n + E.A.v")).isEqualTo("7");
    }

    @Test
    void aClassRunAgainUnchangedKeepsItsObjects() {
        kernel.value(1, "class C { int a = 1; static int made; }");
        kernel.value(2, "var c = new C(); c.a = 5; C.made = 3;");

        kernel.value(1, "class C { int a = 1; static int made; }");

        assertThat(kernel.value(3, "c.a + C.made")).isEqualTo("8");
    }

    @Test
    void aMethodBodyOfAClassChangesForObjectsThatAreThere() {
        kernel.value(1, "class C { int a() { return 1; } }");
        kernel.value(2, "var c = new C();");

        kernel.value(1, "class C { int a() { return 2; } }");

        assertThat(kernel.value(3, "c.a()")).isEqualTo("2");
    }

    @Test
    void aVariableMayChangeItsType() {
        kernel.value(1, "int r = 1;");
        kernel.value(2, "int rr = r + 1;");

        kernel.value(1, "String r = \"x\";");

        assertThat(kernel.value(3, "r + rr")).isEqualTo("x2");
    }

    @Test
    void aCellThatDoesNotCompileChangesNothing() {
        kernel.value(1, "class C { int a = 1; }\nint f() { return 1; }\nint n = 1;");
        kernel.value(2, "var c = new C(); c.a = 9; n = 4;");

        kernel.refusal(1, "class C { int other; }\nString f() { return \"\"; }\nString n = \"x\";\nint bad = \"x\";");

        assertThat(kernel.value(3, "c.a + f() + n")).isEqualTo("14");
    }

    @Test
    void aCellRunAgainForgetsWhatItNoLongerDefines() {
        kernel.value(1, "int a = 1;\nint b = 2;\nint m() { return 3; }");

        kernel.value(1, "int b = 5;");

        assertThat(kernel.refusal(2, "a")).containsExactly("1:1 cannot find symbol: variable a");
        assertThat(kernel.refusal(3, "m()")).containsExactly("1:1 cannot find symbol: method m()");
        assertThat(kernel.value(4, "b")).isEqualTo("5");
    }

    @Test
    void aCellCannotReadWhatItsOwnLastVersionDefined() {
        kernel.value(1, "int a = 1;\nint b = a;");

        assertThat(kernel.refusal(1, "int b = a;")).containsExactly("1:9 cannot find symbol: variable a");
        assertThat(kernel.value(2, "a + b")).isEqualTo("2");
    }

    @Test
    void whatFollowsAFailureStaysAsItWas() {
        kernel.value(1, "int before = 1;\nint after = 2;");

        kernel.failure(1, "int before = 10;\nint middle = 1 / 0;\nint after = 20;");

        assertThat(kernel.value(2, "before + after")).isEqualTo("12");
        assertThat(kernel.refusal(3, "middle"))
                .containsExactly("1:1 middle has no value, because cell 1 did not get that far: run cell 1");
    }

    @Test
    void redefiningWithinOneCellTakesEffectInOrder() {
        assertThat(kernel.value(
                        1, "int f() { return 1; }\nint x = f();\nint f() { return 2; }\nint y = f();\nx + \" \" + y"))
                .isEqualTo("1 2");
    }

    @Test
    void aVariableKeepsItsValueWhenACellGoesBackToWhatItWas() {
        kernel.value(1, "var b = List.of(1);");
        kernel.value(3, "var v = b;");

        kernel.value(1, "var b = \"two\";");
        kernel.value(1, "var b = List.of(1);");
        kernel.value(1, "var b = \"two\";");

        assertThat(kernel.value(4, "v + b")).isEqualTo("[1]two");
    }

    @Test
    void aLambdaSeesAVariableThatHasMoved() {
        kernel.value(1, "var b = List.of(1);");
        kernel.value(3, "java.util.function.Supplier<Object> l = () -> b;");

        kernel.value(1, "var b = Stream.of(1).map(x -> x + 1).toList();");

        assertThat(kernel.value(4, "l.get()")).isEqualTo("[2]");
    }

    @Test
    void anEnumWhoseConstructorChangesHasNewConstants() {
        kernel.value(1, "enum E { A(1); final int v; E(int v) { this.v = v; } }");
        assertThat(kernel.value(2, "E.A.v")).isEqualTo("1");

        kernel.value(1, "enum E { A(1); final int v; E(int v) { this.v = v + 1; } }");

        assertThat(kernel.value(2, "E.A.v")).isEqualTo("2");
    }
}
