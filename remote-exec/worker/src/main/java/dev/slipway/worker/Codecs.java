package dev.slipway.worker;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.api.spi.Plugins;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Blob;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The artifact codecs that user code's class path has. Immutable.
final class Codecs {
    private final List<ArtifactCodec> all;

    Codecs(ClassLoader libraries) {
        all = Plugins.load(ArtifactCodec.class, libraries);
    }

    /// Returns the codec that wants `value` most.
    ///
    /// @throws IOException if none does: no codec is installed
    ArtifactCodec of(@Nullable Object value) throws IOException {
        ArtifactCodec best = null;
        int most = 0;
        for (var codec : all) {
            int preference = codec.preference(value);
            if (preference > most) {
                most = preference;
                best = codec;
            }
        }
        if (best == null) {
            throw new IOException("no codec is installed that stores values: reinstall Slipway");
        }
        return best;
    }

    /// Returns the value of `blob`, checked against its hash.
    ///
    /// @throws IOException if it is gone, broken, or does not fit the notebook's types
    @Nullable
    Object decode(Blob blob, ObjectFiles objects, NotebookTypes types) throws IOException {
        var codec = all.stream()
                .filter(candidate -> candidate.format().equals(blob.format()))
                .findFirst()
                .orElseThrow(() -> new IOException("no codec reads the format " + blob.format()));
        try (var digested = new DigestInputStream(open(blob, objects), ContentHash.digest());
                var in = new BufferedInputStream(digested)) {
            var value = codec.decode(in, types);
            in.transferTo(OutputStream.nullOutputStream());
            var hash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            if (!hash.equals(blob.hash().hex())) {
                throw new IOException("the object " + blob.hash() + " is damaged: its content has another hash");
            }
            return value;
        } catch (NoSuchFileException e) {
            throw new IOException("the object " + blob.hash() + " is gone from the store: run its step again", e);
        }
    }

    /// Returns the hash of the encoded `value`.
    ContentHash hash(@Nullable Object value, NotebookTypes types) throws IOException {
        var digested = new DigestOutputStream(OutputStream.nullOutputStream(), ContentHash.digest());
        encode(value, digested, types);
        return new ContentHash(
                HexFormat.of().formatHex(digested.getMessageDigest().digest()));
    }

    /// Writes the encoded `value`, by the codec that wants it most.
    void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException {
        var buffered = new BufferedOutputStream(out);
        of(value).encode(value, buffered, types);
        buffered.flush();
    }

    private static InputStream open(Blob blob, ObjectFiles objects) throws IOException {
        var inline = blob.inline();
        return inline == null ? objects.open(blob.hash()) : new ByteArrayInputStream(inline.toArray());
    }
}
