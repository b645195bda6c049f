package dev.slipway.kernel.deps.maven;

import dev.slipway.kernel.deps.Coordinates;
import dev.slipway.kernel.deps.Declaration;
import dev.slipway.kernel.deps.Declarations;
import dev.slipway.kernel.deps.Resolution;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.deps.Resolver.Way;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/// One resolution. One thread, one use.
final class Resolving {
    private static final String COMPILE = "compile";

    private final Maven.Session maven;
    private final Way way;
    private final Bundled bundled;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Dependency> roots = new ArrayList<>();
    private final Map<String, Dependency> managed = new LinkedHashMap<>();

    Resolving(Maven.Session maven, Way way, List<Path> bundled) {
        this.maven = maven;
        this.way = way;
        this.bundled = new Bundled(bundled);
    }

    Resolution of(Declarations given) {
        var declarations = new PomFiles(way.folder(), problems).expand(given);
        notes.addAll(declarations.problems());
        var repositories = maven.repositories(declarations.all(Declaration.Repository.class));
        var faults = new Faults(repositories, maven.isOffline());
        var extra = declarations.all(Declaration.Repository.class).stream()
                .map(Declaration.Repository::url)
                .collect(Collectors.joining(" "));
        var jars = new ArrayList<ResolvedJar>();
        try {
            declarations.all(Declaration.LocalJars.class).forEach(one -> local(one, jars));
            for (var bom : declarations.all(Declaration.Bom.class)) {
                manage(bom, repositories, faults);
            }
            declarations.all(Declaration.Dependency.class).forEach(this::addRoot);
            if (problems.isEmpty() && !roots.isEmpty()) {
                jars.addAll(remote(repositories, faults, extra));
            }
        } catch (IOException e) {
            problems.add(Problem.error(
                    "dependency-unreadable", "A jar cannot be read: " + e.getMessage() + ".", "Try again.", null));
        }
        return problems.isEmpty() ? new Resolution.Resolved(jars, notes) : new Resolution.Failed(problems);
    }

    private void local(Declaration.LocalJars declared, List<ResolvedJar> jars) {
        try {
            var found = LocalFiles.matching(way.folder(), declared.glob());
            if (found.isEmpty()) {
                problems.add(Problem.error(
                        "dependency-not-found",
                        "No file matches " + declared.glob() + " ("
                                + declared.place().words() + ").",
                        "The path counts from the notebook's folder, " + way.folder() + ".",
                        declared.place()));
            }
            for (var file : found) {
                whole(LocalFiles.name(way.folder(), file), file, declared.place());
                jars.add(new ResolvedJar(LocalFiles.name(way.folder(), file), Hashes.of(file), file, ""));
            }
        } catch (IOException e) {
            problems.add(Problem.error(
                    "dependency-unreadable",
                    "The jars " + declared.glob() + " cannot be read: " + e.getMessage() + ".",
                    "Check that they are files you may read.",
                    declared.place()));
        }
    }

    private void manage(Declaration.Bom bom, List<RemoteRepository> repositories, Faults faults) {
        try {
            var request = new ArtifactDescriptorRequest(artifact(bom.coordinates()), repositories, "");
            var read = maven.system().readArtifactDescriptor(maven.session(), request);
            read.getManagedDependencies().forEach(one -> managed.putIfAbsent(key(one.getArtifact()), one));
            if (read.getManagedDependencies().isEmpty()) {
                notes.add(Problem.warning(
                        "empty-bom",
                        bom.coordinates() + " (" + bom.place().words() + ") says no versions.",
                        "Leave @pom out if it is a dependency.",
                        bom.place()));
            }
        } catch (ArtifactDescriptorException e) {
            problems.add(faults.descriptor(e, bom.coordinates().toString(), bom.place()));
        }
    }

    private void addRoot(Declaration.Dependency declared) {
        var artifact = artifact(declared.coordinates());
        var known = managed.get(key(artifact));
        if (artifact.getVersion().isEmpty()) {
            if (known == null) {
                problems.add(Problem.error(
                        "dependency-without-version",
                        declared.coordinates() + " (" + declared.place().words() + ") has no version.",
                        managed.isEmpty()
                                ? "Write group:artifact:version."
                                : "Write one: no BOM of the notebook says it.",
                        declared.place()));
                return;
            }
            artifact = artifact.setVersion(known.getArtifact().getVersion());
        }
        var exclusions = declared.exclusions().stream()
                .map(pattern -> pattern.split(":", 2))
                .map(parts -> new Exclusion(parts[0], parts[1], "*", "*"))
                .toList();
        var key = key(artifact);
        roots.removeIf(root -> key(root.getArtifact()).equals(key));
        roots.add(new Dependency(artifact, COMPILE, false, exclusions));
        places.put(key, declared.place());
    }

    private List<ResolvedJar> remote(List<RemoteRepository> repositories, Faults faults, String extra)
            throws IOException {
        var request = new CollectRequest(roots, List.copyOf(managed.values()), repositories);
        DependencyNode tree;
        try {
            tree = maven.system().collectDependencies(maven.session(), request).getRoot();
        } catch (DependencyCollectionException e) {
            problems.add(faults.collection(e, place(e)));
            return List.of();
        }
        var graph = Graph.of(tree);
        graph.conflicts()
                .forEach(conflict -> notes.add(Problem.info(
                        "version-conflict", conflict.sentence(), conflict.tree(), places.get(key(conflict.root())))));
        var requests = new ArrayList<ArtifactRequest>();
        for (var node : graph.used()) {
            if (!"pom".equals(node.getArtifact().getExtension()) && !isBundled(node.getArtifact())) {
                requests.add(new ArtifactRequest(node));
            }
        }
        try {
            var jars = new ArrayList<ResolvedJar>();
            for (var result : maven.system().resolveArtifacts(maven.session(), requests)) {
                var artifact = result.getArtifact();
                var file = artifact.getFile().toPath().toAbsolutePath();
                whole(coordinates(artifact).toString(), file, places.get(key(graph.rootOf(result.getRequest()))));
                jars.add(new ResolvedJar(coordinates(artifact).toString(), Hashes.of(file), file, extra));
            }
            return jars;
        } catch (ArtifactResolutionException e) {
            e.getResults().stream()
                    .filter(result -> !result.isResolved())
                    .forEach(result -> problems.add(
                            faults.missing(result, graph, places.get(key(graph.rootOf(result.getRequest()))))));
            return List.of();
        }
    }

    /// Makes a jar that is none a problem: the compiler would fail on it in its own words.
    private void whole(String name, Path file, @Nullable Place place) {
        var broken = JarFiles.broken(file);
        if (!broken.isEmpty()) {
            problems.add(Problem.error(
                    "dependency-unreadable",
                    name + " is no jar: " + broken + ".",
                    "Delete " + file + " so that it can be had anew; look what its repository sends.",
                    place));
        }
    }

    private boolean isBundled(Artifact artifact) {
        var version = bundled.version(artifact.getArtifactId());
        if (version.isEmpty()) {
            return false;
        }
        if (!version.get().equals(artifact.getVersion())) {
            notes.add(Problem.info(
                    "bundled-version",
                    artifact.getArtifactId() + " is " + version.get() + ", which comes with Slipway, not "
                            + artifact.getVersion() + ".",
                    "",
                    places.get(key(artifact))));
        }
        return true;
    }

    private @Nullable Place place(DependencyCollectionException e) {
        return e.getResult().getExceptions().isEmpty() || places.size() != 1
                ? places.values().stream().findFirst().orElse(null)
                : places.values().iterator().next();
    }

    private Artifact artifact(Coordinates coordinates) {
        var type = maven.session().getArtifactTypeRegistry().get(coordinates.type());
        var classifier =
                coordinates.classifier().isEmpty() && type != null ? type.getClassifier() : coordinates.classifier();
        return new DefaultArtifact(
                coordinates.group(),
                coordinates.artifact(),
                classifier,
                type == null ? coordinates.type() : type.getExtension(),
                coordinates.version());
    }

    static Coordinates coordinates(Artifact artifact) {
        return new Coordinates(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getVersion(),
                artifact.getExtension(),
                artifact.getClassifier());
    }

    static String key(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getExtension() + ":"
                + artifact.getClassifier();
    }
}
