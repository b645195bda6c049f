/// The folder that holds a store, and the services over it.
@NullMarked
package dev.slipway.engine.workspace;

import org.jspecify.annotations.NullMarked;
