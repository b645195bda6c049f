package dev.slipway.api;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.QueryRecord;
import java.io.IOException;

/// The workspace's connections, for plug-ins that query them. Thread-safe.
public final class Databases {
    private Databases() {}

    /// Returns how to open the database behind the connection `name`; in a task it is recorded that it was read.
    ///
    /// @throws IOException if there is no such connection, or its password, driver or file cannot be had, saying
    /// what to do
    public static DatabaseAccess access(String name) throws IOException {
        return Notebook.host().database(name);
    }

    /// Records a query that has ended well: kept with the task.
    public static void queried(QueryRecord query) {
        Notebook.host().queried(query);
    }
}
