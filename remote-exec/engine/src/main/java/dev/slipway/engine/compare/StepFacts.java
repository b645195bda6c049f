package dev.slipway.engine.compare;

import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.View;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What went into one step of a run and what came out.
///
/// @param status where the step stands
/// @param code hash of its code
/// @param parts what the keys of its tasks are made of, by name, and what they asked of the deployment; empty if the
/// step was not reached
/// @param keys the keys of its tasks' results, in order, joined; empty if it has none
/// @param inputs hashes of the files its tasks read, by path
/// @param outputs its artifacts, by name
/// @param metrics what its tasks logged, in order, as one text
record StepFacts(
        RunStatus status,
        String code,
        Map<String, @Nullable Object> parts,
        String keys,
        Map<String, String> inputs,
        Map<String, Output> outputs,
        String metrics) {
    private static final String OF_TASKS = " FROM task t JOIN attempt a ON a.id = t.attempt";
    private static final String OF_RUN = " WHERE t.run = ? GROUP BY t.step";

    /// One artifact over the tasks of a step.
    ///
    /// @param hashes by the elements of each task that kept it, so that the same task is found in a run
    /// with more of them; copied
    /// @param preview of the first
    /// @param format of the codec that wrote the first
    record Output(Map<String, String> hashes, String preview, String format) {
        Output {
            hashes = Map.copyOf(hashes);
        }
    }

    /// Returns the steps of a run by name, in order.
    static Map<String, StepFacts> of(View view, long run) throws IOException {
        var keys = texts(
                view,
                "SELECT t.step, group_concat(t.idx || ' ' || a.key, ';' ORDER BY t.idx) AS x" + OF_TASKS + OF_RUN,
                run);
        var metrics = texts(
                view,
                "SELECT t.step, group_concat(m.name || ' ' || m.iteration || ' ' || coalesce(m.value, 'NaN'), ';'"
                        + " ORDER BY t.idx, m.seq) AS x FROM task t JOIN metric m ON m.attempt = t.attempt" + OF_RUN,
                run);
        var inputs = inputs(view, run);
        var deployment = deployment(view, run);
        var outputs = outputs(view, run);
        var steps = new LinkedHashMap<String, StepFacts>();
        view.query(
                "SELECT position, name, status, code, parts FROM step WHERE run = ? ORDER BY position",
                row -> {
                    int position = row.small("position");
                    var parts = row.textOrNull("parts");
                    var all = new LinkedHashMap<String, @Nullable Object>(
                            parts == null ? Map.of() : JsonText.readObject(parts));
                    all.putAll(deployment.getOrDefault(position, Map.of()));
                    return steps.put(
                            row.text("name"),
                            new StepFacts(
                                    RunStatus.of(row.text("status")),
                                    row.text("code"),
                                    all,
                                    keys.getOrDefault(position, ""),
                                    inputs.getOrDefault(position, Map.of()),
                                    outputs.getOrDefault(position, Map.of()),
                                    metrics.getOrDefault(position, "")));
                },
                run);
        return steps;
    }

    private static Map<Integer, String> texts(View view, String sql, long run) throws IOException {
        var texts = new HashMap<Integer, String>();
        view.query(sql, row -> texts.put(row.small("step"), row.text("x")), run);
        return texts;
    }

    private static Map<Integer, Map<String, String>> inputs(View view, long run) throws IOException {
        var inputs = new HashMap<Integer, Map<String, String>>();
        view.query(
                "SELECT DISTINCT t.step, i.path, i.hash FROM task t JOIN input i ON i.attempt = t.attempt"
                        + " WHERE t.run = ? ORDER BY t.step, i.path, i.hash",
                row -> inputs.computeIfAbsent(row.small("step"), _ -> new LinkedHashMap<>())
                        .merge(row.text("path"), row.text("hash"), (a, b) -> a + ", " + b),
                run);
        return inputs;
    }

    /// Returns what the tasks of each step asked of the deployment, by what a person would call it.
    private static Map<Integer, Map<String, String>> deployment(View view, long run) throws IOException {
        var asked = new HashMap<Integer, Map<String, String>>();
        view.query(
                "SELECT DISTINCT t.step, l.reference, l.run FROM task t JOIN lookup l ON l.attempt = t.attempt"
                        + " WHERE t.run = ? AND substr(l.reference, 1, ?) = ?",
                row -> asked.computeIfAbsent(row.small("step"), _ -> new TreeMap<>())
                        .put(row.text("reference").substring(1), row.text("run")),
                run,
                Report.DEPLOYMENT.length(),
                Report.DEPLOYMENT);
        return asked;
    }

    private static Map<Integer, Map<String, Output>> outputs(View view, long run) throws IOException {
        record Kept(int step, String name, String item, String hash, String preview, String format) {}
        var hashes = new HashMap<Integer, Map<String, Map<String, String>>>();
        var firsts = new HashMap<String, Kept>();
        var all = view.query(
                "SELECT t.step, r.name, t.item, r.hash, r.format, CASE WHEN t.idx = 0 THEN r.preview ELSE '' END AS preview"
                        + " FROM task t JOIN artifact r ON r.attempt = t.attempt WHERE t.run = ?"
                        + " ORDER BY t.step, t.idx, r.position",
                row -> new Kept(
                        row.small("step"),
                        row.text("name"),
                        row.text("item"),
                        row.text("hash"),
                        row.text("preview"),
                        row.text("format")),
                run);
        for (var kept : all) {
            var ofName = hashes.computeIfAbsent(kept.step(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(kept.name(), _ -> new HashMap<>());
            var task = kept.item();
            for (int again = 2; ofName.containsKey(task); again++) {
                task = kept.item() + " (" + again + ")";
            }
            ofName.put(task, kept.hash());
            firsts.putIfAbsent(kept.step() + " " + kept.name(), kept);
        }
        var outputs = new HashMap<Integer, Map<String, Output>>();
        for (var first : firsts.values()) {
            var list = Objects.requireNonNull(hashes.get(first.step())).getOrDefault(first.name(), Map.of());
            outputs.computeIfAbsent(first.step(), _ -> new TreeMap<>())
                    .put(first.name(), new Output(list, first.preview(), first.format()));
        }
        return outputs;
    }

    /// Tells whether the step ended so that later steps could read it.
    boolean isDone() {
        return status == RunStatus.SUCCEEDED || status == RunStatus.REUSED;
    }

    /// Tells whether both were given the same: code, parameters, artifacts, jars, surroundings and files.
    boolean hasInputsOf(StepFacts other) {
        return !keys.isEmpty() && keys.equals(other.keys) && inputs.equals(other.inputs) && parts.equals(other.parts);
    }

    /// Tells whether both kept the same, or neither ended well.
    boolean hasArtifactsOf(StepFacts other) {
        return isDone() == other.isDone() && hashes().equals(other.hashes());
    }

    private Map<String, Map<String, String>> hashes() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        outputs.forEach((name, output) -> all.put(name, output.hashes()));
        return all;
    }
}
