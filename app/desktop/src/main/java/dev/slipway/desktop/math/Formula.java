package dev.slipway.desktop.math;

import dev.slipway.kernel.markdown.Definitions;
import dev.slipway.kernel.markdown.Maths;

/// What is to be typeset. Immutable.
///
/// @param maths the formula
/// @param definitions the commands it may use beside LaTeX's, as the notebook defines them
public record Formula(Maths maths, Definitions definitions) {}
