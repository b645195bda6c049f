package dev.slipway.tablesaw;

import java.io.IOException;
import java.io.OutputStream;
import tech.tablesaw.api.Table;

/// Writes tables as files of one more kind, for another plug-in to add. Implementations are stateless and have a public
/// no-argument constructor.
public interface TableExport {
    /// Returns the extension of the files, without a dot.
    String extension();

    /// Writes `table`; does not close `out`.
    ///
    /// @throws IOException if `out` fails or the table cannot be written
    void write(Table table, OutputStream out) throws IOException;
}
