package dev.slipway.kernel.connection;

import dev.slipway.api.spi.DatabaseBrowser;
import dev.slipway.api.spi.Plugins;
import dev.slipway.api.sql.DatabaseAccess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is in the databases that a workspace declares. Thread-safe. Asks the databases, which may take its time.
public final class DatabaseSchemas {
    private final WorkspaceDatabases databases;
    private final ClassLoader loader;
    private final Map<List<String>, List<String>> known = new ConcurrentHashMap<>();

    /// @param loader sees the plug-ins that open databases: the one that cells see them by
    public DatabaseSchemas(WorkspaceDatabases databases, ClassLoader loader) {
        this.databases = databases;
        this.loader = loader;
    }

    /// Returns the connections there are, by name.
    public List<DatabaseConnection> connections() throws IOException {
        return databases.all();
    }

    /// Returns the tables and views of the database behind `connection`.
    ///
    /// @throws IOException if it cannot be opened, saying what to do
    public List<DatabaseBrowser.Relation> relations(String connection) throws IOException {
        var access = databases.access(connection);
        return browser(access).relations(access);
    }

    /// Returns the columns of a table or view; none if there is no such one.
    ///
    /// @throws IOException if the database cannot be opened, saying what to do
    public List<DatabaseBrowser.Column> columns(String connection, String schema, String table) throws IOException {
        var access = databases.access(connection);
        return browser(access).columns(access, schema, table);
    }

    private DatabaseBrowser browser(DatabaseAccess access) throws IOException {
        return Plugins.load(DatabaseBrowser.class, loader).stream()
                .filter(one -> one.accepts(access.kind()))
                .findFirst()
                .orElseThrow(() -> new IOException("No plug-in opens databases. Install Slipway again."));
    }

    /// Returns the names of tables as far as they are known, and asks for them if they are not: never waits.
    public List<String> tableNames(String connection) {
        return names(
                List.of(connection),
                () -> relations(connection).stream()
                        .map(DatabaseBrowser.Relation::name)
                        .toList());
    }

    /// Returns the names of a table's columns as far as they are known, and asks for them if they are not: never waits.
    public List<String> columnNames(String connection, String table) {
        return names(List.of(connection, table), () -> {
            for (var one : relations(connection)) {
                if (one.name().equalsIgnoreCase(table)) {
                    return columns(connection, one.schema(), one.name()).stream()
                            .map(DatabaseBrowser.Column::name)
                            .toList();
                }
            }
            return List.of();
        });
    }

    private interface Question {
        List<String> ask() throws IOException;
    }

    private List<String> names(List<String> key, Question question) {
        var found = known.putIfAbsent(key, List.of());
        if (found != null) {
            return found;
        }
        Thread.ofVirtual().name("slipway-schema").start(() -> {
            try {
                known.put(key, question.ask());
            } catch (IOException | RuntimeException e) {
                known.remove(key); // the next completion asks again
            }
        });
        return List.of();
    }
}
