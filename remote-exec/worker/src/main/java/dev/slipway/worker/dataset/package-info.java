/// Files that steps read by `dataset`: their size and hash, the same here and where reuse is decided.
@NullMarked
package dev.slipway.worker.dataset;

import org.jspecify.annotations.NullMarked;
