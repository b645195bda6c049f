package dev.slipway.kernel.replay;

/// The bytes of one compiled class. Immutable.
///
/// `SourceFile` is `cell N` (N the 1-based position among all cells) and line numbers count that cell's own lines,
/// for classes of a cell's snippets.
public final class ReplayedClass {
    private final String name;
    private final byte[] bytes;
    private final int cellIndex;

    /// @param name binary name
    /// @param bytes the class file; copied
    /// @param cellIndex 0-based position of the cell whose text it was compiled from
    public ReplayedClass(String name, byte[] bytes, int cellIndex) {
        this.name = name;
        this.bytes = bytes.clone();
        this.cellIndex = cellIndex;
    }

    /// Returns the binary name.
    public String name() {
        return name;
    }

    /// Returns a copy of the class file.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Returns the 0-based position of the cell whose text it was compiled from.
    public int cellIndex() {
        return cellIndex;
    }

    @Override
    public String toString() {
        return name + " of cell " + (cellIndex + 1);
    }
}
