package dev.slipway.kernel.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The JVM's cache of the loaded and linked classes of a kernel, the window or a command, with which it starts in
/// half the time. Thread-safe; any number of processes may share the folder, and anyone may delete it.
///
/// The JVM does not notice a changed jar, and it trusts the cache's bytes. So a cache is used only if the jars it was
/// made from, the JDK and the cache itself are what they were, byte for byte. Beside `kernel-HASH.aot` lies
/// `kernel-HASH.sum` with their checksums and `kernel-HASH.seen` with sizes and times at the last comparison, which
/// spares it as long as those stay the same; both for the start script too.
public final class StartCache {
    private static final String KERNEL = "kernel-";
    private static final String WINDOW = "window-";
    private static final String COMMANDS = "cli-";
    private static final String SHORT_COMMANDS = "short-";
    private static final String CACHE = ".aot";
    private static final String SUMS = ".sum";
    private static final String SEEN = ".seen";
    private static final String FAILED = ".failed";
    private static final int NAME_LENGTH = 16;

    private final Path folder;
    private final String prefix;
    private final List<Path> sources;

    private StartCache(Path folder, String prefix, List<Path> sources) {
        this.folder = folder;
        this.prefix = prefix;
        this.sources = sources;
    }

    /// Returns the cache of the kernels of `installation`, kept in `home`; does no I/O.
    public static StartCache ofKernel(Installation installation, Path home) {
        return of(installation.kernel(), installation.javaHome(), KERNEL, home);
    }

    /// Returns the cache of the window that runs from `classPath`, kept in `home`; does no I/O.
    public static StartCache ofWindow(List<Path> classPath, Path javaHome, Path home) {
        return of(classPath, javaHome, WINDOW, home);
    }

    /// Returns the cache of commands that compile a notebook and run from `classPath`, kept in `home`; does no I/O.
    public static StartCache ofCommands(List<Path> classPath, Path javaHome, Path home) {
        return of(classPath, javaHome, COMMANDS, home);
    }

    /// Returns the cache of commands that compile nothing, likewise: the compiler's classes are a third of the others.
    public static StartCache ofShortCommands(List<Path> classPath, Path javaHome, Path home) {
        return of(classPath, javaHome, SHORT_COMMANDS, home);
    }

    private static StartCache of(List<Path> classPath, Path javaHome, String prefix, Path home) {
        var sources = new ArrayList<>(classPath);
        sources.add(javaHome.resolve("release"));
        return new StartCache(home.resolve("cache"), prefix, List.copyOf(sources));
    }

    /// Returns one that is never there, so that kernels start without.
    public static StartCache none() {
        return new StartCache(Path.of("none"), KERNEL, List.of());
    }

    /// Returns what starts from it, in a word.
    public String what() {
        return switch (prefix) {
            case KERNEL -> "kernels";
            case WINDOW -> "the window";
            case SHORT_COMMANDS -> "commands that compile nothing";
            default -> "commands";
        };
    }

    /// Tells whether there can be one: a class path with a folder, as within tests, has none.
    public boolean isPossible() {
        return !sources.isEmpty() && sources.stream().allMatch(Files::isRegularFile);
    }

    /// Returns the cache to start kernels with; empty if there is none that fits.
    public Optional<Path> find() {
        var candidates = sources.isEmpty() ? List.<Path>of() : candidates();
        for (var cache : candidates) {
            if (isAsSeen(cache)) {
                return Optional.of(cache);
            }
        }
        try {
            return candidates.isEmpty() ? Optional.empty() : find(candidates, sums(sources));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> find(List<Path> candidates, List<String> current) throws IOException {
        for (var cache : candidates) {
            var wanted = Files.readAllLines(beside(cache, SUMS));
            if (wanted.subList(0, sources.size()).equals(current)) {
                if (wanted.getLast().equals(Checksum.line(cache))) {
                    write(beside(cache, SEEN), stats(cache));
                    return Optional.of(cache);
                }
                forget(cache);
            }
        }
        return Optional.empty();
    }

    /// Returns the caches made from files at these places, whatever was in the files then.
    private List<Path> candidates() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.toString().endsWith(CACHE))
                    .filter(this::isOfTheseSources)
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private boolean isOfTheseSources(Path cache) {
        try {
            var lines = Files.readAllLines(beside(cache, SUMS));
            var paths = lines.stream().map(line -> line.split(" ", 3)[2]).toList();
            var expected = Stream.concat(sources.stream(), Stream.of(cache))
                    .map(Path::toString)
                    .toList();
            return paths.equals(expected);
        } catch (IOException | IndexOutOfBoundsException incomplete) {
            return false;
        }
    }

    private boolean isAsSeen(Path cache) {
        try {
            return Files.readAllLines(beside(cache, SEEN)).equals(stats(cache));
        } catch (IOException never) {
            return false;
        }
    }

    private List<String> stats(Path cache) throws IOException {
        var stats = new ArrayList<String>();
        for (var file : sources) {
            stats.add(FileState.of(file) + " " + file);
        }
        stats.add(FileState.of(cache) + " " + cache);
        return stats;
    }

    private static List<String> sums(List<Path> files) throws IOException {
        var sums = new ArrayList<String>();
        for (var file : files) {
            sums.add(Checksum.line(file));
        }
        return sums;
    }

    /// Where a cache is made and how it went before.
    ///
    /// @param file what `keep` takes, in the folder, which exists
    /// @param lock held by whoever makes it
    /// @param failed exists if making it failed before
    public record Place(Path file, Path lock, Path failed) {}

    /// Returns where the cache for the files as they are now is made.
    ///
    /// @throws IOException if they cannot be read, or the folder cannot be made
    public Place place() throws IOException {
        Files.createDirectories(folder);
        var text = String.join("\n", sums(sources)) + Runtime.version();
        var hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, NAME_LENGTH);
        var name = prefix + hash;
        return new Place(folder.resolve(name + CACHE), folder.resolve(name + ".lock"), folder.resolve(name + FAILED));
    }

    /// Puts the cache `made` in force as `place`, and deletes those of what the files were before.
    ///
    /// @throws IOException if it cannot be written
    public void keep(Path made, Place place) throws IOException {
        var before = candidates();
        var cache = place.file();
        Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        var all = new ArrayList<>(sources);
        all.add(cache);
        write(beside(cache, SEEN), stats(cache));
        write(beside(cache, SUMS), sums(all)); // last: without it the cache is not found
        before.stream().filter(old -> !old.equals(cache)).forEach(StartCache::forget);
    }

    /// Deletes a cache.
    public static void forget(Path cache) {
        for (var suffix : List.of(SUMS, SEEN, ".lock", FAILED, CACHE)) {
            try {
                Files.deleteIfExists(beside(cache, suffix));
            } catch (IOException inUse) {
                // without its sums it is not found any more; where those stay too, it is compared again
            }
        }
    }

    private static Path beside(Path cache, String suffix) {
        var name = cache.getFileName().toString();
        return cache.resolveSibling(name.substring(0, name.length() - CACHE.length()) + suffix);
    }

    private void write(Path file, List<String> lines) throws IOException {
        var aside = Files.createTempFile(folder, prefix, ".new");
        Files.write(aside, lines);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
