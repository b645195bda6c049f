package dev.slipway.kernel.debug;

import com.sun.jdi.ThreadReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// The threads that run code of cells, and their numbers: 1 is the running cell's own. Guarded by the
/// debugger's gate.
final class Threads {
    /// The number of the thread that runs the cell.
    static final int CELL = 1;

    private static final String GROUP = "cell";
    private static final int MANY = 10_000;

    private final Machine machine;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private int last = CELL;
    private @Nullable Thread main;

    Threads(Machine machine) {
        this.machine = machine;
    }

    /// Says that `thread` runs the cell; null if none runs.
    void main(@Nullable Thread thread) {
        main = thread;
        if (thread == null && numbers.size() > MANY) {
            numbers.clear();
        }
    }

    /// Returns the thread that runs the cell; null if none runs.
    @Nullable
    Thread main() {
        return main;
    }

    /// Returns the number of a thread.
    int id(ThreadReference thread) {
        var live = main;
        if (live != null && live.equals(machine.live(thread))) {
            return CELL;
        }
        return numbers.computeIfAbsent(thread.uniqueID(), _ -> ++last);
    }

    /// Tells whether `thread` runs code for a cell, and may be held up.
    boolean isOfCell(ThreadReference thread) {
        if (!(machine.live(thread) instanceof Thread live)) {
            return false;
        }
        if (live.isVirtual() || live instanceof ForkJoinWorkerThread) {
            return !live.getName().startsWith("slipway-");
        }
        for (var group = live.getThreadGroup(); group != null; group = group.getParent()) {
            if (group.getName().equals(GROUP)) {
                return true;
            }
        }
        return false;
    }
}
