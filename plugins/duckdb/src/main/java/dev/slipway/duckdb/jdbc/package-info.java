/// Queries over databases that have a JDBC driver: SQLite files and PostgreSQL servers. Drivers are loaded apart from
/// all else, so that a notebook may use another version of the same library.
@NullMarked
package dev.slipway.duckdb.jdbc;

import org.jspecify.annotations.NullMarked;
