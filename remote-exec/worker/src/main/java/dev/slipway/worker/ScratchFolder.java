package dev.slipway.worker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The worker's current folder: empty when a task begins, kept when it fails.
record ScratchFolder(Path folder) {
    private static final long MOST_KEPT = 64L << 20;

    /// Removes everything in the folder; links are removed, not followed.
    void empty() throws IOException {
        var left = entries();
        if (left.isEmpty() && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        for (var entry : left) {
            Files.walkFileTree(entry, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    /// Moves what the folder holds to `kept`; does nothing if it is empty. What is large goes: it may be what filled
    /// the disk, for all other tasks too.
    void moveTo(Path kept) throws IOException {
        if (bytes() > MOST_KEPT) {
            empty();
            return;
        }
        for (var entry : entries()) {
            Files.createDirectories(kept);
            Files.move(entry, kept.resolve(entry.getFileName()));
        }
    }

    private long bytes() throws IOException {
        long bytes = 0;
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                bytes += Files.size(file);
            }
        } catch (NoSuchFileException e) {
            return bytes; // the task removed its folder
        }
        return bytes;
    }

    private List<Path> entries() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
