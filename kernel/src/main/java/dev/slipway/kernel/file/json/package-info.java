/// JSON with places: a tree that remembers where each value stands in its text, so that a file can be changed in one
/// place and kept byte for byte everywhere else. JDK only.
@NullMarked
package dev.slipway.kernel.file.json;

import org.jspecify.annotations.NullMarked;
