package dev.slipway.bench;

import dev.slipway.bench.Product.Watched;
import dev.slipway.kernel.file.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs of one flow of trivial tasks, each measured once. One thread at a time.
final class FlowRuns {
    private static final int WORKERS = 2;
    private static final double MILLIS = 1e3;
    private static final int PROCESSES = 20;
    private static final int ARTIFACTS = 2; // how many times their bytes the artifacts may take
    private static final String NOTEBOOK = """
            // %%
            //| parameters
            int count = 1000;

            // %%
            //| step: list
            var items = java.util.stream.IntStream.range(0, count).boxed().toList();

            // %%
            //| step: square
            //| foreach: item : items
            long squared = BODY;

            // %%
            //| step: total
            //| gather: squared -> all
            long sum = 0;
            for (var each : all) sum += each;
            """;

    private final Map<Integer, Measured> done = new HashMap<>();

    /// What one run cost.
    ///
    /// @param tasks of the fan-out
    /// @param seconds of the command, of the run by its own account, of its fan-out, and of resuming it
    /// @param firstTask from the command to the start of the first task; of a new notebook, and of an unchanged one
    /// @param runMiB most memory of the run process
    /// @param workerMiB most memory of a worker
    /// @param diskBytes what the store takes on disk
    /// @param artifactBytes what the artifacts have
    /// @param bare the same without us
    record Measured(
            int tasks,
            Seconds seconds,
            FirstTask firstTask,
            double runMiB,
            double workerMiB,
            long diskBytes,
            long artifactBytes,
            Bare bare) {
        Figure cost() {
            return new Figure("ms", seconds.fanOut() * MILLIS / tasks, bare.name(), bare.millis(), 1)
                    .beside("a JVM a task, " + WORKERS + " at a time", bare.processMillis());
        }

        Figure wall() {
            return new Figure("ms", seconds.run() * MILLIS / tasks, bare.name(), bare.millis(), 1)
                    .beside("a JVM a task, " + WORKERS + " at a time", bare.processMillis());
        }

        Figure runMemory() {
            return new Figure("MiB", runMiB, bare.name(), bare.memoryMiB(), 1);
        }

        Figure workerMemory() {
            return new Figure("MiB", workerMiB, bare.name(), bare.memoryMiB(), 1);
        }

        Figure disk() {
            double own = (diskBytes - (double) ARTIFACTS * artifactBytes) / tasks;
            return new Figure("B", own, "the artifact's own bytes", (double) artifactBytes / tasks, 1);
        }

        Figure resume() {
            return new Figure("s", seconds.resume(), "the run that is resumed", seconds.command(), 1);
        }

        Figure firstTaskOfNew() {
            return new Figure("s", firstTask.changed(), "a JVM that does nothing", bare.startSeconds(), 1);
        }

        Figure firstTaskOfUnchanged() {
            return new Figure("s", firstTask.unchanged(), "a JVM that does nothing", bare.startSeconds(), 1);
        }
    }

    record Seconds(double command, double run, double fanOut, double resume) {}

    record FirstTask(double changed, double unchanged) {}

    /// @param millis a task of a bare executor that calls the same compiled method
    /// @param processMillis a task of one JVM each
    record Bare(String name, double millis, double memoryMiB, double processMillis, double startSeconds) {}

    /// Returns what the run of `tasks` tasks cost; runs it at the first call.
    Measured of(Product product, int tasks) throws IOException, InterruptedException {
        var known = done.get(tasks);
        if (known == null) {
            product.makeCaches();
            known = measure(product, tasks);
            done.put(tasks, known);
        }
        return known;
    }

    private static Measured measure(Product product, int tasks) throws IOException, InterruptedException {
        var folder = Files.createDirectories(product.scratch().resolve("flow-" + tasks));
        var notebook = folder.resolve("many.jsh");
        Files.writeString(notebook, NOTEBOOK.replace("BODY", SquareTask.BODY + " + 0L * " + tasks));
        var command = List.of(
                "run", notebook.toString(), "-p", "count=" + tasks, "--workers", "" + WORKERS, "--json", "--no-reuse");
        var changedFrom = Instant.now();
        var first = product.watch(command);
        var run = Documents.members(first.out());
        var id = run.text("run").orElseThrow();
        double changed = untilFirstTask(product, folder, id, changedFrom);
        var disk = size(folder.resolve(".slipway"));
        var artifacts = artifactBytes(product, folder, id, tasks);
        var resumed = product.slipway("resume", id, "-C", folder.toString(), "--json");
        requireAllReused(resumed.out(), tasks);
        var seconds = new Seconds(
                first.seconds(), Documents.number(run.get("seconds")), seconds(run, "square"), resumed.seconds());
        return new Measured(
                tasks,
                seconds,
                new FirstTask(changed, untilFirstTask(product, folder, notebook)),
                first.ownMiB(),
                first.childMiB(),
                disk,
                artifacts,
                bare(product, tasks));
    }

    /// Returns how long a step of a run took, from its first task to its last. Unit: seconds.
    static double seconds(Json.Members run, String name) throws IOException {
        for (var step : Documents.items(run.get("steps"))) {
            if (step instanceof Json.Members members
                    && members.text("name").orElse("").equals(name)) {
                return Documents.number(members.get("seconds"));
            }
        }
        throw new IOException("no step " + name);
    }

    private static double untilFirstTask(Product product, Path folder, Path notebook)
            throws IOException, InterruptedException {
        var from = Instant.now();
        var run = Documents.members(product.slipway(
                        "run", notebook.toString(), "-p", "count=10", "--workers", "" + WORKERS, "--json", "--no-reuse")
                .out());
        return untilFirstTask(product, folder, run.text("run").orElseThrow(), from);
    }

    private static double untilFirstTask(Product product, Path folder, String run, Instant from)
            throws IOException, InterruptedException {
        var task = Documents.members(product.slipway("show", run + "/list/0", "-C", folder.toString(), "--json")
                .out());
        var attempt = (Json.Members) Documents.items(task.get("attempts")).getFirst();
        var started = Instant.parse(attempt.text("started").orElseThrow());
        return Duration.between(from, started).toNanos() / 1e9;
    }

    private static void requireAllReused(String out, int tasks) throws IOException {
        var counts = (Json.Members) Documents.members(out).get("tasks");
        if (counts == null || Documents.number(counts.get("reused")) < tasks) {
            throw new IOException("not everything was reused: " + out);
        }
    }

    /// Sums up what three tasks, spread over the fan-out, kept, and takes that for the mean.
    private static long artifactBytes(Product product, Path folder, String run, int tasks)
            throws IOException, InterruptedException {
        double sum = 0;
        int[] some = {0, tasks / 2, tasks - 1};
        for (int index : some) {
            var task = Documents.members(
                    product.slipway("show", run + "/square/" + index, "-C", folder.toString(), "--json")
                            .out());
            for (var artifact : Documents.items(task.get("artifacts"))) {
                sum += Documents.number(((Json.Members) artifact).get("bytes"));
            }
        }
        return Math.round(sum / some.length * tasks);
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static Bare bare(Product product, int tasks) throws IOException, InterruptedException {
        var starts = new Samples();
        for (int i = 0; i < 3; i++) {
            starts.add(product.run(Product.java(Nothing.class)).seconds());
        }
        Watched ended = product.watchCommand(Product.java(SquareTask.class, "" + tasks, "" + WORKERS));
        double process = product.together(Product.java(SquareTask.class, "1", "1"), PROCESSES, WORKERS);
        var millis = new ArrayList<Double>();
        for (var line : ended.out().strip().lines().toList()) {
            millis.add(Double.parseDouble(line));
        }
        return new Bare(
                "a bare executor calling the same code",
                millis.getLast(),
                ended.ownMiB(),
                process * MILLIS / PROCESSES,
                starts.median());
    }
}
