/// Plans as canonical JSON.
@NullMarked
package dev.slipway.engine.flow.json;

import org.jspecify.annotations.NullMarked;
