package dev.slipway.engine.compare;

import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.engine.compare.Comparison.Kind;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts runs side by side: one question a kind, however many runs there are. Immutable; for one view.
record SideBySide(View view, Notebooks notebooks, List<ComparedRun> runs) {
    private static final int MOST_NOTEBOOKS = 20;
    private static final String OF_THESE = " IN (SELECT value FROM json_each(?))";

    Comparison compare() throws IOException {
        var keys = runs.stream().map(ComparedRun::key).toList();
        var table = new RowTable(keys);
        var these = JsonText.write(keys);
        addParameters(table, these);
        addMetrics(table, these);
        addRest(table, these);
        addTags(table, these);
        return comparison(table);
    }

    /// @param rows of the runs, in their order
    Comparison compare(List<RunRow> rows) throws IOException {
        var keys = runs.stream().map(ComparedRun::key).toList();
        var table = new RowTable(keys);
        var known = new KnownRows(rows, keys);
        known.addParameters(table);
        known.addMetrics(table);
        addRest(table, JsonText.write(keys));
        known.addTags(table);
        return comparison(table);
    }

    private Comparison comparison(RowTable table) {
        return new Comparison(runs.stream().map(ComparedRun::id).toList(), table.rows());
    }

    private void addRest(RowTable table, String these) throws IOException {
        addInputs(table, these);
        addEnvironment(table);
        addCode(table, these);
        addArtifacts(table, these);
    }

    private void addParameters(RowTable table, String these) throws IOException {
        view.query(
                "SELECT run, name, json FROM run_parameter WHERE run" + OF_THESE + " ORDER BY position",
                row -> {
                    var json = row.text("json");
                    table.put(Kind.PARAMETER, row.text("name"), row.number("run"), JsonText.read(json), json);
                    return json;
                },
                these);
    }

    private void addMetrics(RowTable table, String these) throws IOException {
        view.query(
                "SELECT run, name, last FROM run_metric WHERE run" + OF_THESE + " ORDER BY name",
                row -> {
                    Double last = row.real("last");
                    table.put(Kind.METRIC, row.text("name"), row.number("run"), last);
                    return last;
                },
                these);
    }

    private void addInputs(RowTable table, String these) throws IOException {
        view.query(
                "SELECT DISTINCT run, path, hash FROM run_input WHERE run" + OF_THESE + " ORDER BY path, hash",
                row -> {
                    table.append(Kind.INPUT, row.text("path"), row.number("run"), row.text("hash"));
                    return 1;
                },
                these);
    }

    private void addEnvironment(RowTable table) {
        for (var run : runs) {
            run.environment().forEach((name, value) -> table.put(Kind.ENVIRONMENT, name, run.key(), value));
        }
        for (var run : runs) {
            for (var jar : run.plan().jars()) {
                var name = Dependency.of(jar);
                table.put(
                        Kind.ENVIRONMENT,
                        "dependency " + name.library(),
                        run.key(),
                        name.version(),
                        jar.sha256().hex());
            }
        }
    }

    private void addCode(RowTable table, String these) throws IOException {
        view.query(
                "SELECT run, name, code FROM step WHERE run" + OF_THESE + " ORDER BY run, position",
                row -> {
                    table.put(Kind.CODE, row.text("name"), row.number("run"), row.text("code"));
                    return 1;
                },
                these);
        if (!table.differing(Kind.CODE).isEmpty()) {
            addCells(table);
        }
    }

    /// Adds the text of the code cells that differ; cells are matched with those of the first run.
    private void addCells(RowTable table) {
        var texts =
                new HashSet<>(runs.stream().map(run -> run.notebook().text()).toList());
        if (texts.size() < 2 || texts.size() > MOST_NOTEBOOKS) {
            return;
        }
        var first = document(runs.getFirst());
        Map<String, Map<Long, String>> byName = new HashMap<>();
        for (var run : runs) {
            var document = document(run);
            var partners = CellPairs.of(first, document);
            for (int i = 0; i < partners.length; i++) {
                var cell = document.cells().get(i);
                if (cell.kind() == CellKind.CODE) {
                    var name = partners[i] >= 0 ? "cell " + (partners[i] + 1) : "new cell " + (i + 1);
                    byName.computeIfAbsent(name, _ -> new HashMap<>()).put(run.key(), cell.source());
                }
            }
        }
        byName.entrySet().stream()
                .filter(cell -> differs(cell.getValue()))
                .sorted(Comparator.comparingInt(cell -> number(cell.getKey())))
                .forEach(
                        cell -> cell.getValue().forEach((run, text) -> table.put(Kind.CODE, cell.getKey(), run, text)));
    }

    private boolean differs(Map<Long, String> texts) {
        return texts.size() < new HashSet<>(runs).size() || new HashSet<>(texts.values()).size() > 1;
    }

    private static int number(String cell) {
        return Integer.parseInt(cell.substring(cell.lastIndexOf(' ') + 1));
    }

    private Document document(ComparedRun run) {
        return notebooks.of(run.notebook().text(), run.notebook().file());
    }

    private void addArtifacts(RowTable table, String these) throws IOException {
        record Place(long run, int step, String name) {}
        var steps = new HashMap<Place, String>();
        view.query(
                "SELECT run, position, name FROM step WHERE run" + OF_THESE,
                row -> steps.put(new Place(row.number("run"), row.small("position"), ""), row.text("name")),
                these);
        var artifacts = new LinkedHashMap<Place, Kept>();
        view.query(
                "SELECT t.run, t.step, a.name, a.preview, a.hash FROM task t CROSS JOIN artifact a"
                        + " ON a.attempt = t.attempt WHERE t.run" + OF_THESE
                        + " ORDER BY t.run, t.step, t.idx, a.position",
                row -> artifacts
                        .computeIfAbsent(
                                new Place(row.number("run"), row.small("step"), row.text("name")), _ -> new Kept())
                        .add(row.text("preview"), row.text("hash")),
                these);
        artifacts.forEach((place, kept) -> table.put(
                Kind.ARTIFACT,
                steps.get(new Place(place.run(), place.step(), "")) + "/" + place.name(),
                place.run(),
                kept.count == 1 ? kept.preview : String.format(Locale.ROOT, "%,d values", kept.count),
                kept.hashes.toString()));
    }

    /// What the tasks of a step kept under one name. One thread at a time.
    private static final class Kept {
        private int count;
        private String preview = "";
        private final StringBuilder hashes = new StringBuilder();

        Kept add(String text, String hash) {
            count++;
            preview = text;
            hashes.append(hash);
            return this;
        }
    }

    private void addTags(RowTable table, String these) throws IOException {
        record Tag(long run, String name) {}
        var tags = view.query(
                "SELECT run, tag FROM run_tag WHERE run" + OF_THESE + " ORDER BY tag",
                row -> new Tag(row.number("run"), row.text("tag")),
                these);
        for (var tag : new LinkedHashSet<>(tags.stream().map(Tag::name).toList())) {
            runs.forEach(run -> table.put(Kind.TAG, tag, run.key(), false));
        }
        tags.forEach(tag -> table.put(Kind.TAG, tag.name(), tag.run(), true));
    }
}
