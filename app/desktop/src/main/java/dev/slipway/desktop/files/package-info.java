/// The workspace's files as a tree.
@NullMarked
package dev.slipway.desktop.files;

import org.jspecify.annotations.NullMarked;
