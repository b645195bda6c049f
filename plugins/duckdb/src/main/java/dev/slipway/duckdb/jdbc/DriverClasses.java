package dev.slipway.duckdb.jdbc;

import dev.slipway.api.sql.DatabaseAccess;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// JDBC drivers, each loaded once in a process from jars of its own. Thread-safe.
final class DriverClasses {
    private static final Map<List<Path>, Driver> LOADED = new HashMap<>();

    private DriverClasses() {}

    /// Opens a connection, which the caller closes.
    ///
    /// @throws JdbcFault if the driver cannot be loaded
    static Connection connect(Dialect dialect, DatabaseAccess access) throws SQLException {
        var connection = driver(dialect.driver(), access).connect(dialect.address(access), dialect.properties(access));
        if (connection == null) {
            throw new JdbcFault("the driver for " + access.kind().word() + " does not know this address");
        }
        return connection;
    }

    private static Driver driver(String name, DatabaseAccess access) {
        synchronized (LOADED) {
            var known = LOADED.get(access.drivers());
            if (known != null) {
                return known;
            }
            try {
                var urls = new ArrayList<URL>();
                for (var jar : access.drivers()) {
                    urls.add(jar.toUri().toURL());
                }
                // never closed: a driver has threads and native code
                var loader =
                        new URLClassLoader("driver", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
                var driver = Class.forName(name, true, loader)
                        .asSubclass(Driver.class)
                        .getConstructor()
                        .newInstance();
                LOADED.put(access.drivers(), driver);
                return driver;
            } catch (MalformedURLException | ReflectiveOperationException | ClassCastException | LinkageError e) {
                throw new JdbcFault(
                        "the driver for " + access.kind().word() + " cannot be loaded from " + access.drivers() + ": "
                                + e,
                        -1,
                        e);
            }
        }
    }
}
