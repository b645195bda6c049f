package dev.slipway.kernel.debug;

/// The one lock of a debugger, held while it speaks with the virtual machine, and while it holds a thread up:
/// so that no thread is held up while it speaks with it, too. Never held while code of a cell runs, or the
/// engine is called.
final class Gate {}
