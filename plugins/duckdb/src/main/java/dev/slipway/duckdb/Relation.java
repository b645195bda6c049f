package dev.slipway.duckdb;

import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/// The rows of a query that has not run: as large as the disk, and no heap. Looking at it runs the query, each time
/// anew, over the live tables as they are then. Immutable.
public final class Relation {
    private static final int SHOWN = 20;

    private final Query query;
    private final List<Results.Shape> shapes;

    private Relation(Query query, List<Results.Shape> shapes) {
        this.query = query;
        this.shapes = List.copyOf(shapes);
    }

    static Relation of(Query query) {
        var shapes = Session.run(
                query, query.fence(), (connection, session) -> Results.shapes(connection, query, query.sent("", "")));
        return new Relation(query, shapes);
    }

    Query query() {
        return query;
    }

    /// Returns the names of its columns.
    public List<String> columnNames() {
        return shapes.stream().map(Results.Shape::name).toList();
    }

    /// Returns the number of its rows. Cost: runs the query.
    public long rowCount() {
        return Sql.over("it", this)
                .run("SELECT count(*) AS n FROM it")
                .longColumn("n")
                .getLong(0);
    }

    /// Returns its first `rows` rows. Cost: runs the query as far as it must.
    public Table first(int rows) {
        return rows(0, rows);
    }

    /// Returns at most `count` rows from the 0-based row `from` on.
    public Table rows(long from, int count) {
        return Sql.over("it", this)
                .value("count", count)
                .value("from", from)
                .run("SELECT * FROM it LIMIT :count OFFSET :from");
    }

    /// Returns all its rows in memory.
    public Table table() {
        return Sql.over("it", this).run("SELECT * FROM it");
    }

    /// Returns the rows of `sql` over this relation, which it calls `it`: `relation.query("SELECT … FROM it")`.
    public Table query(String sql) {
        return Sql.over("it", this).run(sql);
    }

    /// Returns its columns and their types, without running it.
    @Override
    public String toString() {
        return shapes.stream()
                .map(shape -> shape.name() + " " + shape.type())
                .collect(Collectors.joining(", ", "relation (", ")"));
    }

    /// Returns how many rows are shown of one.
    static int shown() {
        return SHOWN;
    }
}
