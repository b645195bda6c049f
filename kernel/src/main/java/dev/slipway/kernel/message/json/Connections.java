package dev.slipway.kernel.message.json;

import dev.slipway.kernel.wire.Connection;

/// Connections ⇄ the JSON of connection files.
///
/// Source: Jupyter client, "Making kernels for Jupyter", section "Connection files".
public final class Connections {
    private Connections() {}

    /// Returns the connection in `json`, the text of a connection file.
    ///
    /// @throws BrokenMessageException if it is none, or wants what this kernel cannot
    public static Connection read(String json) throws BrokenMessageException {
        var view = View.of(json);
        var transport = view.text("transport", "tcp");
        if (!transport.equals("tcp")) {
            throw new BrokenMessageException("its transport is " + transport + "; this kernel speaks tcp only");
        }
        var ports = new Connection.Ports(
                view.whole("shell_port", 0),
                view.whole("control_port", 0),
                view.whole("stdin_port", 0),
                view.whole("iopub_port", 0),
                view.whole("hb_port", 0));
        return new Connection(
                view.text("ip", "127.0.0.1"),
                ports,
                view.text("signature_scheme", "hmac-sha256"),
                view.text("key", ""));
    }

    /// Returns the text of a connection file, one line.
    public static String write(Connection connection) {
        var ports = connection.ports();
        return new Fields()
                .number("shell_port", ports.shell())
                .number("control_port", ports.control())
                .number("stdin_port", ports.stdin())
                .number("iopub_port", ports.iopub())
                .number("hb_port", ports.heartbeat())
                .text("ip", connection.ip())
                .text("transport", "tcp")
                .text("signature_scheme", connection.scheme())
                .text("key", connection.key())
                .text("kernel_name", "slipway")
                .json();
    }
}
