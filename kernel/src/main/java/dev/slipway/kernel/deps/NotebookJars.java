package dev.slipway.kernel.deps;

import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.deps.Resolver.Locked;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.Resolver.Way;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the jars that a whole notebook declares: those of its lock, if the lock is of the same declarations.
/// Immutable.
///
/// @param progress hears what is downloaded
public record NotebookJars(Resolver resolver, Network network, Consumer<String> progress) {
    /// Returns the jars of `cells`.
    ///
    /// @param folder the notebook's
    /// @param lock kept with the notebook, null if there is none
    /// @throws InterruptedIOException if the thread is interrupted meanwhile; its flag is set again
    public Resolution of(List<SourceCell> cells, Path folder, @Nullable JarLock lock) throws InterruptedIOException {
        var declared = Declarations.of(cells);
        var way = new Way(folder, network, progress);
        try {
            if (lock != null && declared.errors().isEmpty() && lock.declared().equals(declared.hash())) {
                return locked(declared, lock.jars(), way);
            }
            return resolver.resolve(declared, way);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while resolving dependencies");
        }
    }

    private Resolution locked(Declarations declared, List<Locked> locked, Way way) throws InterruptedException {
        var local = new Declarations(List.copyOf(declared.all(Declaration.LocalJars.class)), List.of());
        if (!(resolver.resolve(local, way) instanceof Resolution.Resolved beside)) {
            return resolver.resolve(local, way);
        }
        try {
            var files = resolver.fetch(locked, way);
            var jars = new ArrayList<>(beside.jars());
            for (int i = 0; i < files.size(); i++) {
                var jar = locked.get(i);
                jars.add(new ResolvedJar(
                        jar.coordinates(), new ContentHash(jar.sha256()), files.get(i), jar.repositories()));
            }
            return new Resolution.Resolved(jars, beside.notes());
        } catch (IOException e) {
            var place =
                    declared.all().isEmpty() ? null : declared.all().getFirst().place();
            return new Resolution.Failed(List.of(Problem.error(
                    "locked-jar",
                    String.valueOf(e.getMessage()),
                    "The notebook's lock says so; to resolve anew, delete the lock (NAME.jsh.lock, or slipway.lock in the"
                            + " notebook's metadata).",
                    place)));
        }
    }
}
