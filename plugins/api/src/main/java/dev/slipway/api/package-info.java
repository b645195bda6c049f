/// What a cell can call without an import. Uses the JDK and JSpecify only.
@NullMarked
package dev.slipway.api;

import org.jspecify.annotations.NullMarked;
