/// What run process and worker say to each other, and its bytes: length-prefixed frames over the worker's pipes.
/// Uses the API only; no library.
///
/// One conversation: the worker says `Hello`; then each request is answered by the reports its doc names. A worker
/// does one thing at a time and exits at once when its input ends.
@NullMarked
package dev.slipway.worker.protocol;

import org.jspecify.annotations.NullMarked;
