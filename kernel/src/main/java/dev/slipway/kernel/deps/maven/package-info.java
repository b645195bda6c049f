/// Maven's own resolution behind `Resolver`. The only package that knows Maven's libraries.
@NullMarked
package dev.slipway.kernel.deps.maven;

import org.jspecify.annotations.NullMarked;
