/// The notebook document: cells, and the edits that turn one document into the next. Immutable values.
@NullMarked
package dev.slipway.api.document;

import org.jspecify.annotations.NullMarked;
