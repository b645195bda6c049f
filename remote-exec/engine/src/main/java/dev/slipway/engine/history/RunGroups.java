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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs summed up by the store itself, however many there are. Immutable; for one view.
///
/// @param lost runs that the store has as running although their process is gone
record RunGroups(View view, Set<RunId> lost) {
    private static final String SUMS = "SELECT max(key) AS newest, min(key) AS oldest, min(started) AS began,"
            + " count(*) AS n, sum(bad) AS bad, sum(busy) AS busy, sum(gone) AS gone, max(took) AS took FROM ";
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
                "SELECT " + key.sql() + " AS k, count(*) AS n, sum(r.status = 'succeeded') AS good, sum(" + failed()
                        + ") AS bad, avg(CASE WHEN r.status = 'succeeded' THEN r.ended - r.started END) AS took"
                        + " FROM run r WHERE " + condition.sql() + " GROUP BY k ORDER BY max(r.key) DESC",
                RunGroups::sum,
                arguments(key, List.of(), condition));
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
    ///
    /// @param isPlain whether it costs next to nothing to ask a run for the condition, again and again
    List<RunBar> bars(RunCondition condition, boolean isPlain, int room, Instant now) throws IOException {
        var bars = isPlain ? stepped(condition, room, now) : numbered(condition, room, now);
        var ids = ids(bars);
        return bars.stream().map(bar -> bar.named(ids)).toList().reversed();
    }

    /// Returns the bars, newest first, by stepping over the runs of each to its end: a seventh of the time it takes to
    /// number all.
    private List<Bar> stepped(RunCondition condition, int room, Instant now) throws IOException {
        long total = view.query(
                        "SELECT count(*) AS n FROM run r WHERE " + condition.sql(),
                        row -> row.number("n"),
                        condition.arguments().toArray())
                .getFirst();
        long each = Math.max(1, (total + room - 1) / Math.max(1, room));
        var bars = new ArrayList<Bar>();
        long below = Long.MAX_VALUE;
        for (long done = 0; done < total; done += each) {
            long last = view.query(
                            "SELECT r.key FROM run r WHERE " + condition.sql()
                                    + " AND r.key < ? ORDER BY r.key DESC LIMIT 1 OFFSET ?",
                            row -> row.number("key"),
                            condition.argumentsAnd(below, Math.min(each, total - done) - 1))
                    .getFirst();
            var within = condition.and(RunCondition.of("r.key >= ? AND r.key < ?", last, below));
            bars.addAll(view.query(
                    SUMS + "(SELECT r.key, r.started, " + states() + " FROM run r WHERE " + within.sql() + ")",
                    RunGroups::bar,
                    arguments(RunCondition.ALWAYS, List.of(now), within)));
            below = last;
        }
        return bars;
    }

    /// Returns the same by asking each run once whether it meets the condition.
    private List<Bar> numbered(RunCondition condition, int room, Instant now) throws IOException {
        return view.query(
                "WITH met AS MATERIALIZED (SELECT r.key, r.started, " + states()
                        + ", row_number() OVER (ORDER BY r.key DESC) AS number FROM run r WHERE " + condition.sql()
                        + "), each AS (SELECT max(1, (count(*) + ? - 1) / ?) AS size FROM met) " + SUMS
                        + "met, each GROUP BY (number - 1) / size ORDER BY min(number)",
                RunGroups::bar,
                arguments(
                        RunCondition.ALWAYS,
                        List.of(now),
                        condition.and(new RunCondition("1", List.of(room, Math.max(1, room))))));
    }

    private record Bar(
            long newest, long oldest, @Nullable Instant began, int count, RunStatus worst, Duration longest) {
        RunBar named(Map<Long, RunId> ids) {
            return new RunBar(
                    Objects.requireNonNull(ids.get(newest)),
                    Objects.requireNonNull(ids.get(oldest)),
                    began,
                    count,
                    worst,
                    longest);
        }
    }

    private static Bar bar(Row row) throws IOException {
        var worst = row.number("bad") > 0
                ? RunStatus.FAILED
                : row.number("busy") > 0
                        ? RunStatus.RUNNING
                        : row.number("gone") > 0 ? RunStatus.CANCELLED : RunStatus.SUCCEEDED;
        var took = row.numberOrNull("took");
        return new Bar(
                row.number("newest"),
                row.number("oldest"),
                row.timeOrNull("began"),
                row.small("n"),
                worst,
                Duration.of(took == null ? 0 : Math.max(0, took), ChronoUnit.MICROS));
    }

    private Map<Long, RunId> ids(List<Bar> bars) throws IOException {
        var keys = bars.stream()
                .flatMap(bar -> Stream.of(bar.newest(), bar.oldest()))
                .toList();
        var ids = new HashMap<Long, RunId>();
        view.query(
                "SELECT key, id FROM run WHERE key IN (SELECT value FROM json_each(?))",
                row -> ids.put(row.number("key"), new RunId(row.text("id"))),
                JsonText.write(keys));
        return ids;
    }

    /// Returns the SQL of whether a run ended badly.
    private String failed() {
        return "(" + RunCondition.status(lost) + " IN ('failed', 'lost', 'refused'))";
    }

    /// Returns the SQL of what a bar sums up of a run; its `?` is the time now.
    private String states() {
        return failed() + " AS bad, r.status IN ('running', 'queued') AS busy, r.status = 'cancelled' AS gone,"
                + " coalesce(r.ended, ?) - r.started AS took";
    }

    private static @Nullable Object[] arguments(RunCondition key, List<Object> middle, RunCondition condition) {
        var all = new ArrayList<Object>(key.arguments());
        all.addAll(middle);
        all.addAll(condition.arguments());
        return all.toArray();
    }
}
