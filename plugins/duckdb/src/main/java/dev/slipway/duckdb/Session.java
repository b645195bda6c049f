package dev.slipway.duckdb;

import dev.slipway.duckdb.jdbc.Errand;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    private Session(Query query, AtomicBoolean isCancelled) {
        this.query = query;
        this.isCancelled = isCancelled;
    }

    /// What is done with an open connection.
    interface Work<T> {
        /// @param session the one that does it
        T run(DuckDBConnection connection, Session session) throws SQLException;
    }

    /// Runs `work`, with `query`'s tables in sight.
    ///
    /// @throws SqlException if the query is at fault, or the thread is interrupted
    static <T> T run(Query query, Database.Fence fence, Work<T> work) {
        var session = new Session(query, new AtomicBoolean());
        try (var connection = Database.connect(fence);
                var control = connection.createStatement()) {
            return Errand.run(() -> session.with(connection, work), () -> {
                session.isCancelled.set(true);
                control.cancel();
            });
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

    Query query() {
        return query;
    }

    /// Returns this session for another query that needs no tables.
    Session over(Query other) {
        return new Session(other, isCancelled);
    }
}
