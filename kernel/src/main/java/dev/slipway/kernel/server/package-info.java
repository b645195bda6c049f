/// The kernel's process: `KernelMain` is its entry; requests come in, cells are executed one at a time, everything
/// else is answered meanwhile. Threads: `docs/concurrency.md`.
@NullMarked
package dev.slipway.kernel.server;

import org.jspecify.annotations.NullMarked;
