package dev.slipway.desktop.notebook;

import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Keymap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The keys of command mode, Jupyter's: one stroke, or the same letter twice. UI thread only.
final class CommandKeys {
    private static final Duration PAIR = Duration.ofMillis(800);

    private final Map<String, Runnable> actions = new LinkedHashMap<>();
    private final InstantSource clock;
    private @Nullable String first;
    private Instant firstAt = Instant.EPOCH;
    private Subscription following = Subscription.EMPTY;

    CommandKeys(InstantSource clock) {
        this.clock = clock;
    }

    /// Binds `stroke`: `A`, `Shift+M`, `Up`, or `D D` for two.
    CommandKeys on(String stroke, Runnable action) {
        actions.put(stroke, action);
        return this;
    }

    /// Binds the strokes that `keymap` has for `commands`, and again whenever it changes.
    CommandKeys follow(Keymap keymap, List<Command> commands) {
        following = keymap.versionProperty().subscribe(_ -> {
            actions.clear();
            first = null;
            commands.forEach(command -> keymap.letters(command)
                    .forEach(letter -> on(letter, () -> {
                        if (command.possible().getAsBoolean()) {
                            command.action().run();
                        }
                    })));
        });
        return this;
    }

    /// Follows the keymap, which outlives it, no longer.
    void close() {
        following.unsubscribe();
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
