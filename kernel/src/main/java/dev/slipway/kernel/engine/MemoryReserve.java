package dev.slipway.kernel.engine;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Memory put by for the time after a cell has used up the heap: the kernel tells the error, and compiles the cell with
/// which a person frees what is held. Thread-safe.
final class MemoryReserve {
    private static final int BYTES = 10 << 20;
    /// A reserve is taken where this many of its size fit.
    private static final int PLENTY = 3;

    private volatile byte @Nullable [] held = new byte[BYTES];

    /// Puts memory by, if none is and there is plenty: more than a reserve stays free.
    void take() {
        if (held != null) {
            return;
        }
        try {
            // asks the collector, which alone knows what is free
            var pieces = new ArrayList<byte[]>();
            for (int i = 0; i < PLENTY; i++) {
                pieces.add(new byte[BYTES]);
            }
            held = pieces.getFirst();
        } catch (OutOfMemoryError full) {
            held = null;
        }
    }

    /// Gives the memory back to those who need it now.
    void release() {
        held = null;
    }
}
