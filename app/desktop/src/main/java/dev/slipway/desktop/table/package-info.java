/// Tables as the window sees them: what an output says of one, and the way to the live one in a kernel.
@NullMarked
package dev.slipway.desktop.table;

import org.jspecify.annotations.NullMarked;
