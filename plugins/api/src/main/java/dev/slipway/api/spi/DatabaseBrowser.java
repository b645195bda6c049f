package dev.slipway.api.spi;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseKind;
import java.io.IOException;
import java.util.List;

/// Looks into databases without a query of the person's: for the command line, a connections pane and completion.
/// Implementations are stateless and have a public no-argument constructor.
public interface DatabaseBrowser {
    /// Tells whether it knows databases of `kind`.
    boolean accepts(DatabaseKind kind);

    /// Opens the database and returns what it is, for a person: `PostgreSQL 15.4`.
    ///
    /// @throws IOException if it cannot be opened, saying what to do; the message holds no password
    String test(DatabaseAccess database) throws IOException;

    /// Returns its tables and views, those of the default schema first, then by schema and name; at most 10,000.
    ///
    /// @throws IOException if it cannot be asked; the message holds no password
    List<Relation> relations(DatabaseAccess database) throws IOException;

    /// Returns the columns of a table or view in order; none if there is no such one.
    ///
    /// @throws IOException if it cannot be asked; the message holds no password
    List<Column> columns(DatabaseAccess database, String schema, String table) throws IOException;

    /// A table or view.
    ///
    /// @param kind `table` or `view`
    record Relation(String schema, String name, String kind) {}

    /// A column.
    ///
    /// @param type as the database names it
    /// @param isNullable whether it may be missing
    record Column(String name, String type, boolean isNullable) {}
}
