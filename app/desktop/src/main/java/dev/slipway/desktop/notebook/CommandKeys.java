package dev.slipway.desktop.notebook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of command mode, Jupyter's: one stroke, or the same letter twice. UI thread only.
final class CommandKeys {
    private static final Duration PAIR = Duration.ofMillis(800);

    private final Map<String, Runnable> actions = new LinkedHashMap<>();
    private final InstantSource clock;
    private @Nullable String first;
    private Instant firstAt = Instant.EPOCH;

    CommandKeys(InstantSource clock) {
        this.clock = clock;
    }

    /// Binds `stroke`: `A`, `Shift+M`, `Up`, or `D D` for two.
    CommandKeys on(String stroke, Runnable action) {
        actions.put(stroke, action);
        return this;
    }

    /// Forgets all strokes.
    void clear() {
        actions.clear();
        first = null;
    }

    /// Runs what `stroke` is bound to, and tells whether it is a key of command mode at all.
    boolean press(String stroke) {
        var now = clock.instant();
        var pair = stroke + " " + stroke;
        if (actions.containsKey(pair)) {
            boolean second =
                    stroke.equals(first) && Duration.between(firstAt, now).compareTo(PAIR) < 0;
            first = second ? null : stroke;
            firstAt = now;
            if (second) {
                run(pair);
            }
            return true;
        }
        first = null;
        return run(stroke);
    }

    private boolean run(String stroke) {
        var action = actions.get(stroke);
        if (action == null) {
            return false;
        }
        action.run();
        return true;
    }
}
