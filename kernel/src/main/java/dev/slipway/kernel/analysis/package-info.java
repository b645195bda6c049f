/// Who defines, reads and changes what: the cell graph, staleness, diagnostics. The one place for javac.
@NullMarked
package dev.slipway.kernel.analysis;

import org.jspecify.annotations.NullMarked;
