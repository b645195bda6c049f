/// What callers use to start a kernel and talk to it.
@NullMarked
package dev.slipway.kernel.client;

import org.jspecify.annotations.NullMarked;
