/// The panes beside a notebook: which there are, where they stand, and what holds them. Knows nothing of what they
/// show.
@NullMarked
package dev.slipway.desktop.panes;

import org.jspecify.annotations.NullMarked;
