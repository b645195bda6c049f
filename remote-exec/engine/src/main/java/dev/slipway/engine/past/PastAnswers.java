package dev.slipway.engine.past;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunReferences;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.history.WhereException;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.directive.Nearest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers questions of cells about earlier runs, see `PastSource`. Thread-safe. Does I/O.
public final class PastAnswers {
    private static final int MOST_AT_ONCE = 1000;
    private static final double MILLIS = 1000;

    private final Store store;
    private final RunHistory history;
    private final @Nullable RunId self;

    /// @param self the run whose cells ask, null if it is none
    public PastAnswers(Store store, RunHistory history, @Nullable RunId self) {
        this.store = store;
        this.history = history;
        this.self = self;
    }

    /// Returns the answer, a JSON value.
    ///
    /// @throws IOException if there is no such thing, naming what is near, or the question is none
    public Object answer(Map<String, @Nullable Object> question) throws IOException {
        return switch (text(question, "ask")) {
            case "run" -> run(row(resolve(text(question, "reference"))));
            case "runs" -> runs(question);
            case "step" -> step(step(id(question), text(question, "step")));
            case "task" -> task(task(question));
            case "artifact" -> artifact(task(question), text(question, "name"), question);
            default -> throw new IOException("no such question: " + question);
        };
    }

    private RunId resolve(String reference) throws IOException {
        return RunReferences.resolve(store, reference, self == null ? "" : self.value());
    }

    private RunRow row(RunId id) throws IOException {
        return history.run(id)
                .orElseThrow(() -> new NoSuchRunException("The run " + id + " was deleted."))
                .row();
    }

    private static RunId id(Map<String, @Nullable Object> question) {
        return new RunId(text(question, "run"));
    }

    private List<Map<String, @Nullable Object>> runs(Map<String, @Nullable Object> question) throws IOException {
        var status = textOrNull(question, "status");
        var before = textOrNull(question, "before");
        var limit = question.get("limit") instanceof Number number ? number.intValue() : MOST_AT_ONCE;
        try {
            var query = new RunQuery(
                    textOrNull(question, "flow"),
                    status == null ? null : RunStatus.of(status),
                    textOrNull(question, "tag"),
                    null,
                    textOrNull(question, "where"),
                    null,
                    Math.clamp(limit, 1, MOST_AT_ONCE),
                    before == null ? null : new RunId(before));
            return history.runs(query).rows().stream()
                    .filter(row -> !row.id().equals(self))
                    .map(PastAnswers::run)
                    .toList();
        } catch (WhereException e) {
            throw new IOException(e.getMessage() + " It is at column " + (e.column() + 1) + ".", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("a run is never " + status, e);
        }
    }

    private static Map<String, @Nullable Object> run(RunRow row) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", row.id().value());
        answer.put("flow", row.flow().flow());
        answer.put("name", row.label().name());
        answer.put("tags", row.label().tags());
        answer.put("status", row.status().word());
        answer.put(
                "started",
                Optional.ofNullable(row.times().started()).map(Object::toString).orElse(null));
        answer.put("parameters", plain(row.parameters()));
        var metrics = new LinkedHashMap<String, @Nullable Object>();
        for (Map.Entry<String, Metric> metric : row.metrics().entrySet()) {
            metrics.put(metric.getKey(), String.valueOf(metric.getValue().last()));
        }
        answer.put("metrics", metrics);
        return answer;
    }

    private StepRow step(RunId id, String name) throws IOException {
        var steps = history.run(id)
                .orElseThrow(() -> new NoSuchRunException("The run " + id + " was deleted."))
                .steps();
        var names = steps.stream().map(StepRow::name).toList();
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchRunException("The run " + id + " has no step `" + name + "`. "
                        + Nearest.of(name, names)
                                .map(near -> "Did you mean `" + near + "`?")
                                .orElse("It has " + String.join(", ", names) + ".")));
    }

    private static Map<String, @Nullable Object> step(StepRow step) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("name", step.name());
        answer.put("status", step.status().word());
        answer.put("tasks", (long) step.counts().total());
        return answer;
    }

    private TaskDetail task(Map<String, @Nullable Object> question) throws IOException {
        var name = text(question, "step");
        var index = question.get("index") instanceof Number number ? number.intValue() : 0;
        var found = history.task(id(question), name, index);
        if (found.isPresent()) {
            return found.get();
        }
        int total = step(id(question), name).counts().total();
        throw new NoSuchRunException("The step " + name + " of " + id(question) + " has no task " + index + ": "
                + (total == 0 ? "it was not reached." : "it has " + total + ", numbered from 0."));
    }

    private static Map<String, @Nullable Object> task(TaskDetail task) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("index", (long) task.row().index());
        answer.put("item", task.row().item());
        answer.put("status", task.row().status().word());
        answer.put(
                "seconds",
                task.row().times().started() == null || task.row().times().ended() == null
                        ? null
                        : Duration.between(
                                                task.row().times().started(),
                                                task.row().times().ended())
                                        .toMillis()
                                / MILLIS);
        var last = task.attempts().isEmpty() ? null : task.attempts().getLast().error();
        answer.put("error", last == null ? "" : last.message());
        answer.put(
                "artifacts", task.artifacts().stream().map(each -> each.name()).toList());
        var metrics = new LinkedHashMap<String, @Nullable Object>();
        for (MetricPoint point : task.metrics()) {
            metrics.put(point.name(), String.valueOf(point.value()));
        }
        answer.put("metrics", metrics);
        return answer;
    }

    private Map<String, @Nullable Object> artifact(TaskDetail task, String name, Map<String, @Nullable Object> question)
            throws IOException {
        var names = task.artifacts().stream().map(each -> each.name()).toList();
        var artifact = task.artifacts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchRunException("The task " + text(question, "step") + "/"
                        + task.row().index() + " of " + id(question) + " kept no `" + name + "`. "
                        + Nearest.of(name, names)
                                .map(near -> "Did you mean `" + near + "`?")
                                .orElse(
                                        names.isEmpty()
                                                ? "It kept nothing."
                                                : "It kept " + String.join(", ", names) + ".")));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("format", artifact.format());
        answer.put("type", artifact.type());
        answer.put("hash", artifact.hash().hex());
        answer.put("bytes", artifact.bytes());
        if (!store.objects().has(artifact.hash())) { // a small one is in the database, and nowhere else
            answer.put("content", Base64.getEncoder().encodeToString(store.bytes(artifact.hash())));
        }
        return answer;
    }

    private static String text(Map<String, @Nullable Object> question, String name) {
        return String.valueOf(question.get(name));
    }

    private static @Nullable String textOrNull(Map<String, @Nullable Object> question, String name) {
        return question.get(name) instanceof String text ? text : null;
    }

    /// Returns a value without numbers that a `double` or `long` cannot hold: those become their text.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number.toString();
            case BigInteger number -> number.toString();
            case List<?> list -> {
                var plain = new ArrayList<@Nullable Object>();
                list.forEach(element -> plain.add(plain(element)));
                yield plain;
            }
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
                yield plain;
            }
            case null, default -> value;
        };
    }
}
