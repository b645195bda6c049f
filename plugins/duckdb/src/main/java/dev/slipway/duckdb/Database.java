package dev.slipway.duckdb;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/// DuckDB in memory, behind a fence: it can open the named files and no others, install nothing and reach no network.
/// Thread-safe.
///
/// Queries over live tables share one instance; a query that reads or writes files has one of its own, because the
/// fence of an instance is built once. The shared one works on the caller's thread alone: a live table is read by one
/// thread, and one of DuckDB's own has to be made known to the JVM for each block of rows, which takes three times as
/// long as reading them.
final class Database {
    /// System property: how much memory DuckDB takes before it spills to disk, for example `2GB`.
    static final String MEMORY = "slipway.sql.memory";

    /// System property: the folder it spills to.
    static final String SPILL = "slipway.sql.spill";

    private static final Set<String> RESERVED = Set.of("memory", "system", "temp");
    private static final long MIB = 1 << 20;
    private static final long LEAST_MIB = 256;
    private static final long AHEAD_PART = 4;
    private static @Nullable DuckDBConnection shared;

    private Database() {}

    /// What a query may open.
    ///
    /// @param files paths, absolute; copied
    /// @param folders whose files may be opened, absolute; copied
    /// @param database a file of DuckDB whose tables are in sight; null for none
    record Fence(
            Set<String> files,
            Set<String> folders,
            @Nullable DatabaseAccess database) {
        static final Fence NOTHING = new Fence(Set.of(), Set.of(), null);

        Fence {
            files = Set.copyOf(files);
            folders = Set.copyOf(folders);
        }

        boolean isEmpty() {
            return files.isEmpty() && folders.isEmpty() && database == null;
        }
    }

    /// Returns a connection of the caller's own, which closes it.
    static DuckDBConnection connect(Fence fence) throws SQLException {
        return fence.isEmpty() ? shared() : instance(fence);
    }

    private static synchronized DuckDBConnection shared() throws SQLException {
        var root = shared;
        if (root == null || root.isClosed()) {
            root = instance(Fence.NOTHING);
            shared = root;
        }
        var connection = root.duplicate();
        prepare(connection);
        return connection;
    }

    private static DuckDBConnection instance(Fence fence) throws SQLException {
        // DriverManager knows only drivers of the loader that was there first
        var connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        try {
            LiveTables.register(connection);
            prepare(connection);
            var statements = new ArrayList<String>();
            statements.add("SET memory_limit = " + Literals.text(memory()));
            statements.add(
                    fence.isEmpty() ? "SET threads = 1" : "SET streaming_buffer_size = " + Literals.text(ahead()));
            statements.add("SET temp_directory = " + Literals.text(Spill.FOLDER.toString()));
            statements.add("SET autoinstall_known_extensions = false");
            statements.add("SET autoload_known_extensions = false");
            statements.add("SET allow_community_extensions = false");
            if (fence.database() != null) {
                attach(fence.database(), statements);
            }
            if (!fence.files().isEmpty()) {
                statements.add("SET allowed_paths = " + list(fence.files()));
            }
            if (!fence.folders().isEmpty()) {
                statements.add("SET allowed_directories = " + list(fence.folders()));
            }
            statements.add("SET enable_external_access = false");
            execute(connection, statements);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void attach(DatabaseAccess database, List<String> statements) {
        var name = Literals.name(RESERVED.contains(database.name().toLowerCase(Locale.ROOT)) ? "db" : database.name());
        statements.add("ATTACH " + Literals.text(database.address()) + " AS " + name
                + (database.rights() == Rights.READ ? " (READ_ONLY)" : ""));
        statements.add("USE " + name);
    }

    /// Sets what belongs to a connection rather than to the instance.
    private static void prepare(DuckDBConnection connection) throws SQLException {
        execute(
                connection,
                List.of(
                        "SET errors_as_json = true",
                        "SET TimeZone = " + Literals.text(TimeZone.getDefault().getID())));
    }

    private static void execute(DuckDBConnection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String list(Set<String> paths) {
        return paths.stream().sorted().map(Literals::text).toList().toString();
    }

    /// Returns what was asked for, else as much again as the heap may take, but at least 256 MiB.
    private static String memory() {
        var asked = System.getProperty(MEMORY, "");
        return asked.isBlank() ? Math.max(LEAST_MIB, Runtime.getRuntime().maxMemory() / MIB) + "MiB" : asked;
    }

    /// Returns how much of a result DuckDB's threads may make before it is taken: all of a usual one, or they wait for
    /// each other at every megabyte, which takes twice as long.
    private static String ahead() {
        return Math.max(LEAST_MIB, Runtime.getRuntime().maxMemory() / MIB / AHEAD_PART) + "MiB";
    }

    /// The folder of this process for what does not fit into memory; DuckDB makes it when it is needed.
    private static final class Spill {
        static final Path FOLDER = folder();

        private static Path folder() {
            var named = System.getProperty(SPILL, "");
            var parent = Path.of(named.isBlank() ? System.getProperty("java.io.tmpdir") : named);
            var folder = parent.resolve("slipway-sql-" + ProcessHandle.current().pid());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(folder)));
            return folder.toAbsolutePath();
        }

        private static void clear(Path folder) {
            try (var files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a)).forEach(Spill::delete);
            } catch (IOException | UncheckedIOException e) {
                // nothing was spilled, or the system clears its own folder
            }
        }

        private static void delete(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
