package dev.slipway.kernel.debug;

import com.sun.jdi.ThreadReference;
import java.util.List;

/// A thread that is held up. Immutable.
///
/// @param id of the thread, as front ends know it
/// @param reason why, in DAP's words: `breakpoint`, `step`, `exception`, `pause`
/// @param text why, in a sentence; empty if there is nothing to say
/// @param frames of the stack, innermost first
/// @param firstFrame the number by which front ends know the first frame; the others follow
record Pause(ThreadReference thread, int id, String reason, String text, List<Stack.Frame> frames, int firstFrame) {
    /// The reason of a pause that a person has asked for.
    static final String PAUSE = "pause";

    Pause {
        frames = List.copyOf(frames);
    }
}
