/// The runs of a workspace: found, sorted, grouped, chosen.
@NullMarked
package dev.slipway.desktop.runs;

import org.jspecify.annotations.NullMarked;
