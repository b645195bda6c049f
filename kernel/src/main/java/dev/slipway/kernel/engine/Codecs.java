package dev.slipway.kernel.engine;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.Plugins;
import dev.slipway.kernel.display.PlainText;
import java.io.IOException;
import java.util.List;
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
