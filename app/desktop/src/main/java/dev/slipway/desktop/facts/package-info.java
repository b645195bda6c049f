/// What stands in the store about runs, as every screen shows it: states, names, directions.
@NullMarked
package dev.slipway.desktop.facts;

import org.jspecify.annotations.NullMarked;
