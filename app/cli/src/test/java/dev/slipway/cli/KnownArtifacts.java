package dev.slipway.cli;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.engine.run.UnsupportedExtensionException;
import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// One artifact, `model`, which can be written as JSON.
record KnownArtifacts() implements Artifacts {
    @Override
    public ArtifactRow find(RunId run, String step, int index, String name) throws IOException {
        if (!name.equals("model")) {
            throw new NoSuchRunException("The task keeps no " + name + ". It keeps model.");
        }
        return new ArtifactRow("model", "Model", 99, KnownRun.HASH, "slipway-value/1", "Model[a=1]");
    }

    @Override
    public String preview(RunId run, String step, int index, String name) {
        return "Model[a=1]";
    }

    @Override
    public void export(RunId run, String step, int index, String name, String extension, OutputStream out)
            throws IOException {
        if (!extension.isEmpty() && !extension.equals("json")) {
            throw new UnsupportedExtensionException("It cannot be written as ." + extension + ". Use .json.");
        }
        out.write("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String extension(ArtifactRow artifact) {
        return "json";
    }

    @Override
    public List<Restorable> inputs(RunId run, String step, int index, Path folder) {
        return List.of();
    }

    @Override
    public Restorable stored(RunId run, String step, int index, String name, Path folder) {
        throw new UnsupportedOperationException();
    }
}
