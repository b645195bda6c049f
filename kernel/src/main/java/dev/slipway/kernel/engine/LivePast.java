package dev.slipway.kernel.engine;

import dev.slipway.api.Notebook;
import dev.slipway.api.past.PastSource;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.kernel.display.KernelHost;
import dev.slipway.kernel.past.PastProcess;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The history as the cells of a live kernel see it. Thread-safe.
///
/// @param types the notebook's classes as they are now
record LivePast(PastProcess process, Codecs codecs, NotebookTypes types) implements PastSource {
    /// Puts `host` behind the calls of `Notebook` in this process, with the history that `process` reads.
    static void install(KernelHost host, PastProcess process, Restoring types) {
        host.lookBy(new LivePast(process, types.codecs(), types));
        Notebook.install(host);
    }

    @Override
    public @Nullable Object ask(Map<String, @Nullable Object> question) throws IOException {
        return process.ask(question);
    }

    @Override
    public @Nullable Object value(Map<String, @Nullable Object> artifact) throws IOException {
        if (!(artifact.get("file") instanceof String name)) {
            throw new IOException("the history gave no value");
        }
        var file = Path.of(name);
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return codecs.of(String.valueOf(artifact.get("format"))).decode(in, types);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
