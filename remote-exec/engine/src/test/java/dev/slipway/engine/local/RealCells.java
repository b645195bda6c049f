package dev.slipway.engine.local;

import dev.slipway.api.Notebook;
import dev.slipway.api.document.CellId;
import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Gather;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Parameter;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.flow.Plan.Write;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.worker.code.ClassImage;
import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.FieldRef;
import dev.slipway.worker.code.StepCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// A flow whose steps are classes of this test, shipped as a compiler would ship a notebook's.
public final class RealCells {
    private RealCells() {}

    /// Makes `all`, the numbers below `count`.
    public static final class Prepare {
        public static int count;
        public static int all;

        private Prepare() {}

        public static void run() {
            System.out.println("preparing " + count);
            all = count;
        }
    }

    /// Squares `n`; `mode` makes it misbehave at 3.
    public static final class Train {
        public static int n;
        public static String mode = "";
        public static long square;

        private Train() {}

        public static void run() throws InterruptedException {
            if (mode.equals("eat")) {
                Notebook.dataset("in.csv");
            }
            if (n == 3) {
                misbehave();
            }
            square = (long) n * n;
            Notebook.metric("square", (double) square);
        }

        private static void fork() {
            try {
                new ProcessBuilder("sleep", "600").start();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static void fill() {
            Object[] all = {};
            while (n == 3) {
                all = new Object[] {all, new long[1 << 20]};
            }
        }

        private static void print() {
            var line = "x".repeat(999);
            for (int i = 0; i < 20_000; i++) { // 20 MB
                System.out.println(line);
            }
        }

        /// Fills the disk as far as it is let.
        private static void disk() {
            try {
                for (int i = 0; i < 7; i++) {
                    java.nio.file.Files.write(java.nio.file.Path.of("part" + i), new byte[10 << 20]);
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            throw new IllegalStateException("No space left on device");
        }

        /// Says it is elsewhere, and removes the folder it is in.
        private static void folder() {
            System.setProperty("user.dir", "/");
            java.util.Locale.setDefault(java.util.Locale.FRANCE);
            try {
                java.nio.file.Files.delete(java.nio.file.Path.of("").toRealPath());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /// Deletes what all tasks read.
        private static void eat() {
            try {
                java.nio.file.Files.delete(Notebook.dataset("in.csv"));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /// Leaves threads behind that no interruption ends.
        private static void leak() {
            for (int i = 0; i < 40; i++) {
                var thread = new Thread(() -> {
                    while (n == 3) {
                        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000);
                    }
                });
                thread.setDaemon(true);
                thread.start();
            }
        }

        private static void misbehave() throws InterruptedException {
            switch (mode) {
                case "throw" -> throw new IllegalStateException("three");
                case "exit" -> System.exit(7);
                case "halt" -> Runtime.getRuntime().halt(137);
                case "fork" -> fork();
                case "fill" -> fill();
                case "print" -> print();
                case "leak" -> leak();
                case "disk" -> disk();
                case "fork and hang" -> {
                    fork();
                    Thread.sleep(60_000);
                }
                case "folder" -> folder();
                case "eat" -> eat();
                case "hang" -> Thread.sleep(60_000);
                case "spin" -> {
                    while (n == 3) {
                        Thread.onSpinWait();
                    }
                }
                default -> {}
            }
        }
    }

    /// Adds the squares up.
    public static final class Report {
        public static List<Long> squares = List.of();
        public static long sum;

        private Report() {}

        public static void run() {
            for (var square : squares) {
                sum += square;
            }
        }
    }

    /// Settings of steps that need little: a worker's heap is the most that one asks for. Unit of memory: bytes.
    static final Settings SMALL = new Settings(null, 256L << 20, null, 0, null, null, true, List.of());

    /// Returns prepare → train for each number → report.
    public static Compiled.Flow flow(Settings settings) throws IOException {
        var steps = List.of(
                step("prepare", FanOut.ONCE, List.of(new Read("count", "int", "parameters")), "all", SMALL),
                step(
                        "train",
                        new FanOut(List.of(new Loop("n", "all", "int")), List.of(), null),
                        List.of(new Read("mode", "String", "parameters")),
                        "square",
                        settings),
                step(
                        "report",
                        new FanOut(List.of(), List.of(new Gather("square", "squares")), null),
                        List.of(new Read("squares", "List<Long>", "train")),
                        "sum",
                        SMALL));
        var code = new CodePackage(List.of(
                code("prepare", Prepare.class, Map.of("count", "int", "all", "int")),
                code("train", Train.class, Map.of("n", "int", "mode", "String", "square", "long", "all", "int")),
                code("report", Report.class, Map.of("squares", "List<Long>", "sum", "long"))));
        var parameters = List.of(new Parameter("count", "int", 5L), new Parameter("mode", "String", ""));
        var plan = new Plan("real", ContentHash.of("real"), code.hash(), parameters, List.of(), steps, List.of());
        return new Compiled.Flow(plan, code, new CellGraph(List.of(), List.of()), List.of());
    }

    /// Returns this process's installation; user code does not see the test's classes, as it would not see ours.
    public static Installation installation() {
        try {
            var all = Installation.locate();
            var libraries = all.libraries().stream()
                    .filter(path -> !path.toString().contains("test-classes"))
                    .toList();
            return new Installation(all.javaHome(), all.kernel(), all.worker(), libraries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step step(String name, FanOut fanOut, List<Read> reads, String write, Settings settings) {
        return new Step(
                name,
                List.of(new CellId("c-" + name)),
                List.of(),
                fanOut,
                reads,
                List.of(new Write(write, "long")),
                settings,
                ContentHash.of(name));
    }

    private static StepCode code(String step, Class<?> type, Map<String, String> variables) throws IOException {
        var name = type.getName();
        try (var in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (in == null) {
                throw new IOException("no class file of " + name);
            }
            var fields = new java.util.HashMap<String, FieldRef>();
            variables.forEach((variable, java) -> fields.put(variable, new FieldRef(name, variable, java)));
            return new StepCode(
                    step,
                    List.of(new ClassImage(name, in.readAllBytes())),
                    List.of(new StepCode.Call(name, "run", "c-" + step, 1, "")),
                    fields,
                    Map.of());
        }
    }
}
