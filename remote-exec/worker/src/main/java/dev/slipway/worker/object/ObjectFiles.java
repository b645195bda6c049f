package dev.slipway.worker.object;

import com.github.luben.zstd.ZstdInputStream;
import dev.slipway.api.run.ContentHash;
import dev.slipway.worker.protocol.Blob;
import dev.slipway.worker.protocol.Bytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder `objects`: a blob of hash `abcd…` is the file `ab/abcd….zst`. Thread-safe, and safe between processes:
/// a file appears whole or not at all.
///
/// @param folder the folder `objects`; made on demand
public record ObjectFiles(Path folder) {
    /// Writes content to the stream it is given.
    @FunctionalInterface
    public interface Content {
        /// @throws IOException if it cannot be made or written
        void writeTo(OutputStream out) throws IOException;
    }

    /// What was written.
    ///
    /// @param hash of the uncompressed bytes
    /// @param size of the uncompressed bytes, in bytes
    public record Written(ContentHash hash, long size) {}

    /// Returns the file of the blob `hash`, whether it is there or not.
    public Path file(ContentHash hash) {
        return folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex() + ".zst");
    }

    /// Tells whether the blob is there.
    public boolean has(ContentHash hash) {
        return Files.isRegularFile(file(hash));
    }

    /// Opens the uncompressed bytes of `hash`.
    ///
    /// @throws NoSuchFileException if the blob is not there, naming the file
    public InputStream open(ContentHash hash) throws IOException {
        var file = file(hash);
        return new BufferedInputStream(new ZstdInputStream(Files.newInputStream(file)), 1 << 16);
    }

    /// Writes `content` under its hash; when this returns it is on disk. A blob that is there is not written again.
    ///
    /// @throws IOException if `content` fails or the disk does; then nothing is left behind
    public Written write(Content content) throws IOException {
        return write(content, -1).written();
    }

    /// Writes `content` as `write` does if it is longer than `inlineBytes`, else only returns it.
    ///
    /// @throws IOException if `content` fails or the disk does; then nothing is left behind
    public Blob blob(String format, Content content, int inlineBytes) throws IOException {
        var result = write(content, inlineBytes);
        return new Blob(format, result.written().hash(), result.written().size(), result.inline());
    }

    private record Result(Written written, @Nullable Bytes inline) {}

    private Result write(Content content, int inlineBytes) throws IOException {
        try (var aside = new AsideOutputStream(folder, inlineBytes)) {
            content.writeTo(aside);
            var written = aside.written();
            var file = aside.finish();
            if (file == null) {
                return new Result(written, aside.inline());
            }
            settle(file, written.hash());
            return new Result(written, null);
        }
    }

    /// Makes a file that is used again look young, so that nobody takes it for garbage before its record is there.
    private static void touch(Path target, Path likeThis) throws IOException {
        try {
            Files.setLastModifiedTime(target, Files.getLastModifiedTime(likeThis));
        } catch (NoSuchFileException e) {
            Files.move(likeThis, target, StandardCopyOption.ATOMIC_MOVE); // taken for garbage just now
        }
    }

    private void settle(Path aside, ContentHash hash) throws IOException {
        var target = file(hash);
        var parent = folder.resolve(hash.hex().substring(0, 2));
        if (Files.isRegularFile(target)) {
            touch(target, aside);
            sync(parent); // another process may have moved it there just now
            return;
        }
        boolean isNew = !Files.isDirectory(parent);
        Files.createDirectories(parent);
        if (isNew) {
            sync(folder);
        }
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the folder " + parent + " cannot move files atomically", e);
        }
        sync(parent);
    }

    /// Brings the names in a folder to disk, where the system has a way to.
    private static void sync(Path parent) throws IOException {
        if (parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(parent, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
