package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.worker.protocol.Input;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tasks share classes, and that none can tell.
class LoadedClassesTest extends InProcessWorker {
    private static final int TASKS = 3;
    private static final String MARK = "System.identityHashCode(Marker.class)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class T { public static int count; }",
                "class T { public static final int SIZE = 3; public static String name; int x = 4; }",
                "record T(double[] weights, List<int[][]> more) { int size() { return weights.length; } }",
                "enum T { RED, GREEN; T next() { return values()[(ordinal() + 1) % 2]; } }",
                "enum T { RED(\"r\", 1) { int cost() { return 2; } }, GREEN(\"g\", 2); final String code; final int n;"
                        + " T(String code, int n) { this.code = code; this.n = n; } int cost() { return n; } }",
                "class T { int of(java.time.DayOfWeek day) { return switch (day) { case MONDAY -> 1; default -> 2; }; } }",
                "class T { void check(int x) { assert x > 0; } }",
                "sealed interface T permits T.A { record A(int x) implements T {} }",
                "class T { List<String> sorted(Set<String> all) { return all.stream().sorted().map(x -> x + \"!\").toList(); } }"
            })
    void plainCodeKeepsItsClasses(String type) throws IOException {
        assertThat(marks(type)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class T { public static int count = 1; }",
                "class T { public static final List<String> ALL = new ArrayList<>(); }",
                "class T { static { System.out.println(\"loaded\"); } }",
                "class T { static int next() { return 4; } public static final int N = next(); }",
                "class T { static int values() { return 4; } public static final int N = values(); }",
                "class T { public static final int[] COUNTS = {0, 0}; }",
                "enum T { RED; int count; }",
                "enum T { RED; final List<String> all = new ArrayList<>(); }",
                "enum T { RED; T() { System.out.println(\"made\"); } }",
                "enum T { RED(new Random().nextInt()); final int n; T(int n) { this.n = n; } }",
                "interface T { List<String> ALL = new ArrayList<>(); }",
                "class T { protected void finalize() { } }",
                "class T { void go() { Thread.startVirtualThread(() -> { }); } }",
                "class T { void go() { java.util.concurrent.CompletableFuture.runAsync(() -> { }); } }",
                "class T { long go() { return List.of(1).parallelStream().count(); } }",
                "class T { long go() { return List.of(1).stream().parallel().count(); } }",
                "class T { void go() { new java.util.Timer(); } }",
                "class T { Object go() { return new java.lang.ref.SoftReference<>(this); } }",
                "class T { Object go() throws Exception { return T.class.getDeclaredFields()[0].get(null); } }",
                "class T { boolean go() { return java.util.stream.StreamSupport.stream(List.of(1).spliterator(), true)"
                        + ".anyMatch(x -> x == 1); } }",
                "class T { long go() { return List.of(1, 2).stream()"
                        + ".gather(java.util.stream.Gatherers.mapConcurrent(2, x -> x)).limit(1).count(); } }",
                "class T { Object go() { return new java.util.concurrent.ConcurrentHashMap<>(Map.of(1, 1))"
                        + ".search(1, (k, v) -> k); } }",
                "class T { void go(byte[] b) throws Exception { java.lang.invoke.MethodHandles.lookup().defineClass(b); } }",
                "class T { int go(int n) { try { return go(n + 1); } catch (StackOverflowError e) { return n; } } }",
                "class T { Object go() { return java.net.http.HttpClient.newHttpClient(); } }"
            })
    void doubtfulCodeGetsFreshClasses(String type) throws IOException {
        assertThat(marks(type)).hasSize(TASKS);
    }

    @Test
    void aFailedTaskLeavesNoClasses() throws IOException {
        load(new TestStep("train")
                .type(1, "Marker", "class Marker { public static int count; }")
                .variable(1, "boolean", "fails", "false")
                .code(2, "System.out.println(" + MARK + "); if (fails) throw new IllegalStateException();"));

        worker.task(Map.of("fails", new Input.Given(true)));
        var first = worker.printed(Report.Stream.OUT);
        worker.task(Map.of());

        assertThat(worker.printed(Report.Stream.OUT)).isNotEqualTo(first);
    }

    @Test
    void staticFieldsAreZeroAtFirst() throws IOException {
        load(new TestStep("train")
                .type(1, "Marker", "class Marker { public static int count; public static long last; }")
                .code(2, "System.out.println(\"\" + Marker.count + Marker.last); Marker.count++; Marker.last = 7;"));

        worker.task(Map.of());
        var first = worker.printed(Report.Stream.OUT);
        worker.task(Map.of());

        assertThat(first).isEqualTo("00\n");
        assertThat(worker.printed(Report.Stream.OUT)).isEqualTo(first);
    }

    @Test
    void anotherStepsCodeHasItsOwn() throws IOException {
        var first = marks("class T { int x; }");
        var second = marks("class T { int y; }");

        assertThat(second).doesNotContainAnyElementsOf(List.copyOf(first));
    }

    /// Runs some tasks of a step that declares `type`, and returns what each says of the identity of its classes.
    private Set<String> marks(String type) throws IOException {
        load(new TestStep("train")
                .type(1, "Marker", "class Marker { public static int count; }")
                .type(1, "T", type)
                .variable(2, "int", "mark", MARK));
        var marks = new HashSet<String>();
        for (int i = 0; i < TASKS; i++) {
            worker.task(Map.of(), "mark");
            marks.add(worker.artifact("mark").preview());
        }
        return marks;
    }
}
