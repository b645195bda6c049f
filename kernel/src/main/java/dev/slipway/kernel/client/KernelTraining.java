package dev.slipway.kernel.client;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.protocol.KernelEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A kernel that runs through what notebooks usually do.
record KernelTraining(Installation installation) implements CacheMaker.Training {
    private static final int LIMIT_SECONDS = 120;

    /// What is loaded while these run is in the cache. They touch no file and no network.
    private static final List<String> CELLS = List.of(
            "1 + 1",
            """
            import java.time.*;
            var numbers = IntStream.range(0, 10).boxed().toList();
            System.out.println(numbers);
            numbers.stream().map(n -> n * n).collect(Collectors.toList())""",
            "record Point(int x, int y) {}\nint twice(int n) { return 2 * n; }\nvar p = new Point(1, twice(2));\np",
            "int twice(int n) { return 3 * n; }",
            "display(Map.of(\"a\", 1.5));\nnote(\"*done*\");\nmetric(\"m\", 1.0);",
            "for (int i = 0; i < 3; i++) System.out.println(String.format(\"%d %s\", i, \"text\"));",
            "int wrong = \"\";",
            "throw new IllegalStateException(\"end\");");

    @Override
    public void write(Path made) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("slipway-cache");
        try (var training = KernelProcess.train(installation, folder, made)) {
            var kernel = training.kernel();
            try {
                var cells = new ArrayList<SourceCell>();
                for (var source : CELLS) {
                    var cell = new SourceCell(
                            new CellId("cell-" + cells.size()), cells.size(), CellKind.CODE, source, List.of());
                    cells.add(cell);
                    run(kernel, cell);
                }
                kernel.complete("numbers.str", 11).get(LIMIT_SECONDS, TimeUnit.SECONDS);
                kernel.inspect("twice", 3).get(LIMIT_SECONDS, TimeUnit.SECONDS);
                kernel.variables().get(LIMIT_SECONDS, TimeUnit.SECONDS);
                kernel.analyse(cells).get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("the kernel that was to be watched failed: " + e.getMessage(), e);
            }
            training.finish(LIMIT_SECONDS);
        }
        Files.deleteIfExists(folder);
    }

    private static void run(Kernel kernel, SourceCell cell)
            throws InterruptedException, ExecutionException, TimeoutException {
        var ended = new CompletableFuture<@Nullable Void>();
        kernel.execute(cell, Elements.FIRST, event -> {
            if (event instanceof KernelEvent.Finished) {
                ended.complete(null);
            }
        });
        ended.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
