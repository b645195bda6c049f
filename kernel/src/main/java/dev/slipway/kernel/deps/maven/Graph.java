package dev.slipway.kernel.deps.maven;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;

/// A dependency tree: which artifacts are used, and which versions gave way to them. Immutable.
///
/// @param used the nodes in the order of the class path
/// @param conflicts one for each artifact that was asked for in several versions
/// @param paths the way from a declared dependency to each node used, by the artifact's key
record Graph(List<DependencyNode> used, List<Conflict> conflicts, Map<String, List<DependencyNode>> paths) {
    private static final int MOST_PATHS = 8;

    /// An artifact that was asked for in several versions.
    ///
    /// @param root the declared dependency that asked for the version that gave way
    /// @param winner the artifact used
    /// @param asked the ways to each version asked for, the one used first
    record Conflict(Artifact root, Artifact winner, List<List<DependencyNode>> asked) {
        /// Returns what happened, as a sentence.
        String sentence() {
            var versions = asked.stream()
                    .map(path -> path.getLast().getArtifact().getVersion())
                    .filter(version -> !version.equals(winner.getVersion()))
                    .distinct()
                    .collect(Collectors.joining(" and "));
            return winner.getGroupId() + ":" + winner.getArtifactId() + " is " + winner.getVersion()
                    + ", which stands nearest; " + versions + " was asked for too.";
        }

        /// Returns who asked for what, one way a line.
        String tree() {
            return asked.stream().limit(MOST_PATHS).map(Graph::words).collect(Collectors.joining("\n"));
        }
    }

    static Graph of(DependencyNode root) {
        var used = new ArrayList<DependencyNode>();
        var paths = new LinkedHashMap<String, List<DependencyNode>>();
        var lost = new ArrayList<List<DependencyNode>>();
        root.getChildren().forEach(child -> walk(child, List.of(), used, paths, lost));
        var byKey = lost.stream()
                .collect(Collectors.groupingBy(
                        path -> Resolving.key(path.getLast().getArtifact()), LinkedHashMap::new, Collectors.toList()));
        var conflicts = new ArrayList<Conflict>();
        byKey.forEach((key, asked) -> {
            var winner = paths.get(key);
            if (winner != null) {
                var all = new ArrayList<List<DependencyNode>>();
                all.add(winner);
                all.addAll(asked);
                conflicts.add(new Conflict(
                        asked.getFirst().getFirst().getArtifact(),
                        winner.getLast().getArtifact(),
                        all));
            }
        });
        return new Graph(List.copyOf(used), List.copyOf(conflicts), new HashMap<>(paths));
    }

    private static void walk(
            DependencyNode node,
            List<DependencyNode> above,
            List<DependencyNode> used,
            Map<String, List<DependencyNode>> paths,
            List<List<DependencyNode>> lost) {
        var path = new ArrayList<>(above);
        path.add(node);
        if (node.getData().get(ConflictResolver.NODE_DATA_WINNER) instanceof DependencyNode winner) {
            if (!winner.getArtifact().getVersion().equals(node.getArtifact().getVersion())) {
                lost.add(path);
            }
            return;
        }
        if (isOnClassPath(node)) {
            used.add(node);
            paths.putIfAbsent(Resolving.key(node.getArtifact()), path);
            node.getChildren().forEach(child -> walk(child, path, used, paths, lost));
        }
    }

    private static boolean isOnClassPath(DependencyNode node) {
        var scope = node.getDependency() == null ? "" : node.getDependency().getScope();
        return !scope.equals("test") && !scope.equals("provided") && !scope.equals("system");
    }

    /// Returns the declared dependency that `request` is there for.
    Artifact rootOf(ArtifactRequest request) {
        var path = paths.get(Resolving.key(request.getArtifact()));
        return path == null ? request.getArtifact() : path.getFirst().getArtifact();
    }

    /// Returns the way to what `request` asks for, in words; empty if it was declared.
    String way(ArtifactRequest request) {
        var path = paths.get(Resolving.key(request.getArtifact()));
        return path == null || path.size() < 2 ? "" : words(path);
    }

    private static String words(List<DependencyNode> path) {
        return path.stream()
                .map(node -> Resolving.coordinates(node.getArtifact()).toString())
                .collect(Collectors.joining(" → "));
    }
}
