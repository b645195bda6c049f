/// Notebooks as documents to read elsewhere: HTML pages and Markdown. Pure: text in, text out.
@NullMarked
package dev.slipway.kernel.export;

import org.jspecify.annotations.NullMarked;
