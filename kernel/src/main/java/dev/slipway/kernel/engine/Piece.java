package dev.slipway.kernel.engine;

import dev.slipway.kernel.directive.Injection;
import dev.slipway.kernel.directive.Injection.Injected;
import dev.slipway.kernel.snippet.CellSnippet;
import org.jspecify.annotations.Nullable;

/// One text to compile, and where it stands in its cell.
///
/// @param offset UTF-16 offset in the cell where `text` begins; of no use for an injected one
/// @param line 1-based line in the cell where `text` begins
/// @param injected what a directive put there; null for the cell's own
record Piece(String text, int offset, int line, @Nullable Injected injected) {
    static Piece of(CellSnippet snippet) {
        return new Piece(snippet.text(), snippet.offset(), snippet.line(), null);
    }

    static Piece of(Injection.Injected injected) {
        return new Piece(injected.text(), 0, injected.line(), injected);
    }
}
