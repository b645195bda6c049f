package dev.slipway.kernel.message;

/// Which executed sources are asked for.
///
/// Source: Jupyter messaging 5.4, "History".
public sealed interface HistoryQuery {
    /// Those numbered from `start`, inclusive, to `stop`, exclusive; a `stop` of 0 or less is no limit. Only session 0
    /// (this one) and 1 are known.
    record Range(int session, int start, int stop) implements HistoryQuery {}

    /// The last `n`.
    record Tail(int n) implements HistoryQuery {}

    /// The last `n` that match `pattern`, in which `*` and `?` stand for any text and any character.
    ///
    /// @param n 0 or less for all
    /// @param unique each source once, where it stood last
    record Search(String pattern, int n, boolean unique) implements HistoryQuery {}
}
