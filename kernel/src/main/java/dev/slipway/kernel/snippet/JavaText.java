package dev.slipway.kernel.snippet;

/// A snippet as JShell can compile it, which may differ from what the cell says. Immutable.
public interface JavaText {
    /// Returns what JShell is given.
    String text();

    /// Returns the offset in the cell's own text, from where the snippet begins there, of an offset in `text`.
    ///
    /// Units: UTF-16.
    int original(int offset);
}
