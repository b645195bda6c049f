package dev.slipway.cli.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Services;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.deps.Declarations;
import dev.slipway.kernel.deps.JarLock;
import dev.slipway.kernel.deps.Resolution;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.dialect.Loads;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.file.JarLocks;
import dev.slipway.kernel.file.LoadedFiles;
import dev.slipway.kernel.file.SourceCells;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// The jars of a notebook that is about to be run whole: resolved before the first cell, so that all cells see the
/// same ones. Immutable.
///
/// @param cells with the files they load
/// @param jars none if the notebook declares none, or they cannot be had: then the cell that declares them says why
/// @param lock to keep with the notebook; null if there is nothing to keep
record Provision(
        List<SourceCell> cells,
        List<ResolvedJar> jars,
        @Nullable JarLock lock) {
    static Provision of(Path notebook, Document document, Services services) throws IOException, Fault {
        var folder = Objects.requireNonNull(notebook.toAbsolutePath().getParent());
        var cells = Loads.fill(SourceCells.of(document), LoadedFiles.in(folder));
        var declared = Declarations.of(cells);
        if (!declared.wantsJars()) {
            boolean isLocked = JarLocks.isThere(notebook, document);
            return new Provision(cells, List.of(), isLocked ? new JarLock(declared.hash(), List.of()) : null);
        }
        return switch (services.jars().of(cells, folder, JarLocks.read(notebook, document))) {
            case Resolution.Resolved resolved -> new Provision(cells, resolved.jars(), JarLock.of(declared, resolved));
            case Resolution.Failed failed -> {
                for (var problem : failed.problems()) {
                    if (problem.code().equals("locked-jar")) {
                        throw Fault.world(problem.code(), problem.message(), problem.hint());
                    }
                }
                yield new Provision(cells, List.of(), null);
            }
        };
    }

    /// Puts the jars on the class path of `kernel`.
    void giveTo(Kernel kernel) throws IOException, InterruptedException {
        if (jars.isEmpty()) {
            return;
        }
        try {
            kernel.provide(cells, jars).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }
}
