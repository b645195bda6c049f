package dev.slipway.desktop.fakes;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.history.MetricCourse;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepTasks;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunBar;
import dev.slipway.engine.history.RunGroup;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunOrder;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.history.WhereException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A history in memory. A `where` is `params.NAME = VALUE` only. One thread at a time.
public final class FakeHistory implements RunHistory {
    /// What was counted, in order.
    public final List<Count> counted = new ArrayList<>();

    public final TreeMap<RunId, RunRow> rows = new TreeMap<>(Comparator.reverseOrder());
    public final Map<RunId, RunDetail> details = new HashMap<>();
    public final Map<String, List<TaskRow>> tasks = new HashMap<>();
    public final Map<TaskAttempt, List<LogLine>> earlierLogs = new HashMap<>();
    public final Map<String, TaskDetail> taskDetails = new HashMap<>();
    public final Map<String, List<MetricPoint>> curves = new HashMap<>();
    public final Map<RunId, Compiled.Flow> codes = new LinkedHashMap<>();
    public final List<RunQuery> asked = new ArrayList<>();
    /// What was known of a step each time its tasks were asked for.
    public final List<StepTasks> known = new ArrayList<>();
    /// By run and step.
    public final Map<String, Map<String, Map<Integer, Double>>> taskMetrics = new HashMap<>();

    public long revision;

    public void add(RunRow row) {
        rows.put(row.id(), row);
        revision++;
    }

    public void add(RunDetail detail) {
        details.put(detail.row().id(), detail);
        add(detail.row());
    }

    @Override
    public RunId resolve(String reference) throws IOException {
        return rows.keySet().stream()
                .filter(id -> id.value().startsWith(reference))
                .findFirst()
                .orElseThrow(() -> new NoSuchRunException("no run " + reference));
    }

    @Override
    public Page<RunRow> runs(RunQuery query) throws IOException {
        asked.add(query);
        if (query.where() != null) {
            check(query.where());
        }
        return page(query, all(query));
    }

    @Override
    public Page<RunRow> runs(RunQuery query, RunGroup.Key group) {
        return page(
                query,
                all(query).stream()
                        .filter(run -> key(run, group.by()).equals(group.value()))
                        .toList());
    }

    @Override
    public List<RunRow> rows(List<RunId> ids) {
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    @Override
    public MetricCourse course(RunId id, String metric, int every) {
        var course = new MetricCourse.Builder();
        var all = curve(id, metric);
        for (int i = 0; i < all.size(); i += every) {
            var point = all.get(i);
            course.add(point.iteration(), point.value(), ChronoUnit.MICROS.between(Instant.EPOCH, point.time()));
        }
        return course.build();
    }

    @Override
    public Page<RunRow> runs(RunQuery query, RunOrder order, long offset, Instant now) {
        var all = new ArrayList<>(all(query));
        Comparator<RunRow> by = Comparator.comparingDouble(run -> switch (order.column()) {
            case PARAMETER -> run.parameters().get(order.name()) instanceof Number number ? number.doubleValue() : 1e9;
            case METRIC ->
                Objects.requireNonNull(run.metrics().get(order.name())).last();
            default -> run.flow().number();
        });
        all.sort(order.ascending() ? by : by.reversed());
        return new Page<>(
                all.size(), all.stream().skip(offset).limit(query.limit()).toList());
    }

    @Override
    public Map<String, Integer> counts(RunQuery query, Count by) {
        counted.add(by);
        var counts = new TreeMap<String, Integer>();
        for (var run : all(query)) {
            var values = switch (by) {
                case FLOW -> List.of(run.flow().flow());
                case STATUS -> List.of(run.status().word());
                case TAG -> run.label().tags();
                case VERSION ->
                    run.flow().version() == null
                            ? List.<String>of()
                            : List.of(run.flow().flow() + "@" + run.flow().version());
                case BRANCH -> run.flow().version() == null ? List.<String>of() : List.of("prod");
                case WHO -> List.of(run.origin().who());
            };
            values.forEach(value -> counts.merge(value, 1, Integer::sum));
        }
        return counts;
    }

    private static Page<RunRow> page(RunQuery query, List<RunRow> all) {
        var page = all.stream()
                .filter(run -> query.before() == null || run.id().compareTo(query.before()) < 0)
                .limit(query.limit())
                .toList();
        return new Page<>(all.size(), page);
    }

    private List<RunRow> all(RunQuery query) {
        return rows.values().stream()
                .filter(run -> query.flow() == null || run.flow().flow().equals(query.flow()))
                .filter(run -> query.status() == null || run.status() == query.status())
                .filter(run -> query.tag() == null || run.label().tags().contains(query.tag()))
                .filter(run -> query.since() == null
                        || !Optional.ofNullable(run.times().started())
                                .orElse(Instant.MAX)
                                .isBefore(query.since()))
                .filter(run -> meets(run, query.where()) && meets(run, query.also()))
                .toList();
    }

    @Override
    public List<RunGroup> groups(RunQuery query, RunGroup.By by, List<String> metrics) {
        var groups = new LinkedHashMap<String, List<RunRow>>();
        all(query)
                .forEach(run -> groups.computeIfAbsent(key(run, by), _ -> new ArrayList<>())
                        .add(run));
        return groups.entrySet().stream()
                .map(group -> group(new RunGroup.Key(by, group.getKey()), group.getValue(), metrics))
                .toList();
    }

    private static RunGroup group(RunGroup.Key key, List<RunRow> runs, List<String> metrics) {
        var means = new LinkedHashMap<String, Double>();
        for (var metric : metrics) {
            runs.stream()
                    .map(run -> run.metrics().get(metric))
                    .filter(Objects::nonNull)
                    .mapToDouble(Metric::last)
                    .average()
                    .ifPresent(mean -> means.put(metric, mean));
        }
        return new RunGroup(
                key,
                runs.size(),
                (int) runs.stream()
                        .filter(run -> run.status() == RunStatus.SUCCEEDED)
                        .count(),
                (int) runs.stream()
                        .filter(run -> run.status() == RunStatus.FAILED)
                        .count(),
                Duration.ofSeconds(60),
                means);
    }

    private static String key(RunRow run, RunGroup.By by) {
        var version = run.flow().version();
        return switch (by) {
            case RunGroup.By.Flow _ -> run.flow().flow();
            case RunGroup.By.Version _ -> run.flow().flow() + "@" + (version == null ? "" : version);
            case RunGroup.By.Parameter parameter ->
                Objects.toString(run.parameters().get(parameter.name()), "");
            case RunGroup.By.Day day ->
                LocalDate.ofInstant(Objects.requireNonNull(run.times().started()), day.zone())
                        .toString();
        };
    }

    @Override
    public List<RunBar> bars(RunQuery query, int room, Instant now) {
        return all(query).reversed().stream()
                .map(run -> new RunBar(
                        run.id(),
                        run.id(),
                        run.times().started(),
                        1,
                        run.status(),
                        run.times().elapsed(now).orElse(Duration.ZERO)))
                .toList();
    }

    @Override
    public Optional<RunDetail> run(RunId id) {
        var row = rows.get(id);
        if (row == null) {
            return Optional.empty();
        }
        var detail = details.get(id);
        return Optional.of(detail == null ? new RunDetail(row, List.of(), null, List.of(), Map.of(), "") : detail);
    }

    @Override
    public Compiled.Flow code(RunId id) throws IOException {
        var flow = codes.get(id);
        if (flow == null) {
            throw new IOException("the code of " + id + " is gone from the store");
        }
        return flow;
    }

    @Override
    public Page<TaskRow> tasks(RunId id, String step, long offset, int limit) {
        var all = tasks.getOrDefault(id + "/" + step, List.of());
        return new Page<>(all.size(), all.stream().skip(offset).limit(limit).toList());
    }

    @Override
    public StepTasks tasks(RunId id, String step, StepTasks before) {
        known.add(before);
        return new StepTasks(tasks.getOrDefault(id + "/" + step, List.of()), 1);
    }

    @Override
    public Map<String, Map<Integer, Double>> metrics(RunId id, String step) {
        return taskMetrics.getOrDefault(id + "/" + step, Map.of());
    }

    @Override
    public Set<Integer> holding(RunId id, String step, String name, String text) {
        var found = new TreeSet<Integer>();
        taskDetails.forEach((key, task) -> {
            boolean isOfStep = key.startsWith(id + "/" + step + "/");
            if (isOfStep
                    && task.artifacts().stream()
                            .anyMatch(one ->
                                    one.name().equals(name) && one.preview().contains(text))) {
                found.add(task.row().index());
            }
        });
        return found;
    }

    @Override
    public Map<Integer, List<Attempt>> retried(RunId id, String step) {
        var attempts = new TreeMap<Integer, List<Attempt>>();
        taskDetails.forEach((key, task) -> {
            if (key.startsWith(id + "/" + step + "/") && task.attempts().size() > 1) {
                attempts.put(task.row().index(), task.attempts());
            }
        });
        return attempts;
    }

    @Override
    public Optional<TaskDetail> task(RunId id, String step, int index) {
        return Optional.ofNullable(taskDetails.get(id + "/" + step + "/" + index));
    }

    @Override
    public List<LogLine> log(RunId id, String step, int index, long from, int limit) {
        return task(id, step, index).map(TaskDetail::log).orElse(List.of()).stream()
                .skip(from)
                .limit(limit)
                .toList();
    }

    @Override
    public List<LogLine> logOfAttempt(RunId id, TaskAttempt attempt, long from, int limit) {
        var earlier = earlierLogs.get(attempt);
        return earlier == null ? log(id, attempt.step(), attempt.index(), from, limit) : earlier;
    }

    @Override
    public List<MetricPoint> curve(RunId id, String metric) {
        return curves.getOrDefault(id + "/" + metric, List.of());
    }

    @Override
    public Map<RunId, Map<String, Double>> metricsAt(List<RunId> runs, long iteration) {
        var values = new HashMap<RunId, Map<String, Double>>();
        for (var run : runs) {
            for (var metric : Objects.requireNonNull(rows.get(run)).metrics().keySet()) {
                curve(run, metric).stream()
                        .filter(point -> point.iteration() <= iteration)
                        .forEach(point -> values.computeIfAbsent(run, _ -> new HashMap<>())
                                .put(metric, point.value()));
            }
        }
        return values;
    }

    @Override
    public List<String> flows() {
        return rows.values().stream()
                .map(run -> run.flow().flow())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public long revision() {
        return revision;
    }

    private static void check(String where) throws WhereException {
        for (var part : parts(where)) {
            if (!part.matches("(params\\.\\w+|who|flow|version|branch|started) [=<] \\S+")) {
                throw new WhereException("an operator is expected", where.length());
            }
        }
    }

    private static List<String> parts(String where) {
        return List.of(where.split(" and ", -1));
    }

    private static boolean meets(RunRow run, @Nullable String where) {
        return where == null || parts(where).stream().allMatch(part -> meetsPart(run, part));
    }

    private static boolean meetsPart(RunRow run, String where) {
        var parts = where.split(" [=<] ", 2);
        var value = parts[1].replace("\"", "");
        return switch (parts[0]) {
            case "who" -> run.origin().who().equals(value);
            case "flow" -> run.flow().flow().equals(value);
            case "version" -> value.equals(String.valueOf(run.flow().version()));
            case "branch" -> run.flow().version() != null && value.equals("prod");
            case "started" -> Objects.requireNonNull(run.times().started()).isBefore(Instant.parse(value));
            default ->
                String.valueOf(run.parameters().get(parts[0].replace("params.", "")))
                        .equals(value);
        };
    }
}
