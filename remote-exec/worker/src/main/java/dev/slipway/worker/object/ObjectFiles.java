package dev.slipway.worker.object;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.slipway.api.run.ContentHash;
import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
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
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;

/// The folder `objects`: a blob of hash `abcd…` is the file `ab/abcd….zst`. Thread-safe, and safe between processes:
/// a file appears whole or not at all.
///
/// @param folder the folder `objects`; made on demand
public record ObjectFiles(Path folder) {
    private static final int LEVEL = 1;

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
        Files.createDirectories(folder);
        var aside = folder.resolve(".tmp-" + UUID.randomUUID());
        try {
            var counting = new CountingOutputStream();
            try (var file = new FileOutputStream(aside.toFile())) {
                try (var zstd = new ZstdOutputStream(new OpenOutputStream(file), LEVEL)) {
                    counting.out = zstd;
                    content.writeTo(counting);
                }
                file.getFD().sync();
            }
            var written = counting.written();
            settle(aside, written.hash());
            return written;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private void settle(Path aside, ContentHash hash) throws IOException {
        var target = file(hash);
        if (Files.isRegularFile(target)) {
            return;
        }
        var parent = folder.resolve(hash.hex().substring(0, 2));
        Files.createDirectories(parent);
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the folder " + parent + " cannot move files atomically", e);
        }
        if (parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(parent, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Stays open when it is closed, so that the file can be synced.
    private static final class OpenOutputStream extends FilterOutputStream {
        OpenOutputStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    /// Hashes and counts what passes.
    private static final class CountingOutputStream extends OutputStream {
        private final MessageDigest digest = ContentHash.digest();
        private OutputStream out = OutputStream.nullOutputStream();
        private long count;

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            digest.update((byte) b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
            count += length;
        }

        Written written() {
            return new Written(new ContentHash(HexFormat.of().formatHex(digest.digest())), count);
        }
    }
}
