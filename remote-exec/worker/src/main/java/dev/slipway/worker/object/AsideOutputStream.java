package dev.slipway.worker.object;

import com.github.luben.zstd.ZstdOutputStream;
import dev.slipway.api.run.ContentHash;
import dev.slipway.worker.object.ObjectFiles.Written;
import dev.slipway.worker.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hashes and counts what passes; keeps a little in memory, writes more to a file aside. One thread at a time.
final class AsideOutputStream extends OutputStream {
    private static final int LEVEL = 1;

    private final Path folder;
    private final int inlineBytes;
    private final MessageDigest digest = ContentHash.digest();
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private long count;
    private @Nullable Path path;
    private @Nullable FileOutputStream file;
    private @Nullable OutputStream zstd;

    /// @param inlineBytes most bytes to keep in memory; -1 to write a file in any case
    AsideOutputStream(Path folder, int inlineBytes) throws IOException {
        this.folder = folder;
        this.inlineBytes = inlineBytes;
        if (inlineBytes < 0) {
            var _ = open();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        digest.update(bytes, from, length);
        count += length;
        if (zstd == null && count <= inlineBytes) {
            start.write(bytes, from, length);
        } else {
            open().write(bytes, from, length);
        }
    }

    /// Returns hash and size; call once, at the end.
    Written written() {
        return new Written(new ContentHash(HexFormat.of().formatHex(digest.digest())), count);
    }

    /// Returns what stayed in memory.
    Bytes inline() {
        return Bytes.of(start.toByteArray());
    }

    /// Syncs and closes the file and returns its path; null if all stayed in memory.
    @Nullable
    Path finish() throws IOException {
        if (zstd == null || file == null) {
            return null;
        }
        zstd.close();
        file.getFD().sync();
        file.close();
        return path;
    }

    /// Closes and removes the file, if it is still where it was.
    @Override
    public void close() throws IOException {
        if (file != null && path != null) {
            if (zstd != null) {
                zstd.close();
            }
            file.close();
            Files.deleteIfExists(path);
        }
    }

    private OutputStream open() throws IOException {
        if (zstd != null) {
            return zstd;
        }
        Files.createDirectories(folder);
        var aside = folder.resolve(".tmp-" + UUID.randomUUID());
        path = aside;
        var opened = new FileOutputStream(aside.toFile());
        file = opened;
        var compressed = new ZstdOutputStream(new Unclosed(opened), LEVEL);
        start.writeTo(compressed);
        zstd = compressed;
        return compressed;
    }

    /// Leaves the file open when the compressor ends, so that it can be synced.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
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
}
