package dev.slipway.kernel.wire;

/// Where a kernel listens and how its messages are signed: what a Jupyter connection file says. Immutable.
///
/// @param ip loopback address
/// @param ports 0 for ports the system chooses
/// @param scheme for example `hmac-sha256`
/// @param key empty for unsigned messages
public record Connection(String ip, Ports ports, String scheme, String key) {
    /// TCP ports.
    public record Ports(int shell, int control, int stdin, int iopub, int heartbeat) {
        /// Any free ones.
        public static final Ports ANY = new Ports(0, 0, 0, 0, 0);
    }

    /// Returns this connection with the ports that were bound.
    public Connection withPorts(Ports bound) {
        return new Connection(ip, bound, scheme, key);
    }

    String endpoint(int port) {
        return "tcp://" + ip + ":" + (port == 0 ? "*" : String.valueOf(port));
    }
}
