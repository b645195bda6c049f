package dev.slipway.kernel.connection;

import dev.slipway.api.sql.DatabaseKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The address of a database as a person writes it: `sqlite:shop.db`, `duckdb:data/x.duckdb`,
/// `postgresql://db.example.org/sales`, each also with `jdbc:` before it. Immutable.
///
/// @param place the path as written; of a server `host:port/database`, options behind `?`
/// @param user named within the address; empty if none is
public record ConnectionUrl(DatabaseKind kind, String place, String user) {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]*)(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;
    private static final String PORT = ":5432";
    private static final Set<String> OPTIONS = new TreeSet<>(List.of(
            "ApplicationName",
            "connectTimeout",
            "currentSchema",
            "gssEncMode",
            "loginTimeout",
            "socketTimeout",
            "sslcert",
            "sslkey",
            "sslmode",
            "sslrootcert",
            "targetServerType"));

    /// Reads `written`.
    ///
    /// @throws ConnectionException if it is no address of a database, or holds a password; the message repeats none
    public static ConnectionUrl of(String written) throws ConnectionException {
        var text = written.strip();
        var plain = text.regionMatches(true, 0, "jdbc:", 0, 5) ? text.substring(5) : text;
        var scheme = SCHEME.matcher(plain);
        if (!scheme.matches()) {
            throw new ConnectionException(
                    "bad-address",
                    "This is no address of a database: '" + masked(text) + "'.",
                    "Write sqlite:FILE, duckdb:FILE or postgresql://HOST/DATABASE.");
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "sqlite", "sqlite3" -> file(DatabaseKind.SQLITE, scheme.group(2));
            case "duckdb" -> file(DatabaseKind.DUCKDB, scheme.group(2));
            case "postgresql", "postgres" -> server(scheme.group(2));
            default ->
                throw new ConnectionException(
                        "unknown-scheme",
                        "There is no kind of database " + scheme.group(1) + ".",
                        "Slipway knows sqlite:FILE, duckdb:FILE and postgresql://HOST/DATABASE.");
        };
    }

    private static ConnectionUrl file(DatabaseKind kind, String rest) throws ConnectionException {
        var path = rest;
        if (path.startsWith("//")) {
            if (!path.startsWith("///")) {
                throw new ConnectionException(
                        "bad-address",
                        "The address of a file has no host.",
                        "Write " + kind.word() + ":PATH, or " + kind.word() + ":///PATH for one from the root.");
            }
            path = path.substring(2);
        }
        if (path.isBlank() || path.startsWith(":")) {
            throw new ConnectionException(
                    "bad-address",
                    "A database in memory is empty whenever it is opened.",
                    "Name its file: " + kind.word() + ":PATH.");
        }
        if (path.contains("?")) {
            throw new ConnectionException(
                    "bad-address", "The address of a file takes no options.", "Leave out what begins with ?.");
        }
        try {
            return new ConnectionUrl(kind, Path.of(path).toString(), "");
        } catch (InvalidPathException e) {
            throw new ConnectionException("bad-address", "This is no path: " + e.getReason() + ".", "Check it.");
        }
    }

    private static ConnectionUrl server(String rest) throws ConnectionException {
        if (!rest.startsWith("//")) {
            throw badServer("it names no host");
        }
        int options = rest.indexOf('?');
        var whole = rest.substring(2, options < 0 ? rest.length() : options);
        int slash = whole.lastIndexOf('/');
        var database = slash < 0 ? "" : whole.substring(slash + 1);
        if (database.isEmpty()) {
            throw badServer("it names no database");
        }
        var authority = whole.substring(0, slash);
        int at = authority.lastIndexOf('@');
        var user = at < 0 ? "" : authority.substring(0, at);
        if (user.contains(":")) {
            throw password();
        }
        var named = new ArrayList<String>();
        var kept = options(options < 0 ? "" : rest.substring(options + 1), named);
        var person = named.isEmpty() ? decoded(user) : named.getFirst();
        return new ConnectionUrl(
                DatabaseKind.POSTGRESQL,
                host(authority.substring(at + 1)) + "/" + database + (kept.isEmpty() ? "" : "?" + kept),
                person);
    }

    private static String host(String written) throws ConnectionException {
        var host = HOST.matcher(written);
        if (!host.matches() || (host.group(2) != null && port(host.group(2)) > LAST_PORT)) {
            throw badServer("its host is none: '" + written + "'");
        }
        return (host.group(1).isEmpty() ? "localhost" : host.group(1))
                + (host.group(2) == null ? PORT : ":" + port(host.group(2)));
    }

    private static int port(String digits) {
        return Integer.parseInt(digits);
    }

    /// Returns the options that are kept; `user` goes to `named`.
    ///
    /// The driver has others by which an address could make it load classes or write files.
    private static String options(String written, List<String> named) throws ConnectionException {
        var kept = new ArrayList<String>();
        for (var option : written.split("&", -1)) {
            int equals = option.indexOf('=');
            var key = equals < 0 ? option : option.substring(0, equals);
            if (key.toLowerCase(Locale.ROOT).contains("password")) {
                throw password();
            } else if (key.equals("user") && equals > 0) {
                named.add(decoded(option.substring(equals + 1)));
            } else if (OPTIONS.contains(key)) {
                kept.add(option);
            } else if (!option.isEmpty()) {
                throw new ConnectionException(
                        "bad-address",
                        "The address has an option " + key + ", which is not known here.",
                        "Known are " + String.join(", ", OPTIONS) + ".");
            }
        }
        return String.join("&", kept);
    }

    private static String decoded(String text) throws ConnectionException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw badServer("a percent sign in it is followed by no two digits");
        }
    }

    private static ConnectionException badServer(String why) {
        return new ConnectionException(
                "bad-address", "The address is wrong: " + why + ".", "Write postgresql://HOST[:PORT]/DATABASE.");
    }

    private static ConnectionException password() {
        return new ConnectionException(
                "password-in-address",
                "The address holds a password.",
                "Leave it out: it is asked for, or read from a pipe, and kept in the keyring. Change it if others may"
                        + " have seen it.");
    }

    /// Returns `text` without what may be a password.
    private static String masked(String text) {
        return text.replaceAll(":[^:@/]*@", ":•••@");
    }

    /// Returns it as the workspace keeps it; a path as it is.
    public String canonical() {
        return kind.word() + (kind.isFile() ? ":" : "://") + place;
    }
}
