package dev.slipway.kernel.deps.maven;

import dev.slipway.api.run.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Hashes of jars, remembered while size and time of a file stay the same. Thread-safe.
final class Hashes {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

    private Hashes() {}

    private record Known(long size, FileTime time, ContentHash hash) {}

    /// Returns the hash of a file's bytes; of a folder, of the names and bytes of all its files.
    static ContentHash of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return folder(file);
        }
        long size = Files.size(file);
        var time = Files.getLastModifiedTime(file);
        var known = KNOWN.get(file);
        if (known != null && known.size() == size && known.time().equals(time)) {
            return known.hash();
        }
        var digest = ContentHash.digest();
        update(digest, file);
        var hash = new ContentHash(HexFormat.of().formatHex(digest.digest()));
        KNOWN.put(file, new Known(size, time, hash));
        return hash;
    }

    private static ContentHash folder(Path folder) throws IOException {
        var digest = ContentHash.digest();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(
                        (folder.relativize(file) + "\0" + Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
                update(digest, file);
            }
        }
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }
}
