package dev.slipway.desktop.live;

import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The services of the open workspace for screens, and a watch over its store: while anyone watches, the store's
/// revision is asked for twenty times a second, off the UI thread. UI thread only.
public final class LiveStore {
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final int BEATS_A_TICK = 10;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String LOCKED =
            "This takes longer than usual: another process may keep the run store locked. It is waited for, 30 seconds"
                    + " at most.";
    private static final int WARM_ROWS = 200;

    private final WorkspaceServices services;
    private final FlowCompiler compiler;
    private final Jobs jobs;
    private final Clock clock;
    private final List<Watcher> watchers = new ArrayList<>();
    private @Nullable Long revision;
    private boolean beating;
    private int beats;

    public LiveStore(WorkspaceServices services, FlowCompiler compiler, Jobs jobs, Clock clock) {
        this.services = services;
        this.compiler = compiler;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Reads what the list of runs shows first, in the background and a while from now: the database, its driver
    /// and the code that reads rows are ready then when a person asks. What fails is told to who asks.
    public void warmUp() {
        jobs.after(
                SOON,
                () -> ask(
                        () -> {
                            var history = services.history();
                            history.runs(RunQuery.newest(WARM_ROWS));
                            history.bars(RunQuery.newest(1), 1, clock.instant());
                            for (var by : RunHistory.Count.values()) {
                                history.counts(RunQuery.newest(1), by);
                            }
                            return history.flows();
                        },
                        _ -> {},
                        _ -> {}));
    }

    public WorkspaceServices services() {
        return services;
    }

    public FlowCompiler compiler() {
        return compiler;
    }

    public Jobs jobs() {
        return jobs;
    }

    public Clock clock() {
        return clock;
    }

    /// Runs `work` off the UI thread and hands its value to `done`, or what went wrong as a sentence to `failed`.
    public <T> Jobs.Handle ask(Callable<T> work, Consumer<? super T> done, Consumer<? super String> failed) {
        return jobs.submit(work, result -> {
            switch (result) {
                case Jobs.Result.Done<T> ended -> done.accept(ended.value());
                case Jobs.Result.Failed<T> ended -> failed.accept(sentence(ended.cause()));
                case Jobs.Result.Cancelled<T> _ -> {}
            }
        });
    }

    /// Changes the store as `ask` asks it. `told` hears what went wrong, and before that, where the change waits for
    /// long, why it may do so.
    public <T> Jobs.Handle change(Callable<T> work, Consumer<? super T> done, Consumer<? super String> told) {
        var waiting = jobs.after(PATIENCE, () -> told.accept(LOCKED));
        return ask(
                work,
                value -> {
                    waiting.cancel();
                    done.accept(value);
                },
                failure -> {
                    waiting.cancel();
                    told.accept(failure);
                });
    }

    /// Tells `watcher` of changes until `unwatch`; does nothing if it is told already.
    public void watch(Watcher watcher) {
        if (!watchers.contains(watcher)) {
            watchers.add(watcher);
        }
        if (!beating) {
            beating = true;
            beat();
        }
    }

    /// Tells `watcher` no more.
    public void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    /// Tells all watchers at once, after something was changed here.
    public void changed() {
        List.copyOf(watchers).forEach(Watcher::changed);
    }

    /// Returns what went wrong as a person reads it.
    public static String sentence(Throwable cause) {
        var message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    private void beat() {
        if (watchers.isEmpty()) {
            beating = false;
            return;
        }
        ask(() -> services.history().revision(), this::heard, _ -> next());
    }

    private void heard(long now) {
        boolean news = revision != null && !Objects.equals(revision, now);
        revision = now;
        boolean isTick = ++beats % BEATS_A_TICK == 0;
        for (var watcher : List.copyOf(watchers)) {
            if (news) {
                watcher.changed();
            }
            if (isTick) {
                watcher.ticked();
            }
        }
        next();
    }

    private void next() {
        jobs.after(BEAT, this::beat);
    }
}
