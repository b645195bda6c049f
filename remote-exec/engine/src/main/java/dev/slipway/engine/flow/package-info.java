/// Notebook → flow: steps, edges, contracts, hashes. Pure: starts nothing, writes nothing.
@NullMarked
package dev.slipway.engine.flow;

import org.jspecify.annotations.NullMarked;
