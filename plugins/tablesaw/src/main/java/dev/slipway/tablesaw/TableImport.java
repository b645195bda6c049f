package dev.slipway.tablesaw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.Table;

/// Reads files of one more kind as tables, for another plug-in to add. Implementations are stateless and have a public
/// no-argument constructor.
public interface TableImport {
    /// Returns the extensions of the files, without a dot.
    List<String> extensions();

    /// Returns the names of the tables in `file`, in order.
    ///
    /// @throws IOException if the file cannot be read or is not of its kind
    List<String> tables(Path file) throws IOException;

    /// Returns a table of `file`.
    ///
    /// @param name one of `tables`, in any case; empty for the first
    /// @throws IOException if the file cannot be read, is not of its kind, or has no such table, with the place
    Table read(Path file, String name) throws IOException;
}
