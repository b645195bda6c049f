/// What a live kernel shows: values as MIME bundles, and what stands behind the calls of a cell. Uses the API only.
@NullMarked
package dev.slipway.kernel.display;

import org.jspecify.annotations.NullMarked;
