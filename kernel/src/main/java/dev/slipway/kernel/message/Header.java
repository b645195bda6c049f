package dev.slipway.kernel.message;

/// Who sent a message and when. Immutable.
///
/// @param id unique to the message
/// @param type the message's type, for example `execute_request`
/// @param session unique to the sender's process
/// @param json the whole header as its sender wrote it, which answers carry as their parent; JSON object text
public record Header(String id, String type, String session, String json) {
    /// What stands where a message answers none.
    public static final Header NONE = new Header("", "", "", "{}");
}
