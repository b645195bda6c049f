/// Earlier runs, as cells see them: `Notebook.run` and `Notebook.runs`.
@NullMarked
package dev.slipway.api.past;

import org.jspecify.annotations.NullMarked;
