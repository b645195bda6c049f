package dev.slipway.engine.local;

import static java.lang.System.Logger.Level.WARNING;

import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.local.Scheduler.Tools;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.store.RunRecords.ErrorRecord;
import dev.slipway.engine.store.Store;
import dev.slipway.worker.code.CodePackages;
import dev.slipway.worker.protocol.Bytes;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;

/// Executes one run that is in the store: sets up its workers and scheduler and takes them down again.
final class OneRun {
    private static final System.Logger LOG = System.getLogger(OneRun.class.getName());
    private static final int HAPPENINGS = 10_000;

    private final RunFacts facts;
    private final Store store;
    private final WorkerLink.Starter workers;
    private final Clock clock;

    OneRun(RunFacts facts, Store store, WorkerLink.Starter workers, Clock clock) {
        this.facts = facts;
        this.store = store;
        this.workers = workers;
        this.clock = clock;
    }

    /// Runs to the end, records how it ended, and returns that.
    ///
    /// @throws IOException if the store or the workers fail; the run is then recorded as failed
    /// where that can be done
    RunStatus execute(RunListener listener, Function<List<StepState>, Planner> planning) throws IOException {
        try (var journal = new Journal(store, facts.id().value())) {
            var recorder = new Recorder(facts.key(), store, journal);
            RunStatus status;
            try {
                status = execute(listener, planning, recorder);
            } catch (IOException | RuntimeException e) {
                var error = new ErrorRecord("", 0, "", null, null, "RunFailed", String.valueOf(e.getMessage()));
                try {
                    recorder.ended(RunStatus.FAILED, clock.instant(), error);
                } catch (IOException unrecorded) {
                    addTo(e, unrecorded);
                }
                throw e;
            }
            journal.finish();
            return status;
        } finally {
            removeScratch();
        }
    }

    /// A journal that could not write, as on a full disk, throws the same again.
    @SuppressWarnings("ReferenceEquality")
    private static void addTo(Exception thrown, IOException later) {
        if (later != thrown) {
            thrown.addSuppressed(later);
        }
    }

    private RunStatus execute(RunListener listener, Function<List<StepState>, Planner> planning, Recorder recorder)
            throws IOException {
        var request = facts.request();
        var happenings = new ArrayBlockingQueue<Happening>(HAPPENINGS);
        var shipped = Bytes.of(CodePackages.encode(request.flow().code()));
        var crew = new Crew(
                request.options().workers(),
                new Devices(Capacity.ofThisMachine().devices(System.getenv())),
                workers,
                new Request.Load(shipped.hash(), shipped),
                happenings);
        var steps = facts.wiring().steps().stream()
                .map(wired -> new StepState(wired, ""))
                .toList();
        var tools = new Tools(crew, happenings, recorder, this::isCancelled, listener, clock);
        var scheduler = new Scheduler(facts, tools, steps, planning.apply(steps));
        var status = scheduler.run();
        recorder.ended(status, clock.instant(), scheduler.results().failure());
        return status;
    }

    private boolean isCancelled() throws IOException {
        return store.<Boolean>read(view -> view.first(
                        "SELECT cancel FROM run WHERE key = ?", row -> row.timeOrNull("cancel") != null, facts.key())
                .orElse(true)); // a run whose record is gone has nothing to run for
    }

    /// Removes the workers' folders; what failed tasks left is kept.
    private void removeScratch() {
        try {
            for (int i = 1; i <= facts.request().options().workers(); i++) {
                remove(facts.scratchOf(i));
                if (Files.exists(facts.logOf(i)) && Files.size(facts.logOf(i)) == 0) {
                    Files.delete(facts.logOf(i));
                }
            }
            try (var left = Files.exists(facts.scratch()) ? Files.list(facts.scratch()) : null) {
                if (left != null && left.findAny().isEmpty()) {
                    Files.delete(facts.scratch());
                }
            }
        } catch (IOException e) {
            LOG.log(WARNING, "cannot remove the scratch folders of " + facts.id(), e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
