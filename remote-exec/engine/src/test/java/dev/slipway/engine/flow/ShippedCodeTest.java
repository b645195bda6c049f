package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The shipped classes, run as a worker runs them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedCodeTest {
    private static final String EVERYTHING = """
            var told = Stream.of(new Circle(2), new Circle(1), new Square(3), Color.RED, Color.GREEN, 7)
                    .map(o -> tell(o)).toList();
            int captured = base * 2;
            Supplier<Integer> twice = new Supplier<>() {
                int calls = 0;
                public Integer get() { calls++; return captured + calls; }
            };
            int got = twice.get() + twice.get();
            int colors = number(Color.RED) * 10 + number(Color.GREEN);
            String shown = new Circle(1.5).toString() + Circle.class.getSimpleName();
            interface Loss { double of(double x); }
            Loss square = x -> x * x;
            double loss = square.of(3);
            assert loss == 9;
            class Counter { static int made; final int id = ++made; class Inner { int outer() { return id; } } }
            int sum(Tree t) { return switch (t) { case Tree.Leaf(var n) -> n; case Tree.Fork(var a, var b) -> sum(a) + sum(b); }; }
            int leaves = sum(new Tree.Fork(new Tree.Leaf(2), new Tree.Leaf(3)));
            int inner = new Counter().new Inner().outer() + new Counter().id;
            """;

    private Notebooks notebooks;

    @BeforeAll
    void open() {
        notebooks = Notebooks.plain();
    }

    @AfterAll
    void close() {
        notebooks.close();
    }

    @Test
    void runsWhateverJavaHas() throws Exception {
        var values = last(
                "int base = 3;\nbase++;",
                "interface Shape {}\nsealed interface Tree { record Leaf(int n) implements Tree {} record Fork(Tree a, Tree b) implements Tree {} }",
                "record Circle(double r) implements Shape {}\nrecord Square(double a) implements Shape {}",
                "enum Color { RED, GREEN; Color other() { return this == RED ? GREEN : RED; } }",
                """
                String tell(Object o) {
                    return switch (o) {
                        case Circle(var r) when r > 1 -> "big " + r;
                        case Circle c -> "circle";
                        case Square s -> "square " + s.a();
                        case Color.RED -> "red";
                        case Color c -> "color " + c.other();
                        default -> "?";
                    };
                }""",
                "int number(Color c) { return switch (c) { case RED -> 1; case GREEN -> 2; }; }",
                EVERYTHING,
                "1 + 1",
                "int fromTemporary = 5;");

        assertThat(values)
                .containsEntry("told", List.of("big 2.0", "circle", "square 3.0", "red", "color RED", "?"))
                .containsEntry("got", 8 + 1 + 8 + 2)
                .containsEntry("colors", 12)
                .containsEntry("shown", "Circle[r=1.5]Circle")
                .containsEntry("loss", 9.0)
                .containsEntry("leaves", 5)
                .containsEntry("inner", 3);
    }

    @Test
    void bindsEachCellToWhatIsInForceThere() throws Exception {
        var values = last(
                "int x = 1;\nx += 0;",
                "int f() { return g() + x; }",
                "int g() { return 10; }",
                "int a = f();",
                "int g() { return 20; }",
                "int b = f();",
                "int x = 2;",
                "int c = f();",
                "x = 5;",
                "int d = f();");

        assertThat(values)
                .containsEntry("a", 11)
                .containsEntry("b", 21)
                .containsEntry("c", 22)
                .containsEntry("d", 25);
    }

    @Test
    void readsAVariableBeforeItDeclaresItAnew() throws Exception {
        var flow = notebooks.flow(
                "//| step: a\nint x = (int) Math.sqrt(81);", "//| step: b\nint y = x + 1;\nint x = y * 2;");

        var step = flow.plan().steps().get(1);
        assertThat(Notebooks.reads(step)).containsExactly("x a");
        assertThat(InProcess.run(flow.code().steps().get(1), Map.of("x", 9)))
                .containsEntry("y", 10)
                .containsEntry("x", 20);
    }

    @Test
    void shipsConstantsAndWhatFollowsParameters() throws Exception {
        var flow = notebooks.flow(
                "int K = 5;\nString NAME = \"n\" + 1;",
                "//| parameters\nint n = 10;\nint twice = n * 2;\nif (n < 0) throw new IllegalArgumentException(\"n\");",
                "//| step: a\nint sum = K + twice;\nString name = NAME;");

        assertThat(flow.plan().parameters()).containsExactly(new Plan.Parameter("n", "int", 10L));
        assertThat(Notebooks.reads(flow.plan().steps().getFirst())).containsExactly("n parameters");
        assertThat(InProcess.run(flow.code().steps().getFirst(), Map.of("n", 4)))
                .containsEntry("sum", 13)
                .containsEntry("name", "n1");
    }

    @Test
    void shipsTypesThatOnlyShowAtRunTime() {
        var flow = notebooks.flow(
                "interface Shape { double area(); }",
                "record Circle(double r) implements Shape { public double area() { return r; } }",
                "record Other(int x) {}",
                "//| step: a\nList<Shape> shapes = new ArrayList<>(List.of(new Circle(1)));\nObject any = new Other(1);",
                "//| step: b\ndouble sum = 0;\nfor (var s : shapes) sum += s.area();",
                "//| step: c\nvar text = any.toString();");

        assertThat(flow.code().steps().get(1).notebookTypes()).containsOnlyKeys("Shape", "Circle");
        assertThat(flow.code().steps().get(2).notebookTypes()).containsKeys("Other");
    }

    @Test
    void keepsTheCellsOwnLines() {
        var flow = notebooks.flow(
                "# Title",
                "int check(int x) {\n\n    return 10 / x;\n}",
                "//| step: a\nint zero = 1 - 1;\nint bad = check(zero);");

        var thrown = catchThrowable(() -> InProcess.run(flow.code().steps().getFirst(), Map.of()));

        var frames = Stream.of(Objects.requireNonNull(thrown.getCause()).getStackTrace())
                .limit(2)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .toList();
        assertThat(frames).containsExactly("cell 2:3", "cell 3:3");
    }

    /// Runs a notebook of one step.
    private Map<String, Object> last(String... cells) throws Exception {
        var flow = notebooks.flow(cells);
        assertThat(flow.plan().steps()).hasSize(1);
        return InProcess.run(flow.code().steps().getLast(), Map.of());
    }
}
