package dev.slipway.desktop.kit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;

/// Puts the parts of a screen that opens into the window one a frame: the looks of each take ten or twenty
/// milliseconds while their code is cold, and nothing else has a turn meanwhile. UI thread only, but for what no
/// window shows: that waits for nothing.
public final class InTurn extends AnimationTimer {
    private final Node screen;
    private final Queue<Runnable> waiting;

    private InTurn(Node screen, List<Runnable> waiting) {
        this.screen = screen;
        this.waiting = new ArrayDeque<>(waiting);
    }

    /// Calls the first of `parts` now and each other one in a frame of its own; all of them now if `screen` is in no
    /// window. What still waits for `screen` is called first.
    public static void run(Node screen, List<Runnable> parts) {
        finish(screen);
        boolean isShown = screen.getScene() != null && screen.getScene().getWindow() != null;
        int now = isShown ? Math.min(1, parts.size()) : parts.size();
        parts.subList(0, now).forEach(Runnable::run);
        if (now < parts.size()) {
            var turns = new InTurn(screen, parts.subList(now, parts.size()));
            screen.getProperties().put(InTurn.class, turns);
            turns.start();
        }
    }

    /// Calls all that still waits for `screen`.
    public static void finish(Node screen) {
        if (screen.hasProperties() && screen.getProperties().remove(InTurn.class) instanceof InTurn turns) {
            turns.stop();
            turns.waiting.forEach(Runnable::run);
        }
    }

    @Override
    public void handle(long now) {
        if (waiting.size() > 1) {
            waiting.remove().run();
        } else {
            finish(screen);
        }
    }
}
