/// Questions about runs that are over or under way, answered from the store in pages.
@NullMarked
package dev.slipway.engine.history;

import org.jspecify.annotations.NullMarked;
