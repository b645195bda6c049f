package dev.slipway.duckdb;

import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.api.sql.SqlText;
import dev.slipway.duckdb.jdbc.JdbcFault;
import dev.slipway.duckdb.jdbc.JdbcQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// Brings the rows of a query over a connection into a Parquet file of this process, a block at a time, so that they
/// need no heap. One use; the block's thread only.
final class Spool {
    private static final int BLOCK_ROWS = 50_000;
    private static final String FORMAT = " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)";

    private final Path folder;
    private @Nullable List<String> types;
    private int blocks;

    private Spool(Path folder) {
        this.folder = folder;
    }

    static Relation of(ConnectedDatabase database, SqlText query) {
        try {
            var folder = Files.createTempDirectory("slipway-rows");
            folder.toFile().deleteOnExit();
            var spool = new Spool(folder);
            if (database.access().kind() == DatabaseKind.DUCKDB) {
                spool.copy(database, query);
            } else {
                spool.fetch(database, query);
            }
            return Sql.empty().file("rows/*.parquet", folder).lazily("FROM 'rows/*.parquet'");
        } catch (IOException e) {
            throw new SqlException("the rows cannot be kept on this machine: " + e.getMessage(), e);
        }
    }

    /// DuckDB writes the file itself.
    private void copy(ConnectedDatabase database, SqlText text) {
        var query = new Query(text, Map.of(), database.values(), Map.of(), database.access());
        var target = next().toString();
        Session.run(query, new Database.Fence(Set.of(target), Set.of(), database.access()), (connection, session) -> {
            Results.shapes(connection, query, query.sent("", ""));
            var sent = query.sent("COPY (", "\n) TO " + Literals.text(target) + FORMAT);
            try (var statement = connection.createStatement()) {
                return statement.execute(sent.sql());
            } catch (SQLException e) {
                throw Faults.of(e, session.query(), sent);
            }
        });
    }

    /// Others hand over tables, each of which becomes a file.
    private void fetch(ConnectedDatabase database, SqlText text) {
        try {
            JdbcQuery.send(database.access(), text, database.values(), new JdbcQuery.Blocks(BLOCK_ROWS, this::keep));
        } catch (JdbcFault e) {
            throw ConnectedDatabase.fault(e, text.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SqlException("the query was interrupted", e);
        }
    }

    private void keep(Table block) {
        var found = block.columns().stream()
                .map(column -> column.name() + " " + column.type().name())
                .toList();
        if (types == null) {
            types = found;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).equals(types.get(i))) {
                throw new SqlException(
                        "the rows change their types: " + types.get(i) + " becomes " + found.get(i)
                                + " further down. Give the column one type with CAST(… AS …).",
                        null);
            }
        }
        try {
            Tables.write(block, next());
        } catch (IOException e) {
            throw new SqlException("the rows cannot be kept on this machine: " + e.getMessage(), e);
        }
    }

    private Path next() {
        var file = folder.resolve(String.format(Locale.ROOT, "%08d.parquet", blocks++));
        file.toFile().deleteOnExit();
        return file;
    }
}
