/// Executing cells (live) and compiling them in document order (replay). The one place for JShell.
@NullMarked
package dev.slipway.kernel.engine;

import org.jspecify.annotations.NullMarked;
