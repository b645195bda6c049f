package dev.slipway.kernel.client;

import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.StartCache;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// Makes the cache that later processes start with: a process runs through what it usually does, and its JVM writes
/// down what it has loaded.
public final class CacheMaker {
    /// Such a process.
    @FunctionalInterface
    public interface Training {
        /// Runs it to its end.
        ///
        /// @param made where its JVM writes the cache
        /// @throws IOException if it fails
        /// @throws InterruptedException if the thread is interrupted meanwhile; nothing is left running
        void write(Path made) throws IOException, InterruptedException;
    }

    private final StartCache cache;
    private final Training training;

    private CacheMaker(StartCache cache, Training training) {
        this.cache = cache;
        this.training = training;
    }

    /// Makes the cache of the kernels of `installation`, as below.
    ///
    /// @param home where it is kept: `Home.here()`
    public static void makeOnce(Installation installation, Path home, Consumer<String> say)
            throws InterruptedException {
        makeOnce(StartCache.ofKernel(installation, home), new KernelTraining(installation), say);
    }

    /// Makes `cache` unless it is there, another process makes it just now, or making it has failed before.
    ///
    /// Cost: some seconds. Nothing depends on it: what goes wrong is said, not thrown.
    ///
    /// @param say told in a sentence what takes so long, and why it failed
    /// @throws InterruptedException if the thread is interrupted meanwhile; nothing is left running
    public static void makeOnce(StartCache cache, Training training, Consumer<String> say) throws InterruptedException {
        if (!cache.isPossible() || cache.find().isPresent()) {
            return;
        }
        try {
            var place = cache.place();
            if (!Files.exists(place.failed())) {
                new CacheMaker(cache, training).makeLocked(place, say);
            }
        } catch (IOException e) {
            say.accept("No cache for a faster start of " + cache.what() + " could be made: " + e.getMessage() + ".");
        }
    }

    private void makeLocked(StartCache.Place place, Consumer<String> say) throws IOException, InterruptedException {
        try (var channel = FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null || cache.find().isPresent()) {
                return;
            }
            say.accept("Making a cache so that " + cache.what()
                    + " start faster from now on (some seconds, once after a build).");
            make(place);
        } catch (OverlappingFileLockException thisProcessMakesIt) {
            // all is well
        }
    }

    private void make(StartCache.Place place) throws IOException, InterruptedException {
        var made = Files.createTempFile(place.file().getParent(), "cache-", ".made");
        try {
            Files.delete(made);
            training.write(made);
            if (!Files.exists(made)) {
                throw new IOException("the JVM wrote none");
            }
            cache.keep(made, place);
        } catch (IOException e) {
            Files.writeString(place.failed(), String.valueOf(e.getMessage()));
            throw e;
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(made.resolveSibling(made.getFileName() + ".config"));
        }
    }
}
