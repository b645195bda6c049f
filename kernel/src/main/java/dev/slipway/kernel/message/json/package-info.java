/// Messages ⇄ their JSON. Uses the JSON parser of notebook files.
@NullMarked
package dev.slipway.kernel.message.json;

import org.jspecify.annotations.NullMarked;
