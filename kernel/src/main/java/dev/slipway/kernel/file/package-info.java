/// Notebook files: document ⇄ bytes, lossless; saves are atomic. Uses the API and the JDK only, JSON through
/// `kernel.file.json`.
///
/// What was not edited is kept byte for byte: a save changes the text that was opened in the edited places only.
@NullMarked
package dev.slipway.kernel.file;

import org.jspecify.annotations.NullMarked;
