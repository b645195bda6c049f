package dev.slipway.engine.local;

import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.Transaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Writes the changes of one run in order, many in one transaction: while one is being synced to disk, the next
/// gathers. A change is kept whole or not at all. Thread-safe; one thread of its own writes.
final class Journal implements AutoCloseable {
    private static final int CAPACITY = 20_000;
    private static final int BATCH = 2_000;
    private static final long LINGER_MILLIS = 15;

    private final Store store;
    private final ArrayBlockingQueue<Change> changes = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread thread;
    private volatile @Nullable IOException failure;

    /// A change of the store; all of it happens or none.
    @FunctionalInterface
    interface Change {
        /// @throws IOException if the store cannot be written
        void apply(Transaction transaction) throws IOException;
    }

    Journal(Store store, String name) {
        this.store = store;
        this.thread = Thread.ofPlatform().daemon().name(name + " journal").start(this::write);
    }

    /// Adds a change; it is on disk some milliseconds later. Waits while too many are on their way.
    ///
    /// @throws IOException if an earlier change could not be written
    void add(Change change) throws IOException {
        var interrupted = false;
        try {
            while (true) {
                check();
                try {
                    if (changes.offer(change, 100, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    interrupted = true; // a record must not be lost; the scheduler sees the flag at its next wait
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Tells whether nothing waits to be written.
    boolean isIdle() {
        return changes.isEmpty();
    }

    /// Throws what an earlier change met.
    void check() throws IOException {
        var before = failure;
        if (before != null) {
            throw before;
        }
    }

    /// Waits until everything added so far is on disk, and ends.
    ///
    /// @throws IOException if something could not be written
    void finish() throws IOException {
        close();
        check();
    }

    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                changes.offer(new End(), 50, TimeUnit.MILLISECONDS);
                thread.join(50);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        var batch = new ArrayList<Change>();
        try {
            while (failure == null) {
                batch.add(changes.take());
                if (!(batch.getFirst() instanceof End)) {
                    TimeUnit.MILLISECONDS.sleep(LINGER_MILLIS);
                }
                changes.drainTo(batch, BATCH);
                commit(batch);
                if (batch.stream().anyMatch(change -> change instanceof End)) {
                    return;
                }
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Change> batch) {
        try {
            store.<@Nullable Object>write(transaction -> {
                for (var change : batch) {
                    change.apply(transaction);
                }
                return null;
            });
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException e) {
            failure = new IOException("cannot record the run", e);
        }
    }

    private record End() implements Change {
        @Override
        public void apply(Transaction transaction) {
            // only ends the thread
        }
    }
}
