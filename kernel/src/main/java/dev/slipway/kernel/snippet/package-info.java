/// Cutting a cell into the snippets JShell takes one by one, and what every notebook imports. Uses JShell's parser
/// only.
@NullMarked
package dev.slipway.kernel.snippet;

import org.jspecify.annotations.NullMarked;
