package dev.slipway.engine.history;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.Failure;
import dev.slipway.engine.history.Rows.Input;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one run with all that hangs on it. Immutable; for one view.
///
/// @param store holds the notebooks' texts
record RunDetails(Store store, PlanCodec plans, RunRows rows, View view) {
    private static final String INPUTS = "SELECT i.path, i.bytes, i.hash, s.name FROM run_input i"
            + " JOIN step s ON s.run = i.run AND s.position = i.step WHERE i.run = ? ORDER BY i.step, i.path";

    private record Rest(
            long key,
            Map<String, String> environment,
            String planJson,
            ContentHash notebook,
            @Nullable ContentHash diff,
            @Nullable Failure error) {}

    static NoSuchRunException unknown(RunId id) {
        return new NoSuchRunException(
                "There is no run " + id + " in this workspace. `slipway runs` lists those there" + " are.");
    }

    Optional<RunDetail> read(RunId id) throws IOException {
        var row = rows.query(view, "r.id = ?", id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        var rest = view.query(
                        "SELECT r.*, p.json FROM run r JOIN plan p ON p.document = r.plan WHERE r.id = ?",
                        RunDetails::rest,
                        id)
                .getFirst();
        return Optional.of(new RunDetail(
                row.getFirst(),
                view.query("SELECT * FROM step WHERE run = ? ORDER BY position", RunDetails::step, rest.key()),
                rest.error(),
                view.query(INPUTS, RunDetails::input, rest.key()),
                rest.environment(),
                plans.read(rest.planJson()).jars(),
                text(rest.notebook()),
                rest.diff() == null ? "" : text(rest.diff())));
    }

    private String text(ContentHash object) {
        try {
            return new String(store.bytes(object), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // gone from the store; all else is still there
        }
    }

    private static Rest rest(Row row) throws IOException {
        var environment = new LinkedHashMap<String, String>();
        JsonText.readObject(row.text("environment"))
                .forEach((name, value) -> environment.put(name, String.valueOf(value)));
        var diff = row.textOrNull("git_diff");
        return new Rest(
                row.number("key"),
                environment,
                row.text("json"),
                new ContentHash(row.text("notebook_hash")),
                diff == null ? null : new ContentHash(diff),
                failure(row));
    }

    /// Returns why the run of a row of `run` failed, null if it did not.
    static @Nullable Failure failure(Row row) throws IOException {
        var type = row.textOrNull("error_type");
        return type == null
                ? null
                : new Failure(
                        row.text("error_step"),
                        row.small("error_index"),
                        row.text("error_item"),
                        row.textOrNull("error_cell"),
                        row.smallOrNull("error_line"),
                        type,
                        row.text("error_message"));
    }

    private static StepRow step(Row row) throws IOException {
        return new StepRow(
                row.text("name"),
                RunStatus.of(row.text("status")),
                counts(row),
                new Times(row.timeOrNull("started"), row.timeOrNull("ended")),
                row.text("why"),
                texts(row.text("cells")),
                texts(row.text("depends_on")),
                row.text("code"));
    }

    static Counts counts(Row row) throws IOException {
        return new Counts(
                row.small("total"),
                row.small("executed"),
                row.small("reused"),
                row.small("failed"),
                row.small("cancelled"),
                row.small("running"));
    }

    private static Input input(Row row) throws IOException {
        return new Input(row.text("path"), row.number("bytes"), new ContentHash(row.text("hash")), row.text("name"));
    }

    private static List<String> texts(String json) throws IOException {
        return JsonText.read(json) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
