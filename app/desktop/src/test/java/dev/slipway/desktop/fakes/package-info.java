/// A workspace in memory for the tests of screens.
@NullMarked
package dev.slipway.desktop.fakes;

import org.jspecify.annotations.NullMarked;
