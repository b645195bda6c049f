/// Cutting a cell into the snippets JShell takes one by one, what every notebook imports, and compiling snippets that
/// are known ahead together. Uses JShell and the compiler behind it; runs nothing.
@NullMarked
package dev.slipway.kernel.snippet;

import org.jspecify.annotations.NullMarked;
