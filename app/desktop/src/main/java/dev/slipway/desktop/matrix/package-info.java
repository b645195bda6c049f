/// The tasks of runs side by side: a row a task, a column a run.
@NullMarked
package dev.slipway.desktop.matrix;

import org.jspecify.annotations.NullMarked;
