package dev.slipway.desktop.fakes;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Artifacts whose value is their name.
public final class FakeArtifacts implements Artifacts {
    @Override
    public ArtifactRow find(RunId run, String step, int index, String name) {
        return new ArtifactRow(name, "String", name.length(), ContentHash.of(name), "text", name);
    }

    @Override
    public String preview(RunId run, String step, int index, String name) {
        return name;
    }

    @Override
    public void export(RunId run, String step, int index, String name, String extension, OutputStream out)
            throws IOException {
        var content = extension.equals("json") ? "{\"name\":\"" + name + "\"}" : name;
        out.write(content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String extension(ArtifactRow artifact) {
        return artifact.format().equals("slipway-value/1") ? "json" : "txt";
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
