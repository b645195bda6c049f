package dev.slipway.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What tells that a file is written to while it is read. Immutable.
///
/// @param size in bytes
record FileState(long size, FileTime changed) {
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

    /// @throws SqlException if one has been written to since
    static void check(Map<String, FileState> before) {
        before.forEach((file, state) -> {
            if (!state.equals(of(Path.of(file)))) {
                throw new SqlException(
                        "the file " + file
                                + " changed while it was read. Read it again when it is complete, or a copy.",
                        null);
            }
        });
    }
}
