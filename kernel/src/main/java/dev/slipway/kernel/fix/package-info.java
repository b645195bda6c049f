/// What can be done about a problem with one key: pure functions over a cell's text and what the compiler says of it.
@NullMarked
package dev.slipway.kernel.fix;

import org.jspecify.annotations.NullMarked;
