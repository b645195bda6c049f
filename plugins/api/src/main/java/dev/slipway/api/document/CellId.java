package dev.slipway.api.document;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names one cell within its notebook, for as long as the cell exists.
///
/// Shape: 1 to 64 characters of `A-Z a-z 0-9 - _`.
/// Source: nbformat 4.5, cell ids (JEP 62).
///
/// @param value the id as the file spells it
public record CellId(String value) implements Comparable<CellId> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /// @throws IllegalArgumentException if `value` is not of the shape above
    public CellId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a cell id: " + value);
        }
    }

    /// Returns a new id of eight hexadecimal digits.
    public static CellId random(RandomGenerator random) {
        var bytes = new byte[4];
        random.nextBytes(bytes);
        return new CellId(HexFormat.of().formatHex(bytes));
    }

    /// Tells whether `value` may be a cell id.
    public static boolean accepts(String value) {
        return SHAPE.matcher(value).matches();
    }

    @Override
    public int compareTo(CellId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
