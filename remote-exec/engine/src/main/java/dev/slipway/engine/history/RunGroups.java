package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.RunGroup.By;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs summed up by the store itself, however many there are. Immutable; for one view.
///
/// @param lost runs that the store has as running although their process is gone
record RunGroups(View view, Set<RunId> lost) {
    private static final String FAILED =
            "(r.status IN ('failed', 'lost', 'refused') OR r.id IN (SELECT value FROM" + " json_each(?)))";
    private static final int MICROS = 1_000_000;

    private record Sum(
            String value,
            int count,
            int succeeded,
            int failed,
            @Nullable Duration took) {}

    /// Returns what a run has in common with its group, as SQL over `run r`.
    static RunCondition key(By by) {
        return switch (by) {
            case By.Flow _ -> RunCondition.of("r.flow");
            case By.Version _ -> RunCondition.of("(r.flow || '@' || coalesce(r.version, ''))");
            case By.Parameter parameter ->
                RunCondition.of(
                        "coalesce((SELECT json FROM run_parameter WHERE run = r.key AND name = ?), '')",
                        parameter.name());
            case By.Day day ->
                RunCondition.of(
                        "coalesce(date(r.started / " + MICROS + " + " + offset(day.zone()) + ", 'unixepoch'), '')");
        };
    }

    /// Returns the seconds to add to the time of a run for the local one, each change of the clock since 2020 in it.
    private static String offset(ZoneId zone) {
        var rules = zone.getRules();
        var at = Instant.parse("2020-01-01T00:00:00Z");
        var last = Instant.parse("2040-01-01T00:00:00Z");
        var sql = new StringBuilder();
        for (var next = rules.nextTransition(at);
                next != null && next.getInstant().isBefore(last); ) {
            sql.append(" WHEN r.started < ")
                    .append(Math.multiplyExact(next.getInstant().getEpochSecond(), MICROS))
                    .append(" THEN ")
                    .append(next.getOffsetBefore().getTotalSeconds());
            at = next.getInstant();
            next = rules.nextTransition(at);
        }
        var rest = rules.getOffset(at).getTotalSeconds();
        return sql.isEmpty() ? String.valueOf(rest) : "(CASE" + sql + " ELSE " + rest + " END)";
    }

    /// Returns the groups of the runs that meet `condition`, that with the newest run first.
    List<RunGroup> of(RunCondition condition, By by, List<String> metrics) throws IOException {
        var key = key(by);
        var sums = view.query(
                "SELECT " + key.sql() + " AS k, count(*) AS n, sum(r.status = 'succeeded') AS good, sum(" + FAILED
                        + ") AS bad, avg(CASE WHEN r.status = 'succeeded' THEN r.ended - r.started END) AS took"
                        + " FROM run r WHERE " + condition.sql() + " GROUP BY k ORDER BY max(r.key) DESC",
                RunGroups::sum,
                arguments(key, List.of(lostIds()), condition));
        var means = means(condition, key, metrics);
        return sums.stream()
                .map(sum -> new RunGroup(
                        new RunGroup.Key(by, sum.value()),
                        sum.count(),
                        sum.succeeded(),
                        sum.failed(),
                        sum.took(),
                        means.getOrDefault(sum.value(), Map.of())))
                .toList();
    }

    private static Sum sum(Row row) throws IOException {
        var took = row.numberOrNull("took");
        return new Sum(
                row.text("k"),
                row.small("n"),
                row.small("good"),
                row.small("bad"),
                took == null ? null : Duration.of(took, ChronoUnit.MICROS));
    }

    private Map<String, Map<String, Double>> means(RunCondition condition, RunCondition key, List<String> metrics)
            throws IOException {
        var means = new HashMap<String, Map<String, Double>>();
        for (var metric : metrics) {
            view.query(
                    "SELECT " + key.sql() + " AS k, avg(m.last) AS mean FROM run r JOIN run_metric m ON m.run = r.key"
                            + " WHERE m.name = ? AND " + condition.sql() + " GROUP BY k",
                    row -> {
                        double mean = row.real("mean");
                        if (!Double.isNaN(mean)) {
                            means.computeIfAbsent(row.text("k"), _ -> new HashMap<>())
                                    .put(metric, mean);
                        }
                        return mean;
                    },
                    arguments(key, List.of(metric), condition));
        }
        return means;
    }

    /// Returns the runs that meet `condition` as at most `room` bars of equally many runs, oldest first.
    List<RunBar> bars(RunCondition condition, int room, Instant now) throws IOException {
        long total = view.query(
                        "SELECT count(*) AS n FROM run r WHERE " + condition.sql(),
                        row -> row.number("n"),
                        condition.arguments().toArray())
                .getFirst();
        long each = Math.max(1, (total + room - 1) / Math.max(1, room));
        return view.query(
                "SELECT max(id) AS newest, min(id) AS oldest, min(started) AS began, count(*) AS n, sum(bad) AS bad,"
                        + " sum(busy) AS busy, sum(gone) AS gone, max(took) AS took FROM (SELECT r.id, r.started, "
                        + FAILED + " AS bad, r.status IN ('running', 'queued') AS busy, r.status = 'cancelled' AS gone,"
                        + " coalesce(r.ended, ?) - r.started AS took,"
                        + " (row_number() OVER (ORDER BY r.key DESC) - 1) / ? AS bar FROM run r WHERE "
                        + condition.sql() + ") GROUP BY bar ORDER BY bar DESC",
                RunGroups::bar,
                arguments(RunCondition.ALWAYS, List.of(lostIds(), now, each), condition));
    }

    private static RunBar bar(Row row) throws IOException {
        var worst = row.number("bad") > 0
                ? RunStatus.FAILED
                : row.number("busy") > 0
                        ? RunStatus.RUNNING
                        : row.number("gone") > 0 ? RunStatus.CANCELLED : RunStatus.SUCCEEDED;
        return new RunBar(
                new RunId(row.text("newest")),
                new RunId(row.text("oldest")),
                row.timeOrNull("began"),
                row.small("n"),
                worst,
                Duration.of(Math.max(0, row.number("took")), ChronoUnit.MICROS));
    }

    private String lostIds() {
        return JsonText.write(lost.stream().map(RunId::value).toList());
    }

    private static @Nullable Object[] arguments(RunCondition key, List<Object> middle, RunCondition condition) {
        var all = new ArrayList<Object>(key.arguments());
        all.addAll(middle);
        all.addAll(condition.arguments());
        return all.toArray();
    }
}
