package dev.slipway.bench;

import dev.slipway.kernel.file.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the engine costs a task in `flight-delays` with 200 tasks, beside one JVM a task.
final class RunBench implements Bench {
    private static final int ROUNDS = 3;
    private static final int WORKERS = 2;
    private static final int PAGE = 1000;
    private static final int JVMS = 40;
    private static final double MILLIS = 1e3;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var folder = product.scratch().resolve("samples");
        copy(product.root().resolve("samples"), folder);
        var notebook = folder.resolve("flight-delays.ipynb").toString();
        var ours = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(engineMillis(product, notebook));
        }
        return new Figure("ms", ours.median(), "a JVM a task, " + WORKERS + " at a time", jvmMillis(product), ROUNDS);
    }

    /// Returns the run's wall time less what its tasks need, a task: the time of a step's tasks over the workers that
    /// can share them, so a step of one task counts whole. Unit: ms.
    private static double engineMillis(Product product, String notebook) throws IOException, InterruptedException {
        var ended = product.slipway(
                "run", notebook, "--no-reuse", "--workers", String.valueOf(WORKERS), "--json", "-C", folder(notebook));
        var run = Documents.members(ended.out());
        var id = run.text("run").orElseThrow();
        double tasks = 0;
        double needed = 0;
        for (var step : Documents.items(run.get("steps"))) {
            var name = ((Json.Members) step).text("name").orElseThrow();
            var shown = Documents.members(product.slipway(
                            "show", id + "/" + name, "--limit", String.valueOf(PAGE), "--json", "-C", folder(notebook))
                    .out());
            var all = Documents.items(shown.get("tasks"));
            double inTasks = 0;
            for (var task : all) {
                inTasks += Documents.number(((Json.Members) task).get("seconds"));
            }
            tasks += all.size();
            needed += inTasks / Math.clamp(all.size(), 1, WORKERS);
        }
        return (Documents.number(run.get("seconds")) - needed) * MILLIS / tasks;
    }

    private static String folder(String notebook) {
        return String.valueOf(Path.of(notebook).getParent());
    }

    private static double jvmMillis(Product product) throws IOException, InterruptedException {
        return product.together(Product.java(Nothing.class), JVMS, WORKERS) * MILLIS / JVMS;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var file :
                    all.filter(path -> !path.toString().contains(".slipway")).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
