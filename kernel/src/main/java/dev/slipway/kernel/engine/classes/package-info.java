/// The classes of a live notebook: what JShell compiled, loaded, redefined in place and kept the values of. Uses
/// `java.lang.classfile` and the virtual machine's tool interface; knows nothing of JShell.
@NullMarked
package dev.slipway.kernel.engine.classes;

import org.jspecify.annotations.NullMarked;
