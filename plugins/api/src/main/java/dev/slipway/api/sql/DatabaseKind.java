package dev.slipway.api.sql;

import java.util.Locale;

/// A kind of database that a connection leads to.
public enum DatabaseKind {
    /// A file of DuckDB.
    DUCKDB,
    /// A file of SQLite.
    SQLITE,
    /// A PostgreSQL server.
    POSTGRESQL;

    /// Returns its name in addresses and for people, lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Tells whether the database is a file of this machine rather than a server.
    public boolean isFile() {
        return this != POSTGRESQL;
    }
}
