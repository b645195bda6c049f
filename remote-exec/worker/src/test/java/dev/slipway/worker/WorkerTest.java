package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.ContentHash;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Artifact;
import dev.slipway.worker.protocol.Input;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkerTest extends InProcessWorker {
    @Test
    void runsTheCallsInOrderAndKeepsWhatIsAsked() throws IOException {
        load(new TestStep("train")
                .variable(1, "int", "a", "40")
                .variable(2, "int", "b", "a + 2")
                .code(2, "b++;"));

        worker.task(Map.of(), "b");

        var kept = worker.artifact("b");
        assertThat(kept).extracting(Artifact::javaType, Artifact::preview).containsExactly("int", "43");
        assertThat(kept.blob().format()).isEqualTo("slipway-value/1");
        assertThat(kept.blob().inline()).isNotNull();
    }

    @Test
    void aGivenValueTakesThePlaceOfTheInitialiser() throws IOException {
        load(new TestStep("train")
                .variable(1, "double", "rate", "1 / 0")
                .variable(1, "java.util.List<Integer>", "sizes", "null")
                .variable(1, "java.time.LocalDate", "day", "null")
                .variable(2, "String", "all", "rate + \" \" + sizes.get(0).getClass() + sizes + day.getYear()"));

        worker.task(
                Map.of(
                        "rate", new Input.Given(2L),
                        "sizes", new Input.Given(List.of(1L, 2L)),
                        "day", new Input.Given("2026-11-24")),
                "all");

        assertThat(worker.artifact("all").preview()).isEqualTo("2.0 class java.lang.Integer[1, 2]2026");
    }

    @Test
    void artifactsOfOneTaskAreInputsOfAnother() throws IOException {
        load(new TestStep("train")
                .type(1, "Model", "record Model(String name, double[] weights) {}")
                .variable(2, "Model", "model", "new Model(\"m\", new double[2000])")
                .variable(2, "List<Model>", "models", "List.of()")
                .variable(
                        3,
                        "String",
                        "seen",
                        "model.name() + models.size() + (models.isEmpty() ? \"\" : models.get(1).name())"));
        worker.task(Map.of(), "model");
        var stored = worker.stored("model");
        var blob = worker.artifact("model").blob();

        assertThat(blob.inline()).isNull();
        assertThat(new ObjectFiles(folder.resolve("objects")).has(blob.hash())).isTrue();

        worker.task(Map.of("model", stored, "models", new Input.Gathered(List.of(stored, stored))), "seen");

        assertThat(worker.artifact("seen").preview()).isEqualTo("m2m");
    }

    @Test
    void staticStateIsFreshForEachTask() throws IOException {
        load(new TestStep("train")
                .type(1, "Counter", "class Counter { public static int count; }")
                .variable(2, "int", "count", "++Counter.count"));

        worker.task(Map.of(), "count");
        worker.task(Map.of(), "count");

        assertThat(worker.artifact("count").preview()).isEqualTo("1");
    }

    @Test
    void whatIsPrintedComesInOrderAndInputIsEmpty() throws IOException {
        load(new TestStep("train")
                .code(
                        1,
                        "System.out.print(\"ä\"); System.err.println(\"e\"); System.out.println(\"🛩\");"
                                + "System.out.println(System.in.read());"));

        worker.task(Map.of());

        assertThat(worker.all(Report.Printed.class).stream()
                        .map(Report.Printed::text)
                        .collect(Collectors.joining()))
                .isEqualTo("äe\n🛩\n-1\n");
        assertThat(worker.printed(Report.Stream.ERR)).isEqualTo("e\n");
    }

    @Test
    void aMillionLinesAllArrive() throws IOException {
        load(new TestStep("train").code(1, "for (int i = 0; i < 200_000; i++) System.out.println(\"line \" + i);"));

        worker.task(Map.of());

        assertThat(worker.printed(Report.Stream.OUT).lines().skip(199_999)).containsExactly("line 199999");
    }

    @Test
    void aThreadLeftBehindIsInterruptedAndItsOutputDropped() throws Exception {
        var stop = folder.resolve("stop");
        load(new TestStep("train")
                .variable(1, "int", "mode", "0")
                .code(
                        2,
                        "if (mode == 0) Thread.ofPlatform().name(\"left behind\").start(() -> {"
                                + " while (!new java.io.File(\"" + stop + "\").exists()) System.out.print(\"x\"); });"
                                + " else for (int i = 0; i < 50_000; i++) System.out.println(\"y\");"));
        worker.task(Map.of());
        var leftBehind = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("left behind"))
                .findFirst()
                .orElseThrow();
        boolean wasInterrupted = leftBehind.isInterrupted();

        worker.task(Map.of("mode", new Input.Given(1L)));
        Files.createFile(stop);
        leftBehind.join();

        assertThat(wasInterrupted).isTrue();
        assertThat(worker.printed(Report.Stream.OUT)).startsWith("y").doesNotContain("x");
    }

    @Test
    void whatATaskLeavesOnItsThreadIsNotSeenByTheNext() throws IOException {
        load(new TestStep("train")
                .variable(1, "Thread", "here", "Thread.currentThread()")
                .variable(2, "boolean", "isFirst", "true")
                .code(3, """
                        System.out.println(here.getName() + " " + here.isInterrupted() + " " + here.getPriority() + " "
                                + (here.getContextClassLoader() == null));
                        var root = java.util.logging.Logger.getLogger(""); // lives as long as the process
                        if (isFirst) {
                            var local = new ThreadLocal<String>();
                            local.set("left");
                            root.setFilter(record -> local.get() != null);
                        } else {
                            System.out.println(root.getFilter().isLoggable(null));
                            root.setFilter(null);
                        }
                        here.setName("mine");
                        here.setPriority(7);
                        here.setContextClassLoader(null);
                        here.interrupt();
                        """));

        worker.task(Map.of());
        assertThat(worker.printed(Report.Stream.OUT)).isEqualTo("task train false 5 false\n");
        worker.task(Map.of("isFirst", new Input.Given(false)));
        assertThat(worker.printed(Report.Stream.OUT)).isEqualTo("task train false 5 false\nfalse\n");
    }

    @Test
    void aChangeInPlaceIsNotSeenByTheNextTask() throws IOException {
        load(new TestStep("train")
                .variable(1, "List<Integer>", "shared", "new ArrayList<>(List.of(1))")
                .code(2, "shared.add(2);")
                .variable(3, "int", "size", "shared.size()"));
        worker.task(Map.of(), "shared");
        var input = worker.stored("shared");

        worker.task(Map.of("shared", input), "size");
        worker.task(Map.of("shared", input), "size");

        assertThat(worker.artifact("size").preview()).isEqualTo("3");
    }

    @Test
    void loopsAreCountedInAnOrderThatIsTheSameEverywhere() throws IOException {
        load(new TestStep("train")
                .variable(1, "Set<String>", "names", "Set.of(\"c\", \"a\", \"b\")")
                .variable(1, "int", "n", "2")
                .variable(2, "String", "name", "\"\"")
                .variable(3, "String", "seen", "name"));
        worker.task(Map.of(), "names");
        var names = worker.stored("names");

        var expanded = worker.ask(new Request.Expand(
                "train",
                List.of(new Request.Loop("name", "names", names), new Request.Loop("i", "n", new Input.Given(2L))),
                folder.resolve("objects")));
        worker.task(Map.of("name", new Input.Element("names", names, 2)), "seen");

        assertThat(((Report.Expanded) expanded).loops())
                .extracting(
                        loop -> loop.items().stream().map(Report.Item::preview).toList())
                .containsExactly(List.of("a", "b", "c"), List.of("0", "1"));
        assertThat(worker.artifact("seen").preview()).isEqualTo("c");
    }

    @Test
    void everyTaskHasTheFormatsTheWorkerBeganWith() throws IOException {
        var before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
            load(new TestStep("train").code(1, "System.out.println(String.format(\"%.1f\", 1.5));"));

            worker.task(Map.of());
            var first = worker.printed(Report.Stream.OUT);
            worker.task(Map.of());

            assertThat(first).isEqualTo("1,5\n");
            assertThat(worker.printed(Report.Stream.OUT)).isEqualTo(first);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void theCallsOfANotebookAreReported() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "a,b\n");
        load(
                new TestStep("train")
                        .code(
                                1,
                                "metric(\"loss\", 1); metric(\"loss\", 2); metric(\"loss\", 3, 9); metric(\"loss\", 4);"
                                        + "lowerIsBetter(\"loss\"); note(\"**n**\"); progress(1, 1); display(new int[] {1, 2});"
                                        + "dataset(\"data.csv\"); dataset(\"data.csv\"); System.out.println(secret(\"KEY\"));"));

        worker.task(Map.of());

        assertThat(worker.all(Report.Metric.class))
                .extracting(Report.Metric::iteration)
                .containsExactly(0L, 1L, 9L, 10L);
        assertThat(worker.all(Report.Card.class))
                .extracting(card -> card.bundle().text())
                .containsExactly("**n**", "[1, 2]");
        assertThat(worker.all(Report.InputRead.class))
                .containsExactly(
                        new Report.InputRead("data.csv", folder.resolve("data.csv"), 4, ContentHash.of("a,b\n")));
        assertThat(worker.printed(Report.Stream.OUT)).isEqualTo("•••\n");
    }

    @Test
    void aCardIsUpdatedByItsIdAndToldOfAsItIsInTheEnd() throws IOException {
        load(new TestStep("train")
                .code(
                        1,
                        "String id = display(0); display(\"b\");"
                                + "for (int i = 1; i <= 999; i++) updateDisplay(id, i);"
                                + "updateDisplay(\"other\", \"c\");"));

        worker.task(Map.of());

        var last = new TreeMap<Integer, String>();
        worker.all(Report.Card.class)
                .forEach(card -> last.put(card.number(), card.bundle().text()));
        assertThat(last).containsExactly(Map.entry(0, "999"), Map.entry(1, "b"), Map.entry(2, "c"));
    }
}
