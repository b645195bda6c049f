package dev.slipway.worker;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The run process's answer to the question for a database. Immutable.
///
/// @param fingerprint tells that the connection leads to the same file; empty if nothing tells
record TaskDatabase(DatabaseAccess access, String fingerprint) {
    /// @throws IOException if `answer` is none
    static TaskDatabase of(@Nullable Object answer) throws IOException {
        if (!(answer instanceof Map<?, ?> map)) {
            throw new IOException("the run process does not say how to open the database");
        }
        var drivers = new ArrayList<Path>();
        if (map.get("drivers") instanceof List<?> jars) {
            jars.forEach(jar -> drivers.add(Path.of(String.valueOf(jar))));
        }
        return new TaskDatabase(
                new DatabaseAccess(
                        text(map, "name"),
                        DatabaseKind.valueOf(text(map, "kind")),
                        text(map, "address"),
                        text(map, "user"),
                        text(map, "password"),
                        Rights.valueOf(text(map, "rights")),
                        drivers),
                text(map, "fingerprint"));
    }

    private static String text(Map<?, ?> map, String name) {
        return String.valueOf(map.get(name));
    }
}
