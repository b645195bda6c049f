/// What a cell may hold beside Java: magics, and the comments that declare dependencies. Turns a cell's text into what
/// the compiler takes, with every position kept. Uses directives and the text scanner of `snippet`.
@NullMarked
package dev.slipway.kernel.dialect;

import org.jspecify.annotations.NullMarked;
