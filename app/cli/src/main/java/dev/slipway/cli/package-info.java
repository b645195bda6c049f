/// The command line: one class per command, named `…Command`. May use the engine and the kernel's clients; no JavaFX.
/// Engine and kernel are only loaded by the commands that need them, so that `help` stays quick.
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
