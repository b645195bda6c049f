/// The notebook screen: its document with undo, its cells, its kernel, and the views of them.
@NullMarked
package dev.slipway.desktop.notebook;

import org.jspecify.annotations.NullMarked;
