/// A notebook as a run or a version recorded it, to be read, and what has changed in it since.
@NullMarked
package dev.slipway.desktop.past;

import org.jspecify.annotations.NullMarked;
