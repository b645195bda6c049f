/// Lays a cell's text out: layout is the formatter library's, loaded when it is first asked for; every token, comment,
/// text block, directive and magic stays as it is.
@NullMarked
package dev.slipway.kernel.format;

import org.jspecify.annotations.NullMarked;
