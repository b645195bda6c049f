package dev.slipway.engine.local;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunListener.Decision;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.run.RunService;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/// Runs flows in this process, with workers on this machine. Thread-safe: every run has its own scheduler.
public final class LocalRuns implements RunService {
    private final RunMaker maker;
    private final DetailReader details;
    private final Upkeep upkeep;
    private final Clock clock;
    private final RandomGenerator random;

    /// Reads what the store has of a run that is there.
    @FunctionalInterface
    public interface DetailReader {
        /// @throws IOException if the store cannot be read
        RunDetail read(RunId id) throws IOException;
    }

    /// @param details reads a run back, for example from `RunHistory`
    public LocalRuns(Store store, RunMaker maker, DetailReader details, Clock clock, RandomGenerator random) {
        this.maker = maker;
        this.details = details;
        this.upkeep = new Upkeep(store, clock);
        this.clock = clock;
        this.random = random;
    }

    @Override
    public List<Decision> decide(RunRequest request) throws IOException {
        return maker.decide(request);
    }

    @Override
    public List<Problem> obstacles(RunRequest request) {
        return Capacity.ofThisMachine().problems(request.flow().plan());
    }

    @Override
    public RunDetail execute(RunRequest request, RunListener listener) throws IOException {
        var id = RunId.create(clock, random);
        maker.make(id, request, listener);
        return details.read(id);
    }

    @Override
    public RunId start(RunRequest request) throws IOException {
        return maker.start(request);
    }

    @Override
    public void cancel(RunId id) throws IOException {
        upkeep.cancel(id);
    }

    @Override
    public void sweep() throws IOException {
        upkeep.sweep();
    }

    @Override
    public void tag(RunId id, List<String> add, List<String> remove) throws IOException {
        upkeep.tag(id, add, remove);
    }

    @Override
    public void rename(RunId id, String name) throws IOException {
        upkeep.rename(id, name);
    }

    @Override
    public void delete(List<RunId> ids) throws IOException {
        upkeep.delete(ids);
    }
}
