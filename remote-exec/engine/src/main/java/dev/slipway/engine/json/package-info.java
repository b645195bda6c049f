/// JSON text ⇄ values of the JDK. For values that have no schema.
@NullMarked
package dev.slipway.engine.json;

import org.jspecify.annotations.NullMarked;
