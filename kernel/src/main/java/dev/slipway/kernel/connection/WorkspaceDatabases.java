package dev.slipway.kernel.connection;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.kernel.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Opens the databases that a workspace declares: finds file, password and driver of a connection. Thread-safe.
public final class WorkspaceDatabases {
    private static final String STORE = ".slipway";
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DUCKDB = "DUCK".getBytes(StandardCharsets.US_ASCII);
    private static final int DUCKDB_AT = 8;
    private static final int WRITE_VERSION = 18;
    private static final int WAL = 2;
    private static final int HEADER = 20;

    private final Path folder;
    private final Secrets secrets;
    private final Drivers drivers;

    /// @param folder of a notebook, or of a workspace: the nearest folder upward with `.slipway` declares
    public WorkspaceDatabases(Path folder, Secrets secrets, Drivers drivers) {
        this.folder = folder.toAbsolutePath().normalize();
        this.secrets = secrets;
        this.drivers = drivers;
    }

    /// Returns the workspace's folder; empty if there is no workspace.
    private static Optional<Path> root(Path folder) {
        for (var at = folder; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(STORE))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /// Returns the connections there are, by name.
    public List<DatabaseConnection> all() throws IOException {
        var root = root(folder);
        return root.isEmpty() ? List.of() : new ConnectionFile(root.get().resolve(STORE)).all();
    }

    /// Returns how to open the database behind the connection `name`.
    ///
    /// @throws ConnectionException if there is none, or its file or driver cannot be had
    public DatabaseAccess access(String name) throws IOException {
        var root = root(folder).orElse(folder);
        var connection = new ConnectionFile(root.resolve(STORE)).get(name);
        boolean isFile = connection.kind().isFile();
        if (isFile) {
            check(connection.kind(), connection.file(root));
        }
        return new DatabaseAccess(
                connection.name(),
                connection.kind(),
                isFile ? connection.file(root).toString() : "jdbc:" + connection.url(),
                connection.user(),
                isFile
                        ? ""
                        : secrets.find(connection.secret(), connection.keyringName())
                                .orElse(""),
                connection.rights(),
                drivers.of(connection.kind()));
    }

    /// Checks that `file` is a database of `kind` that can be read.
    ///
    /// @throws ConnectionException if it is not
    public static void check(DatabaseKind kind, Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new ConnectionException(
                    "no-such-file", "There is no file " + file + ".", "Put the database there, or correct the path.");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ConnectionException(
                    "unreadable-file", file + " is no file that can be read.", "Name the database's file.");
        }
        var header = header(file);
        boolean isFine = switch (kind) {
            case SQLITE -> header.length == 0 || begins(header, 0, SQLITE);
            case DUCKDB -> begins(header, DUCKDB_AT, DUCKDB);
            case POSTGRESQL -> throw new IllegalArgumentException("no file");
        };
        if (!isFine) {
            throw new ConnectionException(
                    "not-a-database",
                    file + " is no database of " + (kind == DatabaseKind.SQLITE ? "SQLite" : "DuckDB") + ".",
                    begins(header, 0, SQLITE)
                            ? "It is one of SQLite: begin the address with sqlite:."
                            : begins(header, DUCKDB_AT, DUCKDB)
                                    ? "It is one of DuckDB: begin the address with duckdb:."
                                    : "Name the database's file.");
        }
    }

    private static byte[] header(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEADER);
        }
    }

    private static boolean begins(byte[] header, int at, byte[] mark) {
        return header.length >= at + mark.length && Arrays.equals(header, at, at + mark.length, mark, 0, mark.length);
    }

    /// Returns what tells that the connection `name` still leads to the same content as long as its file is the
    /// same; empty where that cannot be told: of a server, of a file whose newest content is in a log beside it,
    /// and where queries may write.
    public Optional<String> fingerprint(String name) throws IOException {
        var root = root(folder).orElse(folder);
        var connection = new ConnectionFile(root.resolve(STORE)).get(name);
        if (!connection.kind().isFile() || connection.rights() == Rights.WRITE) {
            return Optional.empty();
        }
        var file = connection.file(root);
        boolean hasLog = switch (connection.kind()) {
            case SQLITE -> Files.exists(beside(file, "-wal")) || isLogged(file);
            case DUCKDB -> Files.exists(beside(file, ".wal"));
            case POSTGRESQL -> true;
        };
        return hasLog
                ? Optional.empty()
                : Optional.of(ContentHash.of(connection.kind() + " " + file).hex());
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static boolean isLogged(Path file) throws IOException {
        var header = header(file);
        return header.length > WRITE_VERSION && header[WRITE_VERSION] == WAL;
    }
}
