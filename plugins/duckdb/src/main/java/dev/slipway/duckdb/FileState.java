package dev.slipway.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What tells that a file is written to while it is read, or is not whole. Immutable.
///
/// @param size in bytes
record FileState(long size, FileTime changed) {
    /// Packed files that were found to be whole, as they were then.
    private static final Map<String, FileState> WHOLE = new ConcurrentHashMap<>();

    private static final int BLOCK = 1 << 16;

    /// Returns the states of those that are there.
    static Map<String, FileState> of(Set<String> files) {
        var states = new HashMap<String, FileState>();
        for (var file : files) {
            var state = of(Path.of(file));
            if (state != null) {
                states.put(file, state);
            }
        }
        return states;
    }

    private static @Nullable FileState of(Path file) {
        try {
            return new FileState(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return null;
        }
    }

    /// @throws SqlException if one has been written to since, or ends in the middle
    static void check(Map<String, FileState> before) {
        before.forEach((file, state) -> {
            if (!state.equals(of(Path.of(file)))) {
                throw new SqlException(
                        "the file " + file
                                + " changed while it was read. Read it again when it is complete, or a copy.",
                        null);
            }
            if (file.endsWith(".zst") && !state.equals(WHOLE.get(file))) {
                checkWhole(Path.of(file));
                WHOLE.put(file, state);
            }
        });
    }

    /// DuckDB takes the rows of a file that is cut off for all there are.
    private static void checkWhole(Path file) {
        try {
            int read = TextBytes.read(file, in -> {
                var block = new byte[BLOCK];
                int count = 0;
                while (count >= 0 && !Thread.currentThread().isInterrupted()) {
                    count = in.read(block);
                }
                return count;
            });
            if (read >= 0) {
                throw new SqlException("the query was interrupted", null);
            }
        } catch (IOException e) {
            throw new SqlException(String.valueOf(e.getMessage()), e);
        }
    }
}
