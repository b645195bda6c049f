package dev.slipway.worker.dataset;

import dev.slipway.api.run.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Size and hash of what steps read by `dataset`. Remembers a file's hash while its size, time and identity stand.
///
/// A file has the hash of its bytes. A folder has the hash of its files' relative paths and hashes, one a line
/// (`<hash> <path>\n`), sorted by path, `/` between names; so a file that comes, goes or changes is noticed.
/// Thread-safe.
public final class Datasets {
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /// @param bytes size of the file, or of all files in the folder
    /// @param hash as the class says
    public record Measured(long bytes, ContentHash hash) {}

    private record Stamp(long size, long modified, String identity) {}

    private record Known(Stamp stamp, ContentHash hash) {}

    /// Returns size and hash of a file or folder.
    ///
    /// @throws NoSuchFileException if there is none
    /// @throws IOException if it cannot be read
    public Measured measure(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return measureFile(path);
        }
        var digest = ContentHash.digest();
        long bytes = 0;
        for (var file : filesIn(path)) {
            var measured = measureFile(file);
            bytes += measured.bytes();
            var line = measured.hash() + " " + relative(path, file) + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return new Measured(bytes, new ContentHash(HexFormat.of().formatHex(digest.digest())));
    }

    private Measured measureFile(Path file) throws IOException {
        var stamp = stamp(file);
        var before = known.get(file);
        if (before != null && before.stamp().equals(stamp)) {
            return new Measured(stamp.size(), before.hash());
        }
        var hash = ContentHash.ofFile(file);
        known.put(file, new Known(stamp, hash));
        return new Measured(stamp.size(), hash);
    }

    private static Stamp stamp(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
                attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                Objects.toString(attributes.fileKey(), ""));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .sorted((a, b) -> relative(folder, a).compareTo(relative(folder, b)))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
