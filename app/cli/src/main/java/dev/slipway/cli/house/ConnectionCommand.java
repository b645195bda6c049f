package dev.slipway.cli.house;

import dev.slipway.api.spi.DatabaseBrowser;
import dev.slipway.api.spi.Plugins;
import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.kernel.connection.ConnectionFile;
import dev.slipway.kernel.connection.ConnectionUrl;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.connection.Drivers;
import dev.slipway.kernel.connection.WorkspaceDatabases;
import dev.slipway.kernel.engine.classes.UserClassPath;
import dev.slipway.kernel.secret.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Declares the databases of a workspace.
@picocli.CommandLine.Command(
        name = "connection",
        sortOptions = false,
        header = "Declares databases that cells of SQL ask by name.",
        description = {
            "",
            "A cell that begins with %%%%sql @NAME -> rows asks the database NAME of its workspace. The workspace keeps name,"
                    + " address and user; the password goes to the keyring, and never into a notebook, a log or a run."
                    + " Where there is no keyring, as in CI, the environment variable SLIPWAY_SECRET_CONNECTION_NAME"
                    + " serves. The driver is fetched when it is first needed.",
            "",
            "Addresses: sqlite:FILE, duckdb:FILE, postgresql://HOST[:PORT]/DATABASE[?sslmode=require].",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway connection add shop sqlite:data/shop.db",
            "  slipway connection add sales postgresql://db.example.org/sales --user ann",
            "  printf %%s \"$PASSWORD\" | slipway connection add sales postgresql://db.example.org/sales --user ann",
            "  slipway connection test sales",
            "  slipway connection list",
            "  slipway connection rm sales"
        })
public final class ConnectionCommand implements Command {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*");
    private static final String CONNECTION = "connection";
    private static final String PASSWORD = "password";

    @Parameters(index = "0", paramLabel = "add|list|test|rm", description = "What to do.")
    String action = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The connection.")
    @Nullable
    String name;

    @Parameters(index = "2", arity = "0..1", paramLabel = "URL", description = "The database's address, for add.")
    @Nullable
    String url;

    @Option(names = "--user", paramLabel = "U", description = "The user on the server.")
    @Nullable
    String user;

    @Option(names = "--writable", description = "Let cells change the database; without it they only read.")
    boolean writable;

    @Override
    public int run(Session session) throws Exception {
        var workspace = session.existing();
        var file = new ConnectionFile(workspace.folder());
        switch (action) {
            case "add" -> add(session, workspace, file);
            case "list" -> list(session, file);
            case "test" -> test(session, workspace, file);
            case "rm" -> remove(session, file);
            default ->
                throw Fault.usage(
                        "usage", "There is no connection " + action + ".", "Use connection add, list, test or rm.");
        }
        return ExitCode.DONE;
    }

    private String name() throws Fault {
        var given = name;
        if (given == null) {
            throw Fault.usage(
                    "usage",
                    "Which connection is not said.",
                    "Write slipway connection " + action + " NAME" + (action.equals("add") ? " URL." : "."));
        }
        if (!NAME.matcher(given).matches()) {
            throw Fault.usage(
                    "bad-name",
                    "This is no name of a connection: '" + given + "'.",
                    "Use letters, digits, _ and -, a letter first.");
        }
        return given;
    }

    private void add(Session session, Workspace workspace, ConnectionFile file) throws Exception {
        var called = name();
        if (url == null) {
            throw Fault.usage(
                    "usage",
                    "The address of " + called + " is not said.",
                    "Write slipway connection add " + called + " URL.");
        }
        var connection = declared(session, workspace, called, ConnectionUrl.of(url));
        var keyring = session.services().keyring();
        var secrets = new Secrets(session.surroundings().environment(), () -> keyring);
        boolean isAsked = !connection.user().isEmpty()
                && !session.surroundings().environment().containsKey(Secrets.PREFIX + connection.secret());
        var password =
                isAsked ? Typed.password("Password of " + connection.user() + " (not shown, empty for none): ") : "";
        if (!password.isEmpty() && keyring.program().isEmpty()) {
            throw Fault.world(
                    "no-keyring",
                    "There is no keyring on this machine that could keep the password.",
                    "Set the environment variable " + Secrets.PREFIX + connection.secret()
                            + " instead, or install secret-tool (libsecret-tools).");
        }
        file.add(connection);
        if (!password.isEmpty()) {
            keyring.set(connection.keyringName(), password);
        }
        if (session.isJson()) {
            session.document(fields(connection, secrets));
            return;
        }
        session.say("Declared " + connection.name() + ". A cell asks it with %%sql @" + connection.name()
                + " on its first line.");
        if (isAsked && password.isEmpty()) {
            session.say(
                    "No password is kept for it. If it needs one, set " + Secrets.PREFIX + connection.secret() + ".");
        }
    }

    private DatabaseConnection declared(Session session, Workspace workspace, String called, ConnectionUrl address)
            throws Fault, IOException {
        var rights = writable ? Rights.WRITE : Rights.READ;
        if (!address.kind().isFile()) {
            var person = user == null ? address.user() : user;
            return new DatabaseConnection(called, address.kind(), address.canonical(), person, rights);
        }
        if (user != null) {
            throw Fault.usage("usage", "The database is a file, which has no users.", "Leave out --user.");
        }
        var file = session.folder().resolve(address.place()).toAbsolutePath().normalize();
        WorkspaceDatabases.check(address.kind(), file);
        var root = workspace.root();
        var place = file.startsWith(root) ? root.relativize(file) : file;
        return new DatabaseConnection(
                called,
                address.kind(),
                address.kind().word() + ":" + place.toString().replace('\\', '/'),
                "",
                rights);
    }

    /// Says what is known of it, and where its password is; never the password.
    private static Fields fields(DatabaseConnection connection, Secrets secrets) throws IOException {
        return new Fields()
                .with("name", connection.name())
                .with("kind", connection.kind().word())
                .with("url", connection.url())
                .with("user", connection.user().isEmpty() ? null : connection.user())
                .with("rights", connection.rights().name().toLowerCase(Locale.ROOT))
                .with(PASSWORD, place(connection, secrets));
    }

    private static @Nullable String place(DatabaseConnection connection, Secrets secrets) throws IOException {
        return connection.kind().isFile()
                ? null
                : secrets.place(connection.secret(), connection.keyringName()).orElse(null);
    }

    private void list(Session session, ConnectionFile file) throws IOException {
        var secrets = new Secrets(
                session.surroundings().environment(), () -> session.services().keyring());
        var all = file.all();
        if (session.isJson()) {
            var fields = new ArrayList<Fields>();
            for (var one : all) {
                fields.add(fields(one, secrets));
            }
            session.document(new Fields().with("connections", fields));
            return;
        }
        if (all.isEmpty()) {
            session.say("No connections. Declare one: slipway connection add NAME URL.");
            return;
        }
        var table = new TextTable("CONNECTION", "URL", "USER", "RIGHTS", "PASSWORD");
        for (var one : all) {
            var place = place(one, secrets);
            table.row(
                    one.name(),
                    one.url(),
                    one.user(),
                    one.rights().name().toLowerCase(Locale.ROOT),
                    place == null ? "" : place);
        }
        table.print(session.out(), session.isColoured());
    }

    private void test(Session session, Workspace workspace, ConnectionFile file) throws Exception {
        var connection = file.get(name());
        var secrets = new Secrets(
                session.surroundings().environment(), () -> session.services().keyring());
        var drivers = new Drivers(session.services().jars().resolver(), workspace.root(), session::say);
        var access = new WorkspaceDatabases(workspace.root(), secrets, drivers).access(connection.name());
        long begin = System.nanoTime();
        var product = product(session, access);
        var elapsed = Duration.ofNanos(System.nanoTime() - begin);
        if (session.isJson()) {
            session.document(
                    fields(connection, secrets).with("product", product).with("seconds", elapsed));
        } else {
            session.line(connection.name() + ": " + product + ", " + Figures.duration(elapsed));
        }
    }

    private static String product(Session session, DatabaseAccess access) throws Exception {
        var loader = UserClassPath.over(session.services().installation().libraries())
                .loader();
        var browser = Plugins.load(DatabaseBrowser.class, loader).stream()
                .filter(one -> one.accepts(access.kind()))
                .findFirst()
                .orElseThrow(() -> new IOException("No plug-in opens databases. Install Slipway again."));
        try {
            return browser.test(access);
        } catch (IOException e) {
            var text = access.masked(String.valueOf(e.getMessage()));
            throw Fault.told(
                    ExitCode.WORLD, "cannot-connect", Character.toUpperCase(text.charAt(0)) + text.substring(1));
        }
    }

    private void remove(Session session, ConnectionFile file) throws Fault, IOException {
        var gone = file.remove(name());
        var keyring = session.services().keyring();
        boolean isShared = false;
        for (var other : file.all()) {
            isShared |= other.keyringName().equals(gone.keyringName());
        }
        if (!gone.kind().isFile() && !isShared && keyring.program().isPresent()) {
            keyring.remove(gone.keyringName());
        }
        if (session.isJson()) {
            session.document(new Fields().with(CONNECTION, gone.name()).with("removed", true));
        } else {
            session.say("Removed " + gone.name() + ".");
        }
    }
}
