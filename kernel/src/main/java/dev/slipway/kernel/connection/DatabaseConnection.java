package dev.slipway.kernel.connection;

import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import java.nio.file.Path;
import java.util.Locale;

/// A database as a workspace declares it. Immutable; holds no secret.
///
/// @param name letters, digits, `_` and `-`, a letter first
/// @param url `sqlite:` or `duckdb:` and a path, which counts from the workspace's folder; or
/// `postgresql://host:port/database`, with options behind `?`
/// @param user on a server; empty if none is named
public record DatabaseConnection(String name, DatabaseKind kind, String url, String user, Rights rights) {
    private static final String PREFIX = "CONNECTION_";

    /// Returns what tells connections apart: two that differ in case or in `-` and `_` only are the same.
    public String key() {
        return key(name);
    }

    /// Returns the key of a connection called `name`.
    static String key(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// Returns the name of the secret that holds its password where there is no keyring: for the connection `sales`
    /// it is `CONNECTION_SALES`, so the variable is `SLIPWAY_SECRET_CONNECTION_SALES`.
    public String secret() {
        return PREFIX + key();
    }

    /// Returns the name under which the keyring holds its password: that of the database and the user, so that a
    /// workspace that names another server by the same word never gets it.
    public String keyringName() {
        int options = url.indexOf('?');
        var plain = options < 0 ? url : url.substring(0, options);
        return plain.replaceFirst("//", "//" + user + "@");
    }

    /// Returns the file it leads to.
    ///
    /// @param root the workspace's folder
    /// @throws IllegalStateException if it leads to a server
    public Path file(Path root) {
        if (!kind.isFile()) {
            throw new IllegalStateException("no file: " + url);
        }
        return root.resolve(url.substring(url.indexOf(':') + 1))
                .toAbsolutePath()
                .normalize();
    }
}
