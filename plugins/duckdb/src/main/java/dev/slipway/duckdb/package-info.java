/// SQL beside Java: queries over live tables, files read as tables, tables written as files. The one importer of
/// DuckDB; also uses Tablesaw.
///
/// DuckDB loads with the first query, never before: a notebook without SQL pays nothing.
@NullMarked
package dev.slipway.duckdb;

import org.jspecify.annotations.NullMarked;
