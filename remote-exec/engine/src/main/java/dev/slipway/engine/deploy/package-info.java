/// Immutable, numbered versions of flows, and which one is live.
@NullMarked
package dev.slipway.engine.deploy;

import org.jspecify.annotations.NullMarked;
