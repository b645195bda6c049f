/// What has to run again: which cells still are what the document means, and what makes the others so. Uses the cell
/// graph and what executions reported; runs nothing itself, and knows no kernel.
@NullMarked
package dev.slipway.kernel.rerun;

import org.jspecify.annotations.NullMarked;
