/// What `./slipway bench` measures: each figure beside a baseline measured in the same run. Starts the real product.
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
