/// What kernel and front end say to each other, as values, whatever the wire.
@NullMarked
package dev.slipway.kernel.protocol;

import org.jspecify.annotations.NullMarked;
