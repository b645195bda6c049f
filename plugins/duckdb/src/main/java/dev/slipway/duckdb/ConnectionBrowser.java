package dev.slipway.duckdb;

import dev.slipway.api.spi.DatabaseBrowser;
import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// Looks into databases by queries of their own catalogues. Stateless.
public final class ConnectionBrowser implements DatabaseBrowser {
    private static final String TABLE = "table";
    private static final String SCHEMA = "schema";

    @Override
    public boolean accepts(DatabaseKind kind) {
        return true;
    }

    /// The questions to one kind of database: each gives texts only.
    ///
    /// @param version one row with what it is
    /// @param relations schema, name, kind
    /// @param columns of `:schema` and `:table`: name, type, `yes` if it may be missing
    private record Catalogue(String version, String relations, String columns) {
        static Catalogue of(DatabaseKind kind) {
            return switch (kind) {
                case SQLITE ->
                    new Catalogue(
                            "SELECT 'SQLite ' || sqlite_version() AS v FROM (SELECT count(*) FROM sqlite_master)",
                            "SELECT 'main' AS s, name AS n, type AS k FROM sqlite_master WHERE type IN ('table', 'view')"
                                    + " AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name LIMIT 10000",
                            "SELECT name AS n, type AS t, CASE WHEN \"notnull\" OR pk THEN 'no' ELSE 'yes' END AS y"
                                    + " FROM pragma_table_info(:table) WHERE :schema = 'main' ORDER BY cid");
                case POSTGRESQL ->
                    new Catalogue(
                            "SELECT 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) AS v",
                            "SELECT n.nspname::text AS s, c.relname::text AS n, CASE WHEN c.relkind IN ('v', 'm') THEN"
                                    + " 'view' ELSE 'table' END AS k FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace"
                                    + " n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND"
                                    + " n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND"
                                    + " has_schema_privilege(n.oid, 'USAGE') ORDER BY n.nspname <> current_schema(), 1, 2"
                                    + " LIMIT 10000",
                            "SELECT a.attname::text AS n, format_type(a.atttypid, a.atttypmod) AS t, CASE WHEN"
                                    + " a.attnotnull THEN 'no' ELSE 'yes' END AS y FROM pg_catalog.pg_attribute a JOIN"
                                    + " pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid ="
                                    + " c.relnamespace WHERE n.nspname = :schema AND c.relname = :table AND a.attnum > 0"
                                    + " AND NOT a.attisdropped ORDER BY a.attnum");
                case DUCKDB ->
                    new Catalogue(
                            "SELECT 'DuckDB ' || version() AS v",
                            "SELECT schema_name AS s, n, k FROM (SELECT schema_name, table_name AS n, 'table' AS k,"
                                    + " database_name FROM duckdb_tables() UNION ALL SELECT schema_name, view_name, 'view',"
                                    + " database_name FROM duckdb_views() WHERE NOT internal) WHERE database_name ="
                                    + " current_database() ORDER BY schema_name <> 'main', 1, 2 LIMIT 10000",
                            "SELECT column_name AS n, data_type AS t, CASE WHEN is_nullable THEN 'yes' ELSE 'no' END AS y"
                                    + " FROM duckdb_columns() WHERE database_name = current_database() AND schema_name ="
                                    + " :schema AND table_name = :table ORDER BY column_index");
            };
        }
    }

    @Override
    public String test(DatabaseAccess database) throws IOException {
        return text(ask(database, Catalogue.of(database.kind()).version(), Map.of()), 0, 0);
    }

    @Override
    public List<Relation> relations(DatabaseAccess database) throws IOException {
        var found = ask(database, Catalogue.of(database.kind()).relations(), Map.of());
        var relations = new ArrayList<Relation>();
        for (int row = 0; row < found.rowCount(); row++) {
            relations.add(new Relation(text(found, row, 0), text(found, row, 1), text(found, row, 2)));
        }
        return List.copyOf(relations);
    }

    @Override
    public List<Column> columns(DatabaseAccess database, String schema, String table) throws IOException {
        Map<String, @Nullable Object> values = Map.of(SCHEMA, schema, TABLE, table);
        var found = ask(database, Catalogue.of(database.kind()).columns(), values);
        var columns = new ArrayList<Column>();
        for (int row = 0; row < found.rowCount(); row++) {
            columns.add(new Column(
                    text(found, row, 0),
                    text(found, row, 1),
                    text(found, row, 2).equals("yes")));
        }
        return List.copyOf(columns);
    }

    private static Table ask(DatabaseAccess database, String query, Map<String, @Nullable Object> values)
            throws IOException {
        try {
            return new ConnectedDatabase(database, values).rows(query);
        } catch (SqlException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String text(Table found, int row, int column) {
        return found.getUnformatted(row, column);
    }
}
