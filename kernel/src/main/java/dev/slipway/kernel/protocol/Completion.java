package dev.slipway.kernel.protocol;

import java.util.List;

/// What may be typed at a place.
///
/// @param start UTF-16 offset where the replaced text starts
/// @param end UTF-16 offset where it ends, exclusive
/// @param items best first; copied
public record Completion(int start, int end, List<Item> items) {
    public Completion {
        items = List.copyOf(items);
    }

    /// One candidate.
    ///
    /// @param text what is inserted: a bare name, `abs` rather than `abs(`
    /// @param kind `variable`, `method`, `type`, `package`, `keyword` or `field`
    /// @param detail signature or type, possibly empty
    public record Item(String text, String kind, String detail) {}
}
