package dev.slipway.kernel.engine;

import dev.slipway.kernel.directive.SourceCell;
import jdk.jshell.Snippet;

/// A name that is in force, and where it comes from.
///
/// @param snippet as it was last compiled; a variable's may be a declaration that stands in for the cell's own text
/// @param cell the cell that defines it, as it was executed
record Definition(Snippet snippet, SourceCell cell) {
    Definition with(Snippet other) {
        return new Definition(other, cell);
    }
}
