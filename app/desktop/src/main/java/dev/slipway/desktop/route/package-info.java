/// Where one can go from a screen, so that screens need not know each other.
@NullMarked
package dev.slipway.desktop.route;

import org.jspecify.annotations.NullMarked;
