package dev.slipway.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;

/// Opens connections to the database `file`. Immutable.
///
/// @param patience how long to wait for another process that writes
record Connections(Path file, Duration patience) {
    private static final int CACHE_KIB = 16 << 10;
    private static final String MEMORY = ":memory:";

    /// Opens a connection that may write; makes the file if it is not there.
    Session writing() throws IOException {
        var config = common();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        return open(config, address());
    }

    /// Returns what tells this file from one of the same name made later; null if there is none.
    @Nullable
    Object identity() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /// Opens a connection that only reads the file, which is there.
    Session reading() throws IOException {
        var session = open(common(), isFixed() ? address() + "?immutable=1" : address());
        session.run("PRAGMA query_only = ON");
        return session;
    }

    /// Opens a store without rows, for questions about a workspace that has none yet.
    Session nothing() throws IOException {
        return open(common(), MEMORY);
    }

    private Session open(SQLiteConfig config, String address) throws IOException {
        try {
            return new Session(
                    config.createConnection("jdbc:sqlite:" + address), new Faults(file), !address.equals(MEMORY));
        } catch (SQLException e) {
            throw new Faults(file).explain(e);
        }
    }

    /// Tells whether nobody can change the file: SQLite reads a file in its write-ahead mode only where it can make
    /// others beside it, unless it is told so.
    private boolean isFixed() {
        var folder = file.toAbsolutePath().getParent();
        var ahead = file.resolveSibling(file.getFileName() + "-wal");
        return folder != null && !Files.isWritable(folder) && !Files.isWritable(file) && !Files.exists(ahead);
    }

    /// The file as a URI: a plain path would be cut at a `?`.
    private String address() {
        return "file:" + file.toAbsolutePath().toUri().getRawPath();
    }

    private SQLiteConfig common() {
        var config = new SQLiteConfig();
        config.setBusyTimeout((int) patience.toMillis());
        config.setTempStore(TempStore.MEMORY);
        config.setCacheSize(-CACHE_KIB);
        return config;
    }
}
