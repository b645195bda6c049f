package dev.slipway.kernel.debug;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ThreadReference;
import dev.slipway.kernel.debug.Breakpoints.Wanted;
import dev.slipway.kernel.debug.EventLoop.Stop;
import org.jspecify.annotations.Nullable;

/// Decides whether a breakpoint that was hit holds its thread up. Thread-safe.
record Conditions(Expressions expressions) {
    /// Returns why the thread is to be held up; null if the breakpoint's condition does not hold. One that
    /// cannot be told holds it up, and says so.
    @Nullable
    Stop stop(Wanted wanted, ThreadReference thread) throws IncompatibleThreadStateException {
        if (wanted.condition().isEmpty()) {
            return new Stop("breakpoint", "");
        }
        try {
            return expressions.holds(wanted.condition(), thread.frame(0)) ? new Stop("breakpoint", "") : null;
        } catch (Refusal e) {
            return new Stop("breakpoint", "The condition " + wanted.condition() + " cannot be told. " + e.getMessage());
        }
    }
}
