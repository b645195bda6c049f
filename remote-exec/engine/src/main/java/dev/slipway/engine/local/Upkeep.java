package dev.slipway.engine.local;

import static java.lang.System.Logger.Level.DEBUG;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.LostRuns;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.store.Deletions;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.RunRecords;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.StoreException;
import dev.slipway.engine.store.Transaction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps house among the runs of a store. Immutable.
public record Upkeep(Store store, Clock clock) implements LostRuns {
    private static final String OPEN =
            "SELECT key, id, host, pid, pid_started, heartbeat FROM run" + " WHERE status IN ('queued', 'running')";
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private record Open(
            long key,
            RunId id,
            String host,
            long pid,
            @Nullable Instant pidStarted,
            Instant heartbeat) {
        static Open read(Row row) throws IOException {
            return new Open(
                    row.number("key"),
                    new RunId(row.text("id")),
                    row.text("host"),
                    row.number("pid"),
                    row.timeOrNull("pid_started"),
                    row.time("heartbeat"));
        }
    }

    /// Marks runs whose process is gone as lost.
    void sweep() throws IOException {
        var lost = lost();
        if (!lost.isEmpty()) {
            end(lost);
            store.<Integer>write(transaction -> mark(transaction, lost));
        }
    }

    @Override
    public Set<RunId> find() throws IOException {
        var lost = lost();
        if (!lost.isEmpty()) {
            try {
                end(lost);
                store.<Integer>writeAtOnce(transaction -> mark(transaction, lost));
            } catch (StoreException e) {
                // a store one can only read, or in which another writes
                System.getLogger(Upkeep.class.getName()).log(DEBUG, "cannot mark lost runs", e);
            }
        }
        return lost.stream().map(Open::id).collect(Collectors.toSet());
    }

    private List<Open> lost() throws IOException {
        return store.<List<Open>>read(view -> view.query(OPEN, Open::read)).stream()
                .filter(run -> !isAlive(run))
                .toList();
    }

    private void end(List<Open> lost) throws IOException {
        new Orphans(store.folder())
                .end(lost.stream()
                        .filter(run -> run.host().equals(Provenance.host()))
                        .map(Open::id)
                        .toList());
    }

    private static int mark(Transaction transaction, List<Open> lost) throws IOException {
        int changed = 0;
        for (var run : lost) {
            changed += transaction.update(
                    "UPDATE run SET status = 'lost', ended = heartbeat WHERE key = ?"
                            + " AND status IN ('queued', 'running')",
                    run.key());
            var open = List.of(RunStatus.WAITING.word(), RunStatus.RUNNING.word());
            RunRecords.tasks(transaction, run.key(), open, RunStatus.CANCELLED.word());
            transaction.update(
                    "UPDATE step SET status = 'cancelled', running = 0 WHERE run = ?"
                            + " AND status IN ('waiting', 'running')",
                    run.key());
            transaction.update(
                    "UPDATE attempt SET status = 'cancelled' WHERE run = ? AND status = 'running'", run.key());
        }
        return changed;
    }

    /// A process of this machine is alive if one with its number and start is there; of another one, we know its last
    /// sign of life.
    private boolean isAlive(Open run) {
        if (!run.host().equals(Provenance.host())) {
            return run.heartbeat().isAfter(clock.instant().minus(SILENCE));
        }
        var started = run.pidStarted();
        return ProcessHandle.of(run.pid())
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().startInstant())
                .map(now -> started == null
                        || now.isEmpty()
                        || Duration.between(started, now.get()).abs().compareTo(START_TOLERANCE) < 0
                        || isFresh(run)) // the start a system tells moves when its clock is set
                .orElse(false);
    }

    private boolean isFresh(Open run) {
        return Duration.between(run.heartbeat(), clock.instant()).abs().compareTo(FRESH) < 0;
    }

    void cancel(RunId id) throws IOException {
        key(id);
        sweep();
        store.<Integer>write(transaction -> transaction.update(
                "UPDATE run SET cancel = ? WHERE id = ? AND status IN ('queued', 'running')", clock.instant(), id));
    }

    void tag(RunId id, List<String> add, List<String> remove) throws IOException {
        var key = key(id);
        store.<Integer>write(transaction -> {
            RunRecords.tag(transaction, key, add);
            int removed = 0;
            for (var tag : remove) {
                removed += transaction.update("DELETE FROM run_tag WHERE run = ? AND tag = ?", key, tag);
            }
            return removed;
        });
    }

    void rename(RunId id, String name) throws IOException {
        var key = key(id);
        store.<Integer>write(transaction -> transaction.update("UPDATE run SET name = ? WHERE key = ?", name, key));
    }

    void delete(List<RunId> ids) throws IOException {
        store.makeRoom();
        sweep();
        var keys = new ArrayList<Long>();
        for (var id : ids) {
            keys.add(key(id));
        }
        store.<Integer>write(transaction -> {
            for (var open : transaction.query(OPEN, Open::read)) {
                if (ids.contains(open.id())) {
                    throw new IOException(
                            "The run " + open.id() + " is still running, nothing was deleted. Stop it with"
                                    + " `slipway cancel " + open.id() + "`, then try again.");
                }
            }
            return Deletions.delete(transaction, keys);
        });
    }

    private long key(RunId id) throws IOException {
        return store.<java.util.Optional<Long>>read(view -> RunRecords.key(view, id))
                .orElseThrow(() -> new NoSuchRunException(
                        "There is no run " + id + " in this workspace. `slipway runs` lists those there are."));
    }
}
