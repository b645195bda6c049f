package dev.slipway.api.sql;

import java.nio.file.Path;
import java.util.List;

/// All it takes to open the database behind a connection. Immutable; its text leaves the password out.
///
/// @param name of the connection, as the workspace declares it
/// @param address absolute path of a file; the `jdbc:` address of a server
/// @param user on a server; empty where there is none
/// @param password on a server; empty where there is none
/// @param rights what a query may do
/// @param drivers jars of the JDBC driver; copied; empty where none is needed
public record DatabaseAccess(
        String name,
        DatabaseKind kind,
        String address,
        String user,
        String password,
        Rights rights,
        List<Path> drivers) {
    private static final String MASK = "•••";

    /// What a query may do.
    public enum Rights {
        READ,
        /// Also change data and tables.
        WRITE
    }

    public DatabaseAccess {
        drivers = List.copyOf(drivers);
    }

    /// Returns `text` with the password masked wherever it stands.
    public String masked(String text) {
        return password.isEmpty() ? text : text.replace(password, MASK);
    }

    @Override
    public String toString() {
        return name + " (" + kind.word() + ", " + masked(address) + (user.isEmpty() ? "" : ", " + user) + ")";
    }
}
