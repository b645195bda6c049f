/// Compiling a notebook's cells from top to bottom without running them: the notebook's meaning. Uses JShell.
@NullMarked
package dev.slipway.kernel.replay;

import org.jspecify.annotations.NullMarked;
