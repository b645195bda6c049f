package dev.slipway.desktop.fakes;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.Label;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunListener.Decision;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.run.RunService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Runs nothing, and keeps house in a `FakeHistory`.
public final class FakeRuns implements RunService {
    public final List<RunRequest> started = new ArrayList<>();
    public final List<RunId> cancelled = new ArrayList<>();
    public List<Decision> decisions = List.of();
    private final FakeHistory history;

    public FakeRuns(FakeHistory history) {
        this.history = history;
    }

    @Override
    public List<Decision> decide(RunRequest request) {
        return decisions;
    }

    @Override
    public RunDetail execute(RunRequest request, RunListener listener) {
        throw new UnsupportedOperationException("the window starts runs in a process of their own");
    }

    @Override
    public RunId start(RunRequest request) {
        started.add(request);
        var row = new RunBuilder(request.flow().plan().flow(), 900 + started.size())
                .started(FakeWorkspace.NOW, Duration.ZERO)
                .status(RunStatus.RUNNING)
                .build();
        history.add(row);
        return row.id();
    }

    @Override
    public void cancel(RunId id) {
        cancelled.add(id);
    }

    @Override
    public void sweep() {}

    @SuppressWarnings("NullAway") // the class file of the row does not say that values may be null; its source does
    @Override
    public void tag(RunId id, List<String> add, List<String> remove) {
        var run = history.run(id).orElseThrow().row();
        var tags = new TreeSet<>(run.label().tags());
        tags.addAll(add);
        remove.forEach(tags::remove);
        history.add(new RunRow(
                run.id(),
                run.flow(),
                new Label(run.label().name(), List.copyOf(tags)),
                run.status(),
                run.times(),
                run.origin(),
                run.parameters(),
                run.metrics()));
    }

    @Override
    public void rename(RunId id, String name) {
        // no test looks at names
    }

    @Override
    public void delete(List<RunId> ids) throws IOException {
        for (var id : ids) {
            var run = history.rows.get(id);
            if (run != null && !run.status().isOver()) {
                throw new IOException("run " + id + " is still running. Cancel it first.");
            }
        }
        ids.forEach(history.rows::remove);
        history.revision++;
    }
}
