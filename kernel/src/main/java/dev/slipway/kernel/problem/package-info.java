/// What is wrong with a notebook, where, and what to do. Values; uses the API only.
@NullMarked
package dev.slipway.kernel.problem;

import org.jspecify.annotations.NullMarked;
