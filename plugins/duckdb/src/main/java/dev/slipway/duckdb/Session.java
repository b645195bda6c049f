package dev.slipway.duckdb;

import dev.slipway.duckdb.jdbc.Errand;
import dev.slipway.duckdb.jdbc.Fit;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;

/// One query on its way: a connection with the query's tables as views. One thread at a time.
///
/// DuckDB works on a thread of its own, because native code does not hear an interrupt; the caller's thread waits, and
/// passes an interrupt on.
final class Session {
    private final Query query;
    private final List<LiveTables.Loan> loans = new ArrayList<>();
    private final AtomicBoolean isCancelled;
    private final Set<String> cut;

    private Session(Query query, AtomicBoolean isCancelled, Set<String> cut) {
        this.query = query;
        this.isCancelled = isCancelled;
        this.cut = cut;
    }

    /// What is done with an open connection.
    interface Work<T> {
        /// @param session the one that does it
        T run(DuckDBConnection connection, Session session) throws SQLException;
    }

    /// Runs `work`, with `query`'s tables in sight, and says which columns of its result do not keep all digits.
    ///
    /// @throws SqlException if the query is at fault, a file changes while it is read, or the thread is interrupted
    static <T> T run(Query query, Database.Fence fence, Work<T> work) {
        var session = new Session(query, new AtomicBoolean(), new TreeSet<>());
        var before = FileState.of(query.fence().files());
        try (var connection = Database.connect(fence);
                var control = connection.createStatement()) {
            var result = Errand.run(() -> session.with(connection, work), () -> {
                session.isCancelled.set(true);
                control.cancel();
            });
            FileState.check(before);
            Fit.noteCut(session.cut); // on the caller's thread, whose output it is
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SqlException("the query was interrupted", e);
        } catch (SqlException fault) {
            fault.fillInStackTrace(); // the caller's trace tells more than that of a thread of ours
            throw fault;
        } catch (SQLException e) {
            throw Faults.of(e, query, null);
        } finally {
            session.loans.forEach(LiveTables.Loan::close);
        }
    }

    private <T> T with(DuckDBConnection connection, Work<T> work) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var select : query.selects(loans).entrySet()) {
                statement.execute("CREATE TEMP VIEW " + Literals.name(select.getKey()) + " AS " + select.getValue());
            }
        }
        return work.run(connection, this);
    }

    /// @throws SqlException if the caller has been interrupted
    void checkGoing() {
        if (isCancelled.get()) {
            throw new SqlException("the query was interrupted", null);
        }
    }

    /// Notes that times in the column `name` of the result had more digits than it keeps.
    void cut(String name) {
        cut.add(name);
    }

    /// @throws SqlException if the result does not hold all that the query gave
    void checkWhole() {
        if (!cut.isEmpty()) {
            throw new SqlException(Fit.cut(cut.iterator().next()), null);
        }
    }

    Query query() {
        return query;
    }

    /// Returns this session for another query that needs no tables.
    Session over(Query other) {
        return new Session(other, isCancelled, cut);
    }
}
