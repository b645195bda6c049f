/// Runs on this machine: worker processes, the scheduler of one run, and run processes that survive their parent.
@NullMarked
package dev.slipway.engine.local;

import org.jspecify.annotations.NullMarked;
