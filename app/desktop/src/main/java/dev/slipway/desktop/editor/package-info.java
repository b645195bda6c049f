/// Editing code: colours, keys, completion. The one place for RichTextFX.
@NullMarked
package dev.slipway.desktop.editor;

import org.jspecify.annotations.NullMarked;
