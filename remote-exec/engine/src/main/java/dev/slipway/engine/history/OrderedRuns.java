package dev.slipway.engine.history;

import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Reads runs in another order than that of their time, sorted by the store. Immutable; for one view.
///
/// @param rows reads the runs, and knows those that are lost
/// @param condition which runs
/// @param now until when a run under way has taken
record OrderedRuns(View view, RunRows rows, RunCondition condition, RunOrder order, Instant now) {
    private static final String PAGE = ", r.key DESC LIMIT ? OFFSET ?";

    /// Returns `limit` runs from the 0-based `offset` on.
    List<Rows.RunRow> page(long offset, int limit) throws IOException {
        var keys = switch (order.column()) {
            case METRIC -> byMetric(offset, limit);
            case PARAMETER -> byParameter(offset, limit);
            case STARTED -> by(RunCondition.of("r.started"), offset, limit);
            case NUMBER -> by(RunCondition.of("r.number"), offset, limit);
            case WHO -> by(RunCondition.of("r.who COLLATE NOCASE"), offset, limit);
            case TOOK -> by(RunCondition.of("coalesce(r.ended, ?) - r.started", now), offset, limit);
            case STATUS -> by(status(), offset, limit);
            case TAGS ->
                by(
                        RunCondition.of("(SELECT group_concat(tag, ' ') FROM (SELECT tag FROM run_tag"
                                + " WHERE run = r.key ORDER BY tag))"),
                        offset,
                        limit);
        };
        return read(keys);
    }

    private String direction() {
        return order.ascending() ? " ASC" : " DESC";
    }

    private RunCondition status() {
        var lost = JsonText.write(rows.lost().stream().map(id -> id.value()).toList());
        return RunCondition.of(
                "CASE WHEN r.id IN (SELECT value FROM json_each(?)) THEN 'lost' ELSE r.status END", lost);
    }

    private List<Long> by(RunCondition value, long offset, int limit) throws IOException {
        var arguments = new ArrayList<Object>(condition.arguments());
        arguments.addAll(value.arguments());
        arguments.addAll(value.arguments());
        arguments.addAll(List.of(limit, offset));
        return view.query(
                "SELECT r.key FROM run r WHERE " + condition.sql() + " ORDER BY (" + value.sql() + ") IS NULL, "
                        + value.sql() + direction() + PAGE,
                row -> row.number("key"),
                arguments.toArray());
    }

    private List<Long> byParameter(long offset, int limit) throws IOException {
        var arguments = new ArrayList<Object>(List.of(order.name()));
        arguments.addAll(condition.arguments());
        arguments.addAll(List.of(limit, offset));
        return view.query(
                "SELECT r.key FROM run r LEFT JOIN run_parameter p ON p.run = r.key AND p.name = ? WHERE "
                        + condition.sql() + " ORDER BY p.json IS NULL OR p.json = 'null', p.number IS NULL, p.number"
                        + direction() + ", p.json COLLATE NOCASE" + direction() + PAGE,
                row -> row.number("key"),
                arguments.toArray());
    }

    /// The index gives runs in the order of their values, so that nothing beyond the page is read.
    private List<Long> byMetric(long offset, int limit) throws IOException {
        var with = " FROM run_metric m CROSS JOIN run r ON r.key = m.run WHERE m.name = ? AND m.last IS NOT NULL AND "
                + condition.sql();
        var name = new ArrayList<Object>(List.of(order.name()));
        name.addAll(condition.arguments());
        var arguments = new ArrayList<Object>(name);
        arguments.addAll(List.of(limit, offset));
        var keys = new ArrayList<>(view.query(
                "SELECT r.key" + with + " ORDER BY m.last" + direction() + ", m.run DESC LIMIT ? OFFSET ?",
                row -> row.number("key"),
                arguments.toArray()));
        if (keys.size() < limit) {
            long valued = keys.isEmpty()
                    ? view.query("SELECT count(*) n" + with, row -> row.number("n"), name.toArray())
                            .getFirst()
                    : offset;
            keys.addAll(view.query(
                    "SELECT r.key FROM run r WHERE " + condition.sql() + " AND NOT EXISTS (SELECT 1 FROM run_metric"
                            + " WHERE run = r.key AND name = ? AND last IS NOT NULL) ORDER BY r.key DESC LIMIT ? OFFSET ?",
                    row -> row.number("key"),
                    condition.argumentsAnd(order.name(), limit - keys.size(), offset - valued)));
        }
        return keys;
    }

    private List<Rows.RunRow> read(List<Long> keys) throws IOException {
        var these = JsonText.write(keys);
        var places = new HashMap<String, Integer>();
        view.query(
                "SELECT r.id, j.key AS place FROM json_each(?) j JOIN run r ON r.key = j.value",
                row -> places.put(row.text("id"), row.small("place")),
                these);
        var read = new ArrayList<>(rows.query(view, "r.key IN (SELECT value FROM json_each(?))", these));
        read.sort((a, b) ->
                Integer.compare(places.getOrDefault(a.id().value(), 0), places.getOrDefault(b.id().value(), 0)));
        return read;
    }
}
