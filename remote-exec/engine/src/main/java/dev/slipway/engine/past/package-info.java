/// Answers what cells ask of the history: `run(id)` and `runs()`.
@NullMarked
package dev.slipway.engine.past;

import org.jspecify.annotations.NullMarked;
