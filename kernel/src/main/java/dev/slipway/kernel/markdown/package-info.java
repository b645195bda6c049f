/// Maths in Markdown and in LaTeX outputs: where it begins and ends. Pure; draws nothing.
@NullMarked
package dev.slipway.kernel.markdown;

import org.jspecify.annotations.NullMarked;
