/// What a notebook declares that it needs, and the jars that this comes to. The port `Resolver` has its adapter in
/// `deps.maven`. Uses the dialect, directives and problems.
@NullMarked
package dev.slipway.kernel.deps;

import org.jspecify.annotations.NullMarked;
