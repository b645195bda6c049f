package dev.slipway.kernel.deps.maven;

import dev.slipway.kernel.deps.ResolvedJar;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Jars and folders of classes beside a notebook. Stateless.
final class LocalFiles {
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");
    private static final int DEPTH = 20;

    private LocalFiles() {}

    /// Returns the jars and folders that `glob` matches, sorted; a folder without wildcards counts itself, and one
    /// that holds jars but no classes for its jars.
    static List<Path> matching(Path folder, String glob) throws IOException {
        if (!WILD.matcher(glob).find()) {
            var one = resolve(folder, glob);
            if (!Files.exists(one)) {
                return List.of();
            }
            var inside = Files.isDirectory(one) ? jars(one) : List.<Path>of();
            return inside.isEmpty() ? List.of(one) : inside;
        }
        int wild = glob.replaceFirst("[*?\\[{].*", "").lastIndexOf('/');
        var base = wild < 0 ? folder : resolve(folder, glob.substring(0, wild + 1));
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(wild + 1));
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (var all = Files.walk(base, glob.contains("**") ? DEPTH : Math.max(1, depth(glob.substring(wild + 1))))) {
            return all.filter(path -> !path.equals(base))
                    .filter(path -> matcher.matches(base.relativize(path)))
                    .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static int depth(String glob) {
        return 1 + (int) glob.chars().filter(c -> c == '/').count();
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static Path resolve(Path folder, String name) throws IOException {
        try {
            return folder.resolve(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IOException(name + " is not the name of a file", e);
        }
    }

    /// Returns the coordinates of a local file.
    static String name(Path folder, Path file) {
        var base = folder.toAbsolutePath().normalize();
        var path = file.startsWith(base) ? base.relativize(file) : file;
        return ResolvedJar.LOCAL + path.toString().replace('\\', '/');
    }

    /// Returns the file that coordinates name.
    static Path file(Path folder, String coordinates) {
        return folder.resolve(coordinates.substring(ResolvedJar.LOCAL.length()))
                .toAbsolutePath()
                .normalize();
    }
}
