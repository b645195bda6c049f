package dev.slipway.kernel.client;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.KernelCache;
import dev.slipway.kernel.protocol.KernelEvent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes the cache that later kernels start with: runs a kernel through what notebooks usually do, and lets the JVM
/// write down what it has loaded.
public final class CacheMaker {
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

    private final Installation installation;
    private final KernelCache cache;

    private CacheMaker(Installation installation, KernelCache cache) {
        this.installation = installation;
        this.cache = cache;
    }

    /// Makes the cache unless there is one, another process makes it just now, or making it has failed before.
    ///
    /// Cost: some seconds. Nothing depends on it: what goes wrong is said, not thrown.
    ///
    /// @param home where it is kept: `Home.here()`
    /// @param say told in a sentence what takes so long, and why it failed
    /// @throws InterruptedException if the thread is interrupted meanwhile; nothing is left running
    public static void makeOnce(Installation installation, Path home, Consumer<String> say)
            throws InterruptedException {
        var cache = KernelCache.of(installation, home);
        if (!cache.isPossible() || cache.find().isPresent()) {
            return;
        }
        try {
            var place = cache.place();
            if (!Files.exists(place.failed())) {
                new CacheMaker(installation, cache).makeLocked(place, say);
            }
        } catch (IOException e) {
            say.accept("No cache for a faster start of kernels could be made: " + e.getMessage()
                    + ". They start without it.");
        }
    }

    private void makeLocked(KernelCache.Place place, Consumer<String> say) throws IOException, InterruptedException {
        try (var channel = FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null || cache.find().isPresent()) {
                return;
            }
            say.accept("Making a cache so that kernels start faster from now on (some seconds, once after a build).");
            make(place);
        } catch (OverlappingFileLockException thisProcessMakesIt) {
            // all is well
        }
    }

    private void make(KernelCache.Place place) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("slipway-cache");
        var made = Files.createTempFile(place.file().getParent(), "kernel-", ".made");
        try {
            Files.delete(made);
            train(folder, made);
            cache.keep(made, place);
        } catch (IOException e) {
            Files.writeString(place.failed(), String.valueOf(e.getMessage()));
            throw e;
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(made.resolveSibling(made.getFileName() + ".config"));
            Files.deleteIfExists(folder);
        }
    }

    private void train(Path folder, Path made) throws IOException, InterruptedException {
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
        if (!Files.exists(made)) {
            throw new IOException("the JVM wrote none");
        }
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
