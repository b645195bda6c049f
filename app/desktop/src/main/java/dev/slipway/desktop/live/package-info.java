/// The open workspace's services as screens use them, and word of what changes in its store.
@NullMarked
package dev.slipway.desktop.live;

import org.jspecify.annotations.NullMarked;
