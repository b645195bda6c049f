package dev.slipway.desktop.kit;

import java.util.ArrayDeque;
import java.util.Queue;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;

/// Lets the first rows of a table that opens be filled in the frame that shows it, and the others a few in each frame
/// after it: the looks of a row take a millisecond or two while their code is cold, and nothing else has a turn
/// meanwhile. What was filled once is never empty again. UI thread only, but for what no window shows: that waits
/// for nothing.
final class FewAtATime extends AnimationTimer {
    /// How many in the frame that shows the screen, which has more to do than these.
    static final int FEW = 6;

    /// How many in each frame after it.
    static final int MORE = 15;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int filled;
    private boolean isOver;

    /// Tells whether a row of `table` has to wait for a later frame; counts it if it does not.
    boolean mustWait(Node table) {
        var scene = table.getScene();
        if (isOver || scene == null || scene.getWindow() == null) {
            return false;
        }
        filled++;
        if (filled == 1) {
            start();
        }
        return filled > FEW;
    }

    /// Calls `fill` in one of the next frames.
    void later(Runnable fill) {
        waiting.add(fill);
    }

    @Override
    public void handle(long now) {
        for (int i = 0; i < MORE && !waiting.isEmpty(); i++) {
            waiting.remove().run();
        }
        if (waiting.isEmpty()) {
            isOver = true;
            stop();
        }
    }
}
