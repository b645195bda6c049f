package dev.slipway.engine.local;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.sql.QueryRecord;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.reuse.Expansions;
import dev.slipway.engine.reuse.StepResults;
import dev.slipway.engine.store.AttemptRecords;
import dev.slipway.engine.store.AttemptRecords.Ended;
import dev.slipway.engine.store.AttemptRecords.Line;
import dev.slipway.engine.store.AttemptRecords.Started;
import dev.slipway.engine.store.MetricSummary;
import dev.slipway.engine.store.RunRecords;
import dev.slipway.engine.store.RunRecords.ErrorRecord;
import dev.slipway.engine.store.RunRecords.TaskKey;
import dev.slipway.engine.store.Store;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Report.Item;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Says in rows what happens in a run. Belongs to the scheduler's thread; the journal writes.
final class Recorder {
    private static final int ID_BLOCK = 256;
    private static final int LISTED_AT_ONCE = 2_000;

    private final long run;
    private final Store store;
    private final Journal journal;
    private final NavigableMap<Integer, Listing> unlisted = new TreeMap<>();
    private long nextId;
    private long lastId = -1;

    Recorder(long run, Store store, Journal journal) {
        this.run = run;
        this.store = store;
        this.journal = journal;
    }

    Store store() {
        return store;
    }

    /// Returns an id for an attempt, unlike any other in the store.
    long newAttempt() throws IOException {
        if (nextId > lastId) {
            nextId = store.<Long>write(transaction -> RunRecords.take(transaction, "attempt", ID_BLOCK));
            lastId = nextId + ID_BLOCK - 1;
        }
        return nextId++;
    }

    /// Records the tasks of a step: the first of them at once, so that they can begin, the others by and by.
    ///
    /// @param reused the attempts whose results tasks take, by task index
    void laidOut(StepState step, SortedMap<String, String> parts, Map<Integer, Long> reused) throws IOException {
        var position = step.wired().position();
        var json = JsonText.write(parts);
        journal.add(transaction -> RunRecords.parts(transaction, run, position, json));
        var listing = new Listing(position, step.results(), Map.copyOf(reused));
        unlisted.put(position, listing);
        list(listing);
    }

    /// The tasks of a step, of which `next` and those after it are not recorded.
    private static final class Listing {
        private final int step;
        private final StepResults results;
        private final Map<Integer, Long> reused;
        private int next;

        Listing(int step, StepResults results, Map<Integer, Long> reused) {
            this.step = step;
            this.results = results;
            this.reused = reused;
        }
    }

    /// Records some more tasks if the journal has nothing else to write.
    void listSome() throws IOException {
        if (!unlisted.isEmpty() && journal.isIdle()) {
            list(unlisted.firstEntry().getValue());
        }
    }

    private void listAll() throws IOException {
        while (!unlisted.isEmpty()) {
            list(unlisted.firstEntry().getValue());
        }
    }

    private void listTo(TaskKey task) throws IOException {
        for (var listing = unlisted.get(task.step());
                listing != null && listing.next <= task.index();
                listing = unlisted.get(task.step())) {
            list(listing);
        }
    }

    private void list(Listing listing) throws IOException {
        int first = listing.next;
        int end = Math.min(listing.results.size(), first + LISTED_AT_ONCE);
        var items = new ArrayList<String>(end - first);
        for (int i = first; i < end; i++) {
            items.add(listing.results.item(i));
        }
        journal.add(transaction ->
                RunRecords.tasks(transaction, new TaskKey(run, listing.step, first), items, listing.reused));
        listing.next = end;
        if (end == listing.results.size()) {
            unlisted.remove(listing.step);
        }
    }

    void listed(ContentHash key, List<List<Item>> loops) throws IOException {
        var bytes = Expansions.write(loops);
        journal.add(transaction -> transaction.update("INSERT OR IGNORE INTO expansion VALUES (?, ?)", key, bytes));
    }

    void started(Started attempt) throws IOException {
        listTo(attempt.task());
        journal.add(transaction -> AttemptRecords.start(transaction, attempt));
    }

    /// Records a result: all of it at once.
    void succeeded(Attempt attempt, TaskKey task, Report.Succeeded result, Counted counted) throws IOException {
        var lines = lastLines(attempt, result);
        journal.add(transaction -> {
            AttemptRecords.log(transaction, attempt.id(), lines);
            AttemptRecords.keep(transaction, attempt.id(), result);
            if (counted.ended() != null) {
                AttemptRecords.end(transaction, attempt.id(), counted.ended());
            }
            RunRecords.task(transaction, task, RunStatus.SUCCEEDED.word(), counted.attempts(), attempt.id());
        });
    }

    /// @param attempts how many attempts the task took
    /// @param ended how the attempt ended, null if that is recorded already: it failed, and the failure was caught
    record Counted(int attempts, @Nullable Ended ended) {}

    /// Records an attempt that did not end well.
    ///
    /// @param next where the task stands now
    void unsuccessful(Attempt attempt, TaskKey task, Ended ended, RunStatus next, int attempts) throws IOException {
        var lines = attempt.lines().end();
        journal.add(transaction -> {
            AttemptRecords.log(transaction, attempt.id(), lines);
            AttemptRecords.end(transaction, attempt.id(), ended);
            RunRecords.task(transaction, task, next.word(), attempts, attempt.id());
        });
    }

    void lines(Attempt attempt, List<Line> lines) throws IOException {
        if (!lines.isEmpty()) {
            journal.add(transaction -> AttemptRecords.log(transaction, attempt.id(), lines));
        }
    }

    void metric(Attempt attempt, int seq, Report.Metric metric) throws IOException {
        journal.add(transaction -> AttemptRecords.metric(transaction, attempt.id(), seq, metric));
    }

    void direction(Attempt attempt, String metric, boolean lower) throws IOException {
        journal.add(transaction -> AttemptRecords.direction(transaction, attempt.id(), metric, lower));
    }

    void progress(Attempt attempt, Report.Progress progress) throws IOException {
        journal.add(transaction -> AttemptRecords.progress(transaction, attempt.id(), progress));
    }

    void input(Attempt attempt, Report.InputRead input) throws IOException {
        journal.add(transaction -> AttemptRecords.input(transaction, attempt.id(), input));
    }

    void lookedUp(Attempt attempt, Report.LookedUp found) throws IOException {
        journal.add(transaction -> AttemptRecords.lookedUp(transaction, attempt.id(), found));
    }

    void queried(Attempt attempt, QueryRecord query) throws IOException {
        journal.add(transaction -> AttemptRecords.query(transaction, attempt.id(), query));
    }

    void step(StepState step) throws IOException {
        var position = step.wired().position();
        var state = step.asRecord();
        journal.add(transaction -> RunRecords.step(transaction, run, position, state));
    }

    void metrics(Map<String, MetricSummary> changes) throws IOException {
        if (!changes.isEmpty()) {
            journal.add(transaction -> AttemptRecords.metrics(transaction, run, changes));
        }
    }

    void beat(Instant now) throws IOException {
        journal.add(transaction -> RunRecords.beat(transaction, run, now));
    }

    void ended(RunStatus status, Instant now, @Nullable ErrorRecord error) throws IOException {
        listAll();
        journal.add(transaction -> {
            RunRecords.tasks(transaction, run, List.of("waiting", "running"), RunStatus.CANCELLED.word());
            RunRecords.end(transaction, run, status.word(), now, error);
        });
    }

    private static List<Line> lastLines(Attempt attempt, Report.Succeeded result) {
        var lines = new ArrayList<>(attempt.lines().end());
        for (var left : result.unstorable()) {
            var text = "not kept: " + left.name() + " (" + left.javaType() + "): " + left.reason() + "\n";
            lines.addAll(attempt.lines().print(Report.Stream.ERR, text, Instant.EPOCH));
        }
        return lines;
    }
}
