package dev.slipway.kernel.replay;

import java.util.ArrayList;
import java.util.List;

/// What cells below can see of some cells: as long as it stays the same, they need not be compiled again. Immutable.
///
/// @param declarations imports, and what is declared with its type and the shape of its classes, in order
record CellFace(List<String> declarations) {
    CellFace {
        declarations = List.copyOf(declarations);
    }

    static CellFace of(List<RawCell> cells) {
        var declarations = new ArrayList<String>();
        for (var cell : cells) {
            cell.missing.stream().sorted().forEach(name -> declarations.add("missing " + name));
            cell.unresolved.forEach(one -> declarations.add("unresolved " + one.missing()));
            for (var snippet : cell.snippets) {
                switch (snippet.kind()) {
                    case IMPORT -> declarations.add(snippet.text().source());
                    case VARIABLE, METHOD, TYPE -> {
                        declarations.add(snippet.outer() + " " + Snippets.type(snippet.snippet()));
                        snippet.classes()
                                .forEach((name, bytes) -> declarations.add(name + " " + ClassShape.face(bytes)));
                    }
                    case STATEMENT, EXPRESSION -> {
                        // declare nothing
                    }
                }
            }
        }
        return new CellFace(declarations);
    }
}
