package dev.slipway.kernel.display;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// One display that is shown once and then updated, at most a few times a second. Thread-safe.
final class LiveDisplay {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Executor LATER = CompletableFuture.delayedExecutor(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);

    private final FrontEnd frontEnd;
    private final Supplier<MimeBundle> content;
    private final String id = UUID.randomUUID().toString();
    private boolean isShown;
    private boolean isWaiting;
    private boolean hasChanged;

    /// @param content what to show now; called under this object's lock
    LiveDisplay(FrontEnd frontEnd, Supplier<MimeBundle> content) {
        this.frontEnd = frontEnd;
        this.content = content;
    }

    /// Says that the content has changed.
    synchronized void changed() {
        hasChanged = true;
        if (!isWaiting) {
            flush();
            isWaiting = true;
            LATER.execute(this::afterInterval);
        }
    }

    private synchronized void afterInterval() {
        isWaiting = false;
        if (hasChanged) {
            changed();
        }
    }

    /// Says that the front end shows it no more: what changes next is shown anew.
    synchronized void gone() {
        isShown = false;
        hasChanged = false;
    }

    /// Shows the newest content at once.
    synchronized void flush() {
        if (!hasChanged) {
            return;
        }
        hasChanged = false;
        var output = new Output.Displayed(content.get(), "{}", id);
        if (isShown) {
            frontEnd.updated(output);
        } else {
            isShown = true;
            frontEnd.produced(output);
        }
    }
}
