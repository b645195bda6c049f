/// JSON text ⇄ values of the JDK. The engine's way to Jackson for values that have no schema.
@NullMarked
package dev.slipway.engine.json;

import org.jspecify.annotations.NullMarked;
