package dev.slipway.engine.history;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.api.sql.QueryRecord;
import dev.slipway.engine.flow.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows that questions about runs give back. Immutable.
public final class Rows {
    private Rows() {}

    /// One run in a list.
    ///
    /// @param id names it
    /// @param flow of which flow, version and plan
    /// @param label name and tags
    /// @param status where it stands
    /// @param times when
    /// @param origin who, where and from what
    /// @param parameters JSON values by name; copied
    /// @param metrics by name; copied
    public record RunRow(
            RunId id,
            FlowRef flow,
            Label label,
            RunStatus status,
            Times times,
            Origin origin,
            Map<String, @Nullable Object> parameters,
            Map<String, Metric> metrics) {
        public RunRow {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    /// @param flow name of the flow
    /// @param number the run's number within its flow in this store, 1-based; for display only
    /// @param version number of the deployed version, null outside one
    /// @param plan hash of its code
    /// @param packageHash hash of its shipped bytes
    /// @param notebook absolute path as recorded
    public record FlowRef(
            String flow,
            int number,
            @Nullable Integer version,
            ContentHash plan,
            ContentHash packageHash,
            String notebook) {}

    /// @param name empty if none
    /// @param tags sorted
    public record Label(String name, List<String> tags) {
        public Label {
            tags = List.copyOf(tags);
        }
    }

    /// @param started null if not yet
    /// @param ended null if not yet
    public record Times(@Nullable Instant started, @Nullable Instant ended) {
        /// Returns how long it took, until `now` while it runs; empty before the start.
        public Optional<Duration> elapsed(Instant now) {
            return started == null
                    ? Optional.empty()
                    : Optional.of(Duration.between(started, ended == null ? now : ended));
        }
    }

    /// @param who user name
    /// @param host machine
    /// @param target `local`
    /// @param command as given
    /// @param commit Git commit, null outside a repository
    /// @param dirty whether the work tree had changes, null outside a repository
    public record Origin(
            String who,
            String host,
            String target,
            String command,
            @Nullable String commit,
            @Nullable Boolean dirty) {}

    /// A metric over a run. `last` is at the highest iteration, then the highest task index. NaN counts for none of
    /// `min` and `max` unless all are NaN.
    ///
    /// @param lowerIsBetter direction declared by the notebook, null if not declared
    public record Metric(
            double last,
            double min,
            double max,
            long count,
            @Nullable Boolean lowerIsBetter) {}

    /// @param item the element's value as text, empty outside a fan-out: `ATL, 6`
    public record Failure(
            String step,
            int index,
            String item,
            @Nullable String cell,
            @Nullable Integer line,
            String type,
            String message) {}

    /// How many tasks are where.
    public record Counts(int total, int executed, int reused, int failed, int cancelled, int running) {
        /// Returns how many are where of these and `other`.
        public Counts plus(Counts other) {
            return new Counts(
                    total + other.total,
                    executed + other.executed,
                    reused + other.reused,
                    failed + other.failed,
                    cancelled + other.cancelled,
                    running + other.running);
        }

        /// Returns how many have not ended.
        public int open() {
            return total - executed - reused - failed - cancelled;
        }
    }

    /// One step of a run. `counts.total` is 0 until the fan-out is known.
    ///
    /// @param name the step
    /// @param status where it stands
    /// @param counts its tasks
    /// @param times first start, last end
    /// @param why why it was run or reused, one clause
    /// @param cells ids of its cells
    /// @param dependsOn the steps before it
    /// @param code hash of its code
    public record StepRow(
            String name,
            RunStatus status,
            Counts counts,
            Times times,
            String why,
            List<String> cells,
            List<String> dependsOn,
            String code) {
        public StepRow {
            cells = List.copyOf(cells);
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /// One task in a list.
    ///
    /// @param index flat index, 0-based
    /// @param item the element's value as text
    /// @param status where it stands
    /// @param times of the attempt that counts
    /// @param attempts how many were made
    /// @param worker number of the worker that ran it, null if none
    public record TaskRow(
            int index,
            String item,
            RunStatus status,
            Times times,
            int attempts,
            @Nullable Integer worker) {}

    /// All tasks of a step at one moment.
    ///
    /// @param rows in order of index; copied
    /// @param newest the newest attempt among them; 0 if there is none
    public record StepTasks(List<TaskRow> rows, long newest) {
        /// What is known before anything was read.
        public static final StepTasks NONE = new StepTasks(List.of(), 0);

        public StepTasks {
            rows = List.copyOf(rows);
        }
    }

    /// One attempt of a task.
    public record Attempt(
            int number,
            RunStatus status,
            Times times,
            @Nullable Integer worker,
            @Nullable Integer exit,
            @Nullable Failure error) {}

    /// One stored artifact.
    ///
    /// @param bytes encoded size
    /// @param hash of the encoded bytes
    /// @param format of the codec
    public record ArtifactRow(String name, String type, long bytes, ContentHash hash, String format, String preview) {}

    /// One logged value.
    public record MetricPoint(String step, int index, String name, long iteration, double value, Instant time) {}

    /// One line of a task's log. `stream` is `stdout`, `stderr`, or `card` with Markdown or HTML as text.
    public record LogLine(Instant time, String stream, String text) {}

    /// One file a run read.
    public record Input(String path, long bytes, ContentHash sha256, String step) {}

    /// A run with its steps.
    ///
    /// @param environment `java`, `os`, `slipway` and the like, by name; copied
    /// @param jars the notebook's locked dependencies; copied
    /// @param notebookText the notebook as it was; empty if it is gone from the store
    /// @param gitDiff what had changed in the work tree since the commit; empty if nothing had
    public record RunDetail(
            RunRow row,
            List<StepRow> steps,
            @Nullable Failure error,
            List<Input> inputs,
            Map<String, String> environment,
            List<Plan.Jar> jars,
            String notebookText,
            String gitDiff) {
        /// A run without dependencies, of a work tree without changes.
        public RunDetail(
                RunRow row,
                List<StepRow> steps,
                @Nullable Failure error,
                List<Input> inputs,
                Map<String, String> environment,
                String notebookText) {
            this(row, steps, error, inputs, environment, List.of(), notebookText, "");
        }

        public RunDetail {
            steps = List.copyOf(steps);
            inputs = List.copyOf(inputs);
            jars = List.copyOf(jars);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }
    }

    /// A task with all that is known of it.
    ///
    /// @param attempts of this run, in order; of a reused task the earlier run's one, as `REUSED`; copied
    /// @param metrics in the order they were logged; copied
    /// @param log of the attempt that counts, as `RunHistory.log`: at most its first 100,000 lines; copied
    public record TaskDetail(
            TaskRow row,
            List<Attempt> attempts,
            List<ArtifactRow> artifacts,
            List<MetricPoint> metrics,
            List<LogLine> log,
            List<QueryRecord> queries) {
        /// A task that asked no database.
        public TaskDetail(
                TaskRow row,
                List<Attempt> attempts,
                List<ArtifactRow> artifacts,
                List<MetricPoint> metrics,
                List<LogLine> log) {
            this(row, attempts, artifacts, metrics, log, List.of());
        }

        public TaskDetail {
            queries = List.copyOf(queries);
            attempts = List.copyOf(attempts);
            artifacts = List.copyOf(artifacts);
            metrics = List.copyOf(metrics);
            log = List.copyOf(log);
        }
    }

    /// A part of a longer list.
    ///
    /// @param total how many there are in all
    public record Page<T>(long total, List<T> rows) {
        public Page {
            rows = List.copyOf(rows);
        }
    }
}
