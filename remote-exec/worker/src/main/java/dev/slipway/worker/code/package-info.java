/// The code a worker runs: classes and entry points of a flow, as shipped and verified. Uses the API only.
@NullMarked
package dev.slipway.worker.code;

import org.jspecify.annotations.NullMarked;
