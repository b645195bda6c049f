/// The history of a workspace as a live kernel sees it: through a helper process, since a kernel has no database.
@NullMarked
package dev.slipway.kernel.past;

import org.jspecify.annotations.NullMarked;
