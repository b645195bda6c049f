package dev.slipway.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Says in words what went wrong with the file `file`, and what to do. Immutable.
record Faults(Path file) {
    private static final int PRIMARY_CODE = 0xFF;
    private static final int LITTLE = 64 << 10;

    IOException explain(SQLException fault) {
        var code = SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY_CODE);
        return new StoreException(sentence(code, fault), fault);
    }

    private String sentence(SQLiteErrorCode code, SQLException fault) {
        return switch (code) {
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "The run store " + file + " is damaged. Move it and the files " + file.getFileName()
                        + "-wal and -shm away (a new one is made, without the old runs), or restore it from a backup.";
            case SQLITE_FULL -> full();
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                "Cannot write " + file + ": the folder or the file is read-only. Copy the notebook to a folder you"
                        + " may write to.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "Another process keeps " + file + " locked. End it, then try again; `slipway runs` lists what runs.";
            case SQLITE_IOERR ->
                isFull()
                        ? full()
                        : "Reading or writing " + file + " failed. Check the disk and its free space, then try again.";
            default -> "The run store " + file + " failed: " + fault.getMessage();
        };
    }

    private String full() {
        return "The disk with " + file + " is full. Free some space, then resume the run; `slipway gc` helps.";
    }

    /// Tells whether next to nothing can be added: SQLite reports some such failures as those of the device.
    private boolean isFull() {
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < LITTLE;
        } catch (IOException e) {
            return false;
        }
    }
}
