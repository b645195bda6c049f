/// What executing a cell shows: MIME bundles and the kinds of output. Immutable values.
@NullMarked
package dev.slipway.api.output;

import org.jspecify.annotations.NullMarked;
