package dev.slipway.kernel.engine;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.api.spi.Plugins;
import dev.slipway.kernel.display.PlainText;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The codecs on the class path of the cells, loaded when first needed. Thread-safe.
final class Codecs {
    private static final int LONGEST_PREVIEW = 200;

    private final ClassLoader libraries;
    private volatile @Nullable List<ArtifactCodec> codecs;

    Codecs(ClassLoader libraries) {
        this.libraries = libraries;
    }

    /// Returns the codec that writes `format`.
    ///
    /// @throws IOException if there is none
    ArtifactCodec of(String format) throws IOException {
        for (var codec : all()) {
            if (codec.format().equals(format)) {
                return codec;
            }
        }
        throw new IOException("no plug-in reads the format " + format);
    }

    /// Returns the hash of the encoded `value`.
    ///
    /// @throws IOException if it cannot be encoded
    ContentHash hash(@Nullable Object value, NotebookTypes types) throws IOException {
        var digested = new DigestOutputStream(OutputStream.nullOutputStream(), ContentHash.digest());
        best(value)
                .orElseThrow(() -> new IOException("no plug-in stores values"))
                .encode(value, digested, types);
        return new ContentHash(
                HexFormat.of().formatHex(digested.getMessageDigest().digest()));
    }

    /// Returns the codec that wants `value` most; empty if none does.
    Optional<ArtifactCodec> best(@Nullable Object value) {
        return all().stream()
                .filter(codec -> codec.preference(value) > 0)
                .max(Comparator.comparingInt(codec -> codec.preference(value)));
    }

    /// Returns `value` in at most 200 characters. Runs code of the notebook.
    @SuppressWarnings("CatchingUnchecked") // a plug-in that fails costs only itself
    String preview(@Nullable Object value) {
        ArtifactCodec best = null;
        int most = 1;
        try {
            for (var codec : all()) {
                int preference = codec.preference(value);
                if (preference > most) {
                    most = preference;
                    best = codec;
                }
            }
            if (best != null) {
                return best.preview(value);
            }
        } catch (RuntimeException | LinkageError e) {
            // the plain text will do
        }
        return PlainText.of(value, LONGEST_PREVIEW);
    }

    private List<ArtifactCodec> all() {
        var known = codecs;
        if (known == null) {
            known = Plugins.load(ArtifactCodec.class, libraries);
            codecs = known;
        }
        return known;
    }
}
