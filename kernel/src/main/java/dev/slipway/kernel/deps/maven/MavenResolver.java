package dev.slipway.kernel.deps.maven;

import dev.slipway.kernel.deps.Coordinates;
import dev.slipway.kernel.deps.Declarations;
import dev.slipway.kernel.deps.Resolution;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Resolves with Maven's own libraries: its `settings.xml` with mirrors, proxies and credentials, and its local
/// repository, which other tools share. Thread-safe.
///
/// Maven starts when the first dependency is asked for: that takes about half a second.
public final class MavenResolver implements Resolver {
    private final Path home;
    private final List<Path> bundled;
    private @Nullable Maven maven;

    private MavenResolver(Path home, List<Path> bundled) {
        this.home = home;
        this.bundled = List.copyOf(bundled);
    }

    /// Returns a resolver that has not started Maven yet.
    ///
    /// @param home where a `maven-settings.xml` is used in place of the person's own: `Home.here()`
    /// @param bundled the libraries that user code sees anyway: of these none is resolved a second time
    public static MavenResolver create(Path home, List<Path> bundled) {
        return new MavenResolver(home, bundled);
    }

    private synchronized Maven maven() throws IOException {
        var started = maven;
        if (started == null) {
            started = Maven.start(home);
            maven = started;
        }
        return started;
    }

    @Override
    public Resolution resolve(Declarations declarations, Way way) throws InterruptedException {
        if (!declarations.errors().isEmpty()) {
            return new Resolution.Failed(declarations.errors());
        }
        if (!declarations.wantsJars()) {
            return new Resolution.Resolved(List.of(), declarations.problems());
        }
        try {
            return apart(
                    isCancelled -> new Resolving(maven().session(way, isCancelled), way, bundled).of(declarations));
        } catch (IOException e) {
            return new Resolution.Failed(List.of(Problem.error(
                    "maven-settings",
                    e.getMessage() + ".",
                    "Correct the file, or move it away.",
                    declarations.all().getFirst().place())));
        }
    }

    @Override
    public List<Path> fetch(List<Locked> jars, Way way) throws IOException, InterruptedException {
        var fetching = new Fetching(way.folder());
        var missing = jars.stream().filter(fetching::isRemote).toList();
        if (missing.isEmpty()) {
            return fetching.all(jars, null);
        }
        return apart(isCancelled -> fetching.all(jars, maven().session(way, isCancelled)));
    }

    @Override
    public Optional<Path> companion(Coordinates coordinates, String classifier, String repositories, Way way)
            throws InterruptedException {
        var of = new Coordinates(
                coordinates.group(), coordinates.artifact(), coordinates.version(), coordinates.type(), classifier);
        try {
            return Optional.of(
                    apart(isCancelled -> Fetching.remote(of, repositories, maven().session(way, isCancelled))));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /// Work that stops by itself soon after it is told that nobody waits for it any more.
    @FunctionalInterface
    private interface Work<T> {
        T run(BooleanSupplier isCancelled) throws IOException, InterruptedException;
    }

    /// Does `work` on a thread of its own, so that the caller need not wait for a server that does not answer.
    private static <T> T apart(Work<T> work) throws IOException, InterruptedException {
        var isCancelled = new AtomicBoolean();
        Callable<T> call = () -> work.run(isCancelled::get);
        var task = new FutureTask<T>(call);
        Thread.ofPlatform().daemon().name("slipway-resolve").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            isCancelled.set(true);
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case InterruptedException ended -> throw ended;
                case RuntimeException bug -> throw bug;
                case Error bug -> throw bug;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
