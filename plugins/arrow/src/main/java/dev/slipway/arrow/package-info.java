/// Tables of Arrow IPC and Feather files, read from the format's own description (Apache Arrow, *Columnar Format* 1.5)
/// without a library that needs the JVM opened for it.
@NullMarked
package dev.slipway.arrow;

import org.jspecify.annotations.NullMarked;
