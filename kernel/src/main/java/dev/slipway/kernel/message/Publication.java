package dev.slipway.kernel.message;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;

/// What a kernel tells every front end, and what it asks one.
///
/// Source: Jupyter messaging 5.4, "Messages on the IOPub (PUB/SUB) channel" and "on the stdin channel".
public sealed interface Publication {
    /// `status`.
    record Status(State state) implements Publication {}

    /// What the kernel does.
    enum State {
        STARTING,
        BUSY,
        IDLE
    }

    /// `execute_input`.
    record Input(String code, int count) implements Publication {}

    /// `stream`, `display_data`, `execute_result` or `error`.
    record Shown(Output output) implements Publication {}

    /// `update_display_data`; the display has an id.
    record Updated(MimeBundle bundle, String metadata, String displayId) implements Publication {}

    /// `clear_output`.
    record Cleared(boolean onNext) implements Publication {}

    /// `input_request`, on the stdin channel.
    record Question(String prompt, boolean password) implements Publication {}

    /// `comm_close`.
    record CommClosed(String comm) implements Publication {}

    /// `debug_event`.
    ///
    /// @param content JSON: an event of the Debug Adapter Protocol
    record DebugEvent(String content) implements Publication {}

    /// `iopub_welcome`: a subscription to `topic` is in force.
    record Welcome(String topic) implements Publication {}

    /// `shutdown_reply`, told to all.
    record GoingDown(boolean restart) implements Publication {}
}
