/// Notebook files: document ⇄ bytes, lossless; saves are atomic. Uses the API only, JSON through `kernel.json`.
@NullMarked
package dev.slipway.kernel.file;

import org.jspecify.annotations.NullMarked;
