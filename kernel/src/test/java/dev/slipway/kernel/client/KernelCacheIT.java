package dev.slipway.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.StartCache;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cache made by a real JVM, and broken ones given to it.
class KernelCacheIT {
    private static final String OPTIONS =
            "java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().toString()";

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceAndUsedAndNeverKeepsAKernelFromStarting() throws Exception {
        var installation = packed(Installation.locate());
        var home = folder.resolve("home");
        var cache = StartCache.ofKernel(installation, home);
        var said = new ArrayList<String>();

        CacheMaker.makeOnce(installation, home, said::add);
        CacheMaker.makeOnce(installation, home, said::add);

        assertThat(said).singleElement().asString().contains("Making a cache");
        assertThat(cache.find()).isPresent();
        assertThat(options(installation, cache)).contains("-XX:AOTCache=");
        try (var left = Files.list(home.resolve("cache"))) {
            assertThat(left.map(file -> file.toString().replaceFirst(".*\\.", "")))
                    .containsExactlyInAnyOrder("aot", "sum", "seen", "lock");
        }

        var whole = Files.readAllBytes(cache.find().orElseThrow());
        for (var broken : List.of(new byte[0], java.util.Arrays.copyOf(whole, whole.length / 2), new byte[1 << 20])) {
            var made = Files.write(folder.resolve("broken"), broken);
            cache.keep(made, cache.place());
            assertThat(options(installation, cache)).contains("-XX:+UseSerialGC");
        }
    }

    /// Runs a cell in a kernel that may use `cache`, and returns its value: the options of its JVM.
    private String options(Installation installation, StartCache cache) throws Exception {
        try (var kernel = KernelProcess.start(installation, folder, List.of(), cache)) {
            var ended = new CompletableFuture<Outcome>();
            var cell = new SourceCell(new CellId("c1"), 0, CellKind.CODE, OPTIONS, List.of());
            kernel.execute(cell, Elements.FIRST, event -> {
                if (event instanceof KernelEvent.Finished finished) {
                    ended.complete(finished.outcome());
                }
            });
            var outcome = (Outcome.Succeeded) ended.get(60, TimeUnit.SECONDS);
            return Objects.requireNonNull(outcome.value()).text();
        }
    }

    /// Returns `plain` with a jar in place of each folder of compiled classes.
    private Installation packed(Installation plain) throws IOException {
        var kernel = new ArrayList<Path>();
        for (var part : plain.kernel()) {
            var isTests = part.endsWith("test-classes");
            if (!isTests && Files.exists(part)) {
                kernel.add(Files.isDirectory(part) ? jar(part, kernel.size()) : part);
            }
        }
        return new Installation(plain.javaHome(), kernel, List.of(), List.of());
    }

    private Path jar(Path classes, int number) throws IOException {
        var jar = folder.resolve("part" + number + ".jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
        return jar;
    }
}
