package dev.slipway.kernel.connection;

import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.deps.Resolver.Locked;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.Resolver.Way;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// JDBC drivers by the kind of database: fetched through Maven when the first database of the kind is opened, then from
/// its cache. Their hashes are written here, so that no repository can hand over another program. Immutable.
///
/// @param progress hears what is downloaded
public record Drivers(Resolver resolver, Path folder, Consumer<String> progress) {
    private static final Locked SQLITE = new Locked(
            "org.xerial:sqlite-jdbc:3.54.1.0", "f8dce420a6016278497f4f0560f65602b9db858de141b541cf91a4644ebe4639", "");
    private static final Locked POSTGRESQL = new Locked(
            "org.postgresql:postgresql:42.7.14",
            "73914527305a40cce504b0d3d90b23caf565136912d607ae8ae7c5895512332c",
            "");

    /// Returns the driver's jars for `kind`; none for DuckDB, which comes with Slipway.
    ///
    /// @throws ConnectionException if they cannot be had, naming the artifact and the repositories
    public List<Path> of(DatabaseKind kind) throws IOException {
        var wanted = switch (kind) {
            case DUCKDB -> List.<Locked>of();
            case SQLITE -> List.of(SQLITE);
            case POSTGRESQL -> List.of(POSTGRESQL);
        };
        if (wanted.isEmpty()) {
            return List.of();
        }
        try {
            return resolver.fetch(wanted, new Way(folder, Network.ALLOWED, progress));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the driver for " + kind.word() + " was fetched");
        } catch (IOException e) {
            throw new ConnectionException(
                    "no-driver", "The driver for " + kind.word() + " cannot be had.", String.valueOf(e.getMessage()));
        }
    }
}
