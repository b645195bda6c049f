package dev.slipway.kernel.engine;

import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.directive.Injection;
import dev.slipway.kernel.directive.Injection.Injected;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.snippet.JavaText;
import dev.slipway.kernel.snippet.LongTexts;
import dev.slipway.kernel.snippet.RecordConstructors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One text to compile, and where it stands in its cell.
///
/// @param java what JShell is given
/// @param offset UTF-16 offset in the cell where `text` begins; of no use for an injected one
/// @param line 1-based line in the cell where `text` begins
/// @param injected what a directive put there; null for the cell's own
/// @param isPoint whether all of it counts as at `offset`, because it stands in a magic's place
record Piece(JavaText java, int offset, int line, @Nullable Injected injected, boolean isPoint) {
    static Piece of(CellSnippet snippet) {
        return new Piece(LongTexts.of(snippet.text()), snippet.offset(), snippet.line(), null, snippet.isGenerated());
    }

    static Piece of(SqlCell sql) {
        return new Piece(sql, sql.offset(), sql.line(), null, false);
    }

    static Piece of(Injection.Injected injected) {
        return new Piece(new RecordConstructors(injected.text(), List.of()), 0, injected.line(), injected, true);
    }

    String text() {
        return java.text();
    }

    /// Returns the UTF-16 offset in the cell of an offset in `text`.
    int inCell(long position) {
        return isPoint ? offset : offset + java.original((int) Math.max(0, position));
    }
}
