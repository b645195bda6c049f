package dev.slipway.kernel.message.json;

import dev.slipway.kernel.message.Header;

/// Reads headers.
///
/// Source: Jupyter messaging 5.4, "Message header".
public final class Headers {
    /// Version of the protocol.
    static final String VERSION = "5.4";

    private Headers() {}

    /// Returns the header in `json`; `Header.NONE` if that is an empty object.
    ///
    /// @throws BrokenMessageException if it is no header
    public static Header read(String json) throws BrokenMessageException {
        var view = View.of(json);
        if (view.object().all().isEmpty()) {
            return Header.NONE;
        }
        return new Header(view.need("msg_id"), view.need("msg_type"), view.text("session", ""), json);
    }
}
