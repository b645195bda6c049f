/// The debugger of cells: Jupyter's debug protocol on one side, the debug interface of this process's own
/// virtual machine on the other. The only package that knows `com.sun.jdi`.
@NullMarked
package dev.slipway.kernel.debug;

import org.jspecify.annotations.NullMarked;
