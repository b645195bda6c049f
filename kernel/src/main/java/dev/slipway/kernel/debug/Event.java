package dev.slipway.kernel.debug;

import org.jspecify.annotations.Nullable;

/// An event of the Debug Adapter Protocol. Immutable.
///
/// @param body null if there is nothing to say
record Event(String name, @Nullable Body body) {
    static Event stopped(Pause pause, int waiting) {
        var text = pause.text();
        if (waiting > 0) {
            text += (text.isEmpty() ? "" : " ") + more(waiting);
        }
        return new Event(
                "stopped",
                new Body()
                        .put("reason", pause.reason())
                        .put("threadId", pause.id())
                        .put("allThreadsStopped", false)
                        .put("text", text.isEmpty() ? null : text)
                        .put("description", text.isEmpty() ? null : text));
    }

    private static String more(int waiting) {
        return waiting == 1
                ? "Another thread waits at a breakpoint; it is shown when this one goes on."
                : waiting + " more threads wait at breakpoints; they are shown when this one goes on.";
    }

    static Event continued(int thread) {
        return new Event("continued", new Body().put("threadId", thread).put("allThreadsContinued", false));
    }

    /// Returns the event as JSON.
    String json(int sequence) {
        return new Body()
                .put("type", "event")
                .put("seq", sequence)
                .put("event", name)
                .put("body", body == null ? new Body() : body)
                .json();
    }
}
