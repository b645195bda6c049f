/// How a run process starts a worker. Uses the JDK only.
@NullMarked
package dev.slipway.worker.launch;

import org.jspecify.annotations.NullMarked;
