package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.worker.object.ObjectFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The store of a workspace: `store.db` and `objects/` in its folder. Thread-safe; other processes may use it at the
/// same time. Nothing is made on disk before the first change; until then every question has an empty answer.
public final class Store implements AutoCloseable {
    private static final int IDLE_READERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SMALL =
            "SELECT content FROM blob WHERE substr(hash, 1, 16) = substr(?1, 1, 16) AND hash = ?1";

    private final Path folder;
    private final Connections connections;
    private final ObjectFiles objects;
    private final Reserve reserve;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock pooling = new ReentrantLock();
    private final Deque<Session> idle = new ArrayDeque<>();
    private @Nullable Session writer;
    private @Nullable Session watcher;
    private boolean migrated;
    private @Nullable Object identity;
    private @Nullable Object written;
    private volatile boolean isClosed;

    private Store(Path folder, Duration patience) {
        this.folder = folder;
        this.connections = new Connections(folder.resolve("store.db"), patience);
        this.objects = new ObjectFiles(folder.resolve("objects"));
        this.reserve = Reserve.in(folder);
    }

    /// Work in a view or transaction.
    @FunctionalInterface
    public interface Work<V, T extends @Nullable Object> {
        /// @throws IOException if it fails; a transaction is then undone
        T in(V view) throws IOException;
    }

    /// Returns the store in `folder`, an absolute path that ends in `.slipway`; does no I/O.
    public static Store in(Path folder) {
        return in(folder, PATIENCE);
    }

    /// @param patience how long to wait for another process that writes
    static Store in(Path folder, Duration patience) {
        return new Store(folder, patience);
    }

    /// Returns the folder the store lies in.
    public Path folder() {
        return folder;
    }

    /// Returns the large blobs.
    public ObjectFiles objects() {
        return objects;
    }

    /// Tells whether anything was ever written.
    public boolean exists() {
        return Files.exists(connections.file());
    }

    /// Answers questions, all of them about one moment.
    ///
    /// @throws StoreException if the store is damaged, too new or cannot be read
    public <T extends @Nullable Object> T read(Work<View, T> work) throws IOException {
        var session = reader();
        var sound = false;
        try {
            session.run("BEGIN");
            var answer = work.in(session);
            session.run("COMMIT");
            sound = true;
            return answer;
        } finally {
            giveBack(session, sound);
        }
    }

    /// Changes the store, waiting for other writers; when this returns the change is on disk.
    ///
    /// @throws StoreException if the store may not lie here, is damaged, too new or cannot be written
    public <T extends @Nullable Object> T write(Work<Transaction, T> work) throws IOException {
        writing.lock();
        try {
            return write(writer(), work);
        } finally {
            writing.unlock();
        }
    }

    /// Changes the store as `write` does, but waits for nobody.
    ///
    /// @throws StoreException as `write`, and if someone else is writing
    public <T extends @Nullable Object> T writeAtOnce(Work<Transaction, T> work) throws IOException {
        if (!writing.tryLock()) {
            throw new StoreException("Another thread is writing to " + folder + ".");
        }
        try {
            var session = writer();
            session.run("PRAGMA busy_timeout = 0");
            try {
                return write(session, work);
            } finally {
                session.run("PRAGMA busy_timeout = " + connections.patience().toMillis());
            }
        } finally {
            writing.unlock();
        }
    }

    private static <T extends @Nullable Object> T write(Session session, Work<Transaction, T> work) throws IOException {
        session.run("BEGIN IMMEDIATE");
        try {
            var answer = work.in(session);
            session.run("COMMIT");
            return answer;
        } catch (IOException | RuntimeException | Error e) {
            session.rollBack(e);
            throw e;
        }
    }

    /// Adds runs of another store, all or none, and returns once they are on disk.
    ///
    /// @throws IOException if one is not there or not over
    void transfer(Store other, List<RunId> runs, Collection<ContentHash> expansions) throws IOException {
        if (!other.exists()) {
            throw new IOException("There is no run " + runs.getFirst() + ": the workspace has no runs.");
        }
        other.<Boolean>read(_ -> true); // brings it up to date
        writing.lock();
        try {
            var session = writer();
            session.update("ATTACH DATABASE ? AS other", other.connections.file());
            try {
                session.run("BEGIN IMMEDIATE");
                try {
                    Transfers.copy(session, runs, expansions);
                    session.run("COMMIT");
                } catch (IOException | RuntimeException | Error e) {
                    session.rollBack(e);
                    throw e;
                }
            } finally {
                session.forget();
                session.run("DETACH DATABASE other");
            }
        } finally {
            writing.unlock();
        }
    }

    /// Makes room for a change that will free some, where the disk is full.
    public void makeRoom() {
        reserve.give();
    }

    /// Gives space that deleted rows took back to the system; does nothing while another process writes, or where the
    /// disk has no room for a second database.
    void compact() throws IOException {
        writing.lock();
        try {
            if (Files.getFileStore(folder).getUsableSpace() < 2 * Files.size(connections.file())) {
                return;
            }
            writer().run("VACUUM");
        } finally {
            writing.unlock();
        }
    }

    /// Returns a number that changes whenever anyone has changed the store; 0 while there is none.
    public long revision() throws IOException {
        pooling.lock();
        try {
            dropReplaced();
            if (!exists()) {
                return 0;
            }
            var session = watcher;
            if (session == null) {
                session = openReader();
                watcher = session;
            }
            return session.query("PRAGMA data_version", row -> row.number("data_version"))
                    .getFirst();
        } finally {
            pooling.unlock();
        }
    }

    /// Opens the uncompressed bytes of a blob, small or large.
    ///
    /// @throws IOException if it is gone from the store
    public InputStream open(ContentHash hash) throws IOException {
        var small = read(view -> view.first(SMALL, row -> row.bytes("content"), hash));
        return small.isPresent() ? new ByteArrayInputStream(small.get()) : objects.open(hash);
    }

    /// Returns all bytes of a blob, small or large.
    ///
    /// @throws IOException if it is gone from the store
    public byte[] bytes(ContentHash hash) throws IOException {
        try (var in = open(hash)) {
            return in.readAllBytes();
        }
    }

    /// Writes a blob beside the database; when this returns it is on disk.
    public ContentHash keep(byte[] content) throws IOException {
        prepareFolder();
        try {
            return objects.write(out -> out.write(content)).hash();
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            throw new StoreException(
                    "Cannot write to the run store " + folder
                            + ": it is read-only. Copy the notebook to a folder you may write to.",
                    e);
        }
    }

    /// Lets go of the files; what is asked from then on is refused, what is being asked is still answered.
    @Override
    public void close() {
        writing.lock();
        pooling.lock();
        try {
            isClosed = true;
            closeQuietly(writer);
            closeQuietly(watcher);
            idle.forEach(Store::closeQuietly);
        } finally {
            pooling.unlock();
            writing.unlock();
        }
    }

    /// Lets go of a database file that someone has deleted or replaced: what is written to it would be lost.
    private void dropReplaced() throws StoreException {
        pooling.lock();
        try {
            checkOpen();
            var now = connections.identity();
            if (!Objects.equals(now, identity)) {
                closeQuietly(watcher);
                idle.forEach(Store::closeQuietly);
                idle.clear();
                watcher = null;
                migrated = false;
                identity = now;
            }
        } finally {
            pooling.unlock();
        }
    }

    private void checkOpen() throws StoreException { // files that were opened again would stay open
        if (isClosed) {
            throw new StoreException("The run store " + folder + " was closed.");
        }
    }

    private Session writer() throws IOException {
        checkOpen();
        if (writer != null && !Objects.equals(connections.identity(), written)) {
            closeQuietly(writer);
            writer = null;
        }
        var session = writer;
        if (session == null) {
            Placement.check(folder);
            prepareFolder();
            session = connections.writing();
            try {
                Migrations.ours().apply(session, connections.file());
            } catch (IOException e) {
                closeQuietly(session);
                throw e;
            }
            reserve.keep();
            writer = session;
            written = connections.identity();
        }
        return session;
    }

    private Session reader() throws IOException {
        dropReplaced();
        pooling.lock();
        try {
            var session = idle.poll();
            return session == null ? openReader() : session;
        } finally {
            pooling.unlock();
        }
    }

    private Session openReader() throws IOException {
        if (!exists()) {
            var empty = connections.nothing();
            Migrations.ours().apply(empty, connections.file());
            return empty;
        }
        if (!migrated) {
            Placement.check(folder);
            try {
                migrate();
            } catch (StoreException fault) { // reading takes a little space, too
                if (!reserve.give()) {
                    throw fault;
                }
                migrate();
            }
            migrated = true;
        }
        return connections.reading();
    }

    private void migrate() throws IOException {
        try (var session = connections.reading()) {
            if (Migrations.ours().isDone(session, connections.file())) {
                return;
            }
        }
        try (var session = connections.writing()) {
            Migrations.ours().apply(session, connections.file());
        }
    }

    private void giveBack(Session session, boolean sound) {
        pooling.lock();
        try {
            if (sound && !isClosed && session.isLasting() && idle.size() < IDLE_READERS) {
                idle.push(session);
            } else {
                closeQuietly(session);
            }
        } finally {
            pooling.unlock();
        }
    }

    private void prepareFolder() throws IOException {
        if (Files.exists(folder.resolve(".gitignore"))) {
            return;
        }
        Placement.check(folder);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(".gitignore"), "*\n");
        } catch (FileAlreadyExistsException e) {
            throw new StoreException("Cannot make the folder " + folder + ": a file of that name is in the way.", e);
        } catch (FileSystemException e) {
            throw new StoreException(
                    "Cannot make the folder " + folder + ": " + reason(e)
                            + ". Copy the notebook to a folder you may write to.",
                    e);
        }
    }

    private static String reason(FileSystemException fault) {
        var reason = fault.getReason();
        return reason == null || reason.isEmpty() ? "access is denied" : reason;
    }

    private static void closeQuietly(@Nullable Session session) {
        if (session != null) {
            try {
                session.close();
            } catch (IOException e) {
                System.getLogger(Store.class.getName()).log(System.Logger.Level.DEBUG, "closing the store", e);
            }
        }
    }
}
