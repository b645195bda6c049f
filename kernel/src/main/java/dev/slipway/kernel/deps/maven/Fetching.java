package dev.slipway.kernel.deps.maven;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.deps.Coordinates;
import dev.slipway.kernel.deps.Declaration;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.deps.Resolver.Locked;
import dev.slipway.kernel.problem.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/// Finds jars again that were resolved before. One use.
///
/// @param folder the notebook's
record Fetching(Path folder) {
    boolean isRemote(Locked jar) {
        return !jar.coordinates().startsWith(ResolvedJar.LOCAL);
    }

    /// @param maven null if all are local
    List<Path> all(List<Locked> jars, Maven.@Nullable Session maven) throws IOException {
        var files = new ArrayList<Path>();
        for (var jar : jars) {
            var file = isRemote(jar) && maven != null ? remote(jar, maven) : LocalFiles.file(folder, jar.coordinates());
            if (!Files.exists(file)) {
                throw new IOException("The jar " + jar.coordinates() + " is no longer at " + file
                        + ". Put it back, or deploy the notebook again.");
            }
            var hash = Hashes.of(file).hex();
            if (!hash.equals(jar.sha256())) {
                throw new IOException(changed(jar, file, hash));
            }
            files.add(file);
        }
        return List.copyOf(files);
    }

    private String changed(Locked jar, Path file, String hash) {
        return "The jar " + jar.coordinates() + " is not the one that was recorded: SHA-256 " + hash.substring(0, 12)
                + "… instead of " + jar.sha256().substring(0, 12) + "…. "
                + (isRemote(jar)
                        ? "If " + file + " was damaged, delete it and run again; else its repository has changed it."
                        : "Put the old " + file + " back, or deploy the notebook again.");
    }

    private static Path remote(Locked jar, Maven.Session maven) throws IOException {
        var coordinates = Coordinates.ofMaven(jar.coordinates())
                .orElseThrow(() -> new IOException("no coordinates: " + jar.coordinates()));
        return remote(coordinates, jar.repositories(), maven);
    }

    /// Returns the file of one artifact.
    ///
    /// @param asked addresses of the repositories to ask beside the usual ones, separated by blanks
    static Path remote(Coordinates coordinates, String asked, Maven.Session maven) throws IOException {
        var nowhere = Place.onLine(new CellId("lock"), 0, 1, 1, 1);
        var declared = Stream.of(asked.split(" "))
                .filter(url -> !url.isEmpty())
                .map(url -> new Declaration.Repository(url.replaceAll("[^A-Za-z0-9.]+", "-"), url, nowhere))
                .toList();
        var repositories = maven.repositories(declared);
        var artifact = new DefaultArtifact(
                coordinates.group(),
                coordinates.artifact(),
                coordinates.classifier(),
                coordinates.type(),
                coordinates.version());
        try {
            var found =
                    maven.system().resolveArtifact(maven.session(), new ArtifactRequest(artifact, repositories, ""));
            return found.getArtifact().getFile().toPath().toAbsolutePath();
        } catch (ArtifactResolutionException e) {
            var problem = new Faults(repositories, maven.isOffline())
                    .missing(e.getResults().getFirst(), new Graph(List.of(), List.of(), java.util.Map.of()), null);
            throw new IOException(problem.sentence(), e);
        }
    }
}
