package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Variables of one kernel, stored for another one.
class StoringTest {
    @TempDir
    private Path folder;

    @Test
    void aKernelTakesOverWhatAnotherHadAsFarAsItCanBeStored() throws IOException {
        try (var before = new TestKernel();
                var after = new TestKernel()) {
            before.value(1, "record Model(String name, List<Integer> sizes) {}");
            before.value(2, "import java.util.concurrent.atomic.*;\nvar model = new Model(\"m\", List.of(1, 2));");
            before.value(3, "var all = new ArrayList<Integer>(List.of(1, 2));\nvar same = all;\nint n = 5;");
            before.value(4, "Thread thread = Thread.currentThread();\nString none = null;");
            before.value(
                    5, "import java.util.Map.Entry;\nEntry<String, int[]> entry = Map.entry(\"a\", new int[] {7});");
            before.value(6, "all.add(3);");

            var stored = before.engine.store(
                    Set.of("model", "all", "same", "n", "thread", "none", "entry", "unknown"), folder);

            assertThat(stored.values())
                    .extracting(Restorable::name)
                    .containsExactly("model", "all", "same", "n", "none", "entry");
            assertThat(stored.refused()).containsOnlyKeys("thread");
            assertThat(stored.refused().get("thread")).contains("thread");
            try (var files = Files.list(folder)) {
                assertThat(files).hasSizeLessThanOrEqualTo(8);
            }

            after.value(1, "record Model(String name, List<Integer> sizes) {}");
            after.engine.restore(stored.values());

            assertThat(after.value(2, "model + \" \" + all + n + none + entry.getKey() + entry.getValue()[0]"))
                    .isEqualTo("Model[name=m, sizes=[1, 2]] [1, 2, 3]5nulla7");
            assertThat(after.value(3, "same.add(4); all.toString()")).isEqualTo("[1, 2, 3, 4]");
        }
    }

    @Test
    void whatSharesOverSeveralVariablesSharesItAgain() throws IOException {
        try (var before = new TestKernel();
                var after = new TestKernel()) {
            before.value(
                    1, "var a = new ArrayList<Integer>(); var b = new ArrayList<Integer>(); var alone = new int[1];");
            before.value(2, "var both = List.of(a, b); var text = \"t\"; var again = text;");

            var stored = before.engine.store(Set.of("a", "b", "both", "alone", "text", "again"), folder);
            assertThat(stored.refused()).isEmpty();
            after.engine.restore(stored.values());

            assertThat(after.value(1, "both.get(0).add(1); both.get(1).add(2); a + \"\" + b + alone.length + again"))
                    .isEqualTo("[1][2]1t");
        }
    }

    @Test
    void whatACodecWouldMakeTwoOfComesBackOnceAndTheOthersAreNamed() throws IOException {
        try (var before = new TestKernel()) {
            before.value(1, "import tech.tablesaw.api.*;\nvar x = IntColumn.create(\"x\", 1, 2);");
            before.value(2, "var one = Table.create(\"one\", x); var two = Table.create(\"two\", x); var three = one;");

            var stored = before.engine.store(Set.of("one", "two", "three"), folder);
            assertThat(stored.values()).extracting(Restorable::name).containsExactly("one");
            assertThat(stored.refused())
                    .containsEntry("two", "it shares an object with one")
                    .containsEntry("three", "it shares an object with one");

            stored = before.engine.store(Set.of("one", "three"), folder);
            assertThat(stored.values()).extracting(Restorable::name).containsExactly("one", "three");
        }
    }

    @Test
    void typesThatACellDeclaresBesideWhatItDoesAreThereWithoutRunningIt() throws IOException {
        var mixed =
                "//| foreach: x : xs\nimport java.util.concurrent.atomic.*;\nrecord Point(int x) { int twice() { return 2 * x; } }"
                        + "\nvar points = List.of(new Point(4));\nint sum(List<Point> all) {"
                        + " return all.stream().mapToInt(Point::twice).sum(); }\nthrow new IllegalStateException();";
        try (var before = new TestKernel();
                var after = new TestKernel()) {
            before.value(1, mixed.replace("//| foreach: x : xs", "").replace("throw new IllegalStateException();", ""));
            var stored = before.engine.store(Set.of("points"), folder);

            after.engine.declare(List.of(
                    TestKernel.cell(1, mixed),
                    TestKernel.cell(2, "var n = 1;"),
                    TestKernel.cell(3, "class Bad { int }")));
            after.engine.restore(stored.values());

            assertThat(after.value(4, "sum(points) + new AtomicInteger(1).get()"))
                    .isEqualTo("9");
            assertThat(after.refusal(5, "n")).asString().contains("cannot find symbol");
            assertThat(after.value(
                            1,
                            mixed.replace("//| foreach: x : xs", "")
                                    .replace("2 * x", "3 * x")
                                    .replace("throw new IllegalStateException();", "sum(points)")))
                    .isEqualTo("12");
        }
    }
}
