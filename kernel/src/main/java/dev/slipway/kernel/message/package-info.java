/// What goes over the wire between a front end and a kernel, as values: requests, replies and publications of
/// Jupyter's protocol and the `slipway_*` ones. Knows no JSON.
@NullMarked
package dev.slipway.kernel.message;

import org.jspecify.annotations.NullMarked;
