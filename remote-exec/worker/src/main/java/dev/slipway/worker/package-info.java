/// The worker process: runs tasks from shipped classes, one at a time. No compiler, no database, no cloud library.
///
/// Threads: *frames* reads requests and ends the process when they end; the main thread answers them; each task runs
/// in a thread and a thread group of its own.
@NullMarked
package dev.slipway.worker;

import org.jspecify.annotations.NullMarked;
