package dev.slipway.desktop.data;

import java.util.Optional;
import java.util.function.Consumer;

/// Where a table that is looked into comes from.
///
/// @param name what a person calls it
/// @param from where it stands, a few words
/// @param expression Java that gives the table again, for example `raw`
/// @param insert takes Java, to be put into a cell
/// @param closed called when the table is no longer looked at
/// @param recode opens it again in the encoding of older Windows programs; empty where that makes no sense
public record TableOrigin(
        String name,
        String from,
        String expression,
        Consumer<String> insert,
        Runnable closed,
        Optional<Runnable> recode) {
    /// A table that has no encoding.
    public TableOrigin(String name, String from, String expression, Consumer<String> insert, Runnable closed) {
        this(name, from, expression, insert, closed, Optional.empty());
    }
}
