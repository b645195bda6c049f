package dev.slipway.engine.local;

import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.deps.Resolver.Locked;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.Resolver.Way;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a run's recorded jars, found and checked when the first worker needs them. Thread-safe.
final class RunJars {
    private final Resolver resolver;
    private final RunFacts facts;
    private @Nullable List<Path> found;

    RunJars(Resolver resolver, RunFacts facts) {
        this.resolver = resolver;
        this.facts = facts;
    }

    /// Returns the files in the order of the class path.
    ///
    /// @throws IOException if one cannot be had or is another one than was recorded, naming it
    synchronized List<Path> files() throws IOException {
        var files = found;
        if (files == null) {
            var jars = facts.request().flow().plan().jars().stream()
                    .map(jar -> new Locked(jar.coordinates(), jar.sha256().hex(), jar.repositories()))
                    .toList();
            try {
                files = resolver.fetch(jars, new Way(facts.notebookFolder(), Network.ALLOWED, System.err::println));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the run's jars were fetched");
            }
            found = files;
        }
        return files;
    }
}
