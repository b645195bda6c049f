/// Publishing a notebook's flow as a version, starting versions, and which one is live.
@NullMarked
package dev.slipway.desktop.deploy;

import org.jspecify.annotations.NullMarked;
