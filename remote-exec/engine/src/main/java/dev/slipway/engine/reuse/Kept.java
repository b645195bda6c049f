package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import dev.slipway.worker.protocol.Artifact;
import dev.slipway.worker.protocol.Blob;
import dev.slipway.worker.protocol.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What attempts kept, and the files they read, by attempt: one question a kind, however many there are.
///
/// @param artifacts in the order of the plan's writes
/// @param unstorable names of what could not be kept
/// @param inputs paths as the notebook names them, with their hashes
/// @param lookups what they named runs by, with the ids of those
record Kept(
        Map<Long, List<Artifact>> artifacts,
        Map<Long, List<String>> unstorable,
        Map<Long, List<Map.Entry<String, ContentHash>>> inputs,
        Map<Long, Map<String, String>> lookups) {
    private static final String OF_THESE = " WHERE attempt IN (SELECT value FROM json_each(?))";
    private static final String ARTIFACTS =
            "SELECT a.*, b.content, b.hash IS NOT NULL AS small FROM artifact a LEFT JOIN blob b"
                    + " ON substr(b.hash, 1, 16) = substr(a.hash, 1, 16) AND b.hash = a.hash"
                    + " WHERE a.attempt IN (SELECT value FROM json_each(?)) ORDER BY a.attempt, a.position";

    static Kept of(View view, Collection<Long> attempts) throws IOException {
        var these = JsonText.write(List.copyOf(attempts));
        var artifacts = new HashMap<Long, List<Artifact>>();
        view.query(
                ARTIFACTS,
                row -> artifacts
                        .computeIfAbsent(row.number("attempt"), _ -> new ArrayList<>())
                        .add(artifact(row)),
                these);
        var unstorable = new HashMap<Long, List<String>>();
        view.query(
                "SELECT attempt, name FROM unstorable" + OF_THESE,
                row -> unstorable
                        .computeIfAbsent(row.number("attempt"), _ -> new ArrayList<>())
                        .add(row.text("name")),
                these);
        var inputs = new HashMap<Long, List<Map.Entry<String, ContentHash>>>();
        view.query(
                "SELECT attempt, path, hash FROM input" + OF_THESE,
                row -> inputs.computeIfAbsent(row.number("attempt"), _ -> new ArrayList<>())
                        .add(Map.entry(row.text("path"), new ContentHash(row.text("hash")))),
                these);
        var lookups = new HashMap<Long, Map<String, String>>();
        view.query(
                "SELECT attempt, reference, run FROM lookup" + OF_THESE,
                row -> lookups.computeIfAbsent(row.number("attempt"), _ -> new TreeMap<>())
                        .put(row.text("reference"), row.text("run")),
                these);
        return new Kept(artifacts, unstorable, inputs, lookups);
    }

    private static Artifact artifact(Row row) throws IOException {
        var size = row.number("bytes");
        var inline = row.number("small") == 1 ? Bytes.of(row.bytes("content")) : null;
        var blob = new Blob(row.text("format"), new ContentHash(row.text("hash")), size, inline);
        return new Artifact(row.text("name"), row.text("type"), blob, row.text("preview"));
    }
}
