package dev.slipway.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Space of the disk that is kept in `file` for the moment when all other is used: with it past runs can be read, and
/// deleted. It is a help, no promise: what goes wrong with it is no fault of the store. Immutable.
///
/// @param free tells how many bytes may still be written beside `file`
record Reserve(Path file, Free free) {
    /// Enough for the index of a write-ahead log, and the log of a deletion.
    private static final int BYTES = 256 << 10;

    /// How much must be free before any is kept, and how little before it is given.
    private static final long PLENTY = 16L * BYTES;

    private static final long LITTLE = 2L * BYTES;

    @FunctionalInterface
    interface Free {
        long bytes() throws IOException;
    }

    static Reserve in(Path folder) {
        return new Reserve(
                folder.resolve("reserve"), () -> Files.getFileStore(folder).getUsableSpace());
    }

    /// Keeps it, where there is room for much more.
    void keep() {
        try {
            if (!Files.exists(file) && free.bytes() >= PLENTY) {
                var bytes = new byte[BYTES];
                new Random(0).nextBytes(bytes); // a file system may give no space to zeros
                Files.write(file, bytes);
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /// Gives it to whoever writes next, where there is little else, and returns whether there was any.
    boolean give() {
        try {
            return free.bytes() < LITTLE && Files.deleteIfExists(file);
        } catch (IOException e) {
            giveUp(e);
            return false;
        }
    }

    private static void giveUp(IOException fault) {
        System.getLogger(Reserve.class.getName()).log(System.Logger.Level.DEBUG, "no reserve", fault);
    }
}
