package dev.slipway.kernel.dialect;

import java.util.Arrays;
import java.util.List;

/// One thing in a cell that is not Java: `%maven g:a:v`, a cell that begins with `%%bash`, `//DEPS g:a:v`.
///
/// Units: line and column are 1-based, columns in UTF-16 units.
///
/// @param name as it is written, with its signs: `%maven`, `%%bash`, `//DEPS`
/// @param arguments what follows the name on its line, stripped
/// @param body the lines below, of a magic that takes the whole cell; else empty
/// @param line where it stands in its cell; of one in a loaded file, where the file is loaded
/// @param column where its name begins
public record Magic(String name, String arguments, String body, int line, int column) {
    /// Returns the name without its signs: `maven`, `bash`, `DEPS`.
    public String word() {
        return name.replaceFirst("^[%/]+", "");
    }

    /// Tells whether it takes the whole cell.
    public boolean isOfCell() {
        return name.startsWith("%%");
    }

    /// Returns the arguments, cut at blanks.
    public List<String> words() {
        return arguments.isEmpty() ? List.of() : Arrays.asList(arguments.split("\\s+"));
    }

    Magic at(int otherLine, int otherColumn) {
        return new Magic(name, arguments, body, otherLine, otherColumn);
    }
}
