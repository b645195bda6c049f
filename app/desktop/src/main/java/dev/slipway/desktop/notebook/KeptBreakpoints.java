package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.Breakpoints;
import dev.slipway.desktop.task.Jobs;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Remembers the breakpoints of a notebook with the window's settings, not in its file. UI thread only.
final class KeptBreakpoints {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Breakpoints breakpoints;
    private final NotebookServices services;
    private final Supplier<String> path;
    private final Subscription listening;
    private Jobs.@Nullable Handle pending;

    /// @param path returns the notebook's path, under which they are remembered
    KeptBreakpoints(NotebookViewModel notebook, NotebookServices services, Supplier<String> path) {
        this.services = services;
        this.path = path;
        breakpoints = notebook.kernel().debug().breakpoints();
        var kept = services.settings().preferences().breakpointsOf().getOrDefault(path.get(), "");
        if (!kept.isEmpty()) {
            notebook.kernel().debug().load(kept);
        }
        listening = Subscription.combine(
                breakpoints.shownProperty().subscribe((_, _) -> soon()),
                breakpoints.exceptionsProperty().subscribe((_, _) -> soon()));
    }

    private void soon() {
        if (pending != null) {
            pending.cancel();
        }
        pending = services.later().after(PAUSE, this::keep);
    }

    private void keep() {
        pending = null;
        services.settings().change(before -> before.withBreakpoints(path.get(), breakpoints.text()));
    }

    /// Remembers what is not remembered yet, and nothing more.
    void close() {
        listening.unsubscribe();
        if (pending != null) {
            pending.cancel();
            keep();
        }
    }
}
