/// ZeroMQ: sockets, framing, signatures, heartbeat. Knows nothing of what a message says. The one place for JeroMQ.
@NullMarked
package dev.slipway.kernel.wire;

import org.jspecify.annotations.NullMarked;
