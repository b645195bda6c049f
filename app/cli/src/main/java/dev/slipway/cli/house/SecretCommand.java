package dev.slipway.cli.house;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.secret.Keyring;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// Keeps secrets in the keyring of the operating system.
@picocli.CommandLine.Command(
        name = "secret",
        sortOptions = false,
        header = "Keeps secrets in the keyring of the operating system, never in a file.",
        description = {
            "",
            "set asks for the value, or reads it from a pipe. A notebook reads it with secret(\"NAME\"); where there is no"
                    + " keyring, as in CI, the environment variable SLIPWAY_SECRET_NAME serves, with the secret's name"
                    + " for NAME.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway secret set API_KEY",
            "  printf %%s \"$TOKEN\" | slipway secret set API_KEY",
            "  slipway secret list",
            "  slipway secret rm API_KEY"
        })
public final class SecretCommand implements Command {
    private static final String PREFIX = "SLIPWAY_SECRET_";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    @Parameters(index = "0", paramLabel = "set|list|rm", description = "What to do.")
    String action = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The secret.")
    @Nullable
    String name;

    @Override
    public int run(Session session) throws Exception {
        var keyring = session.services().keyring();
        switch (action) {
            case "set" -> set(session, keyring);
            case "list" -> list(session, keyring);
            case "rm" -> remove(session, keyring);
            default -> throw Fault.usage("usage", "There is no secret " + action + ".", "Use secret set, list or rm.");
        }
        return ExitCode.DONE;
    }

    private String name() throws Fault {
        var given = name;
        if (given == null) {
            throw Fault.usage("usage", "Which secret is not said.", "Write slipway secret " + action + " NAME.");
        }
        if (!NAME.matcher(given).matches()) {
            throw Fault.usage(
                    "bad-secret",
                    "This is no name of a secret: '" + given + "'.",
                    "Use letters, digits, _, . and -, a letter first.");
        }
        return given;
    }

    private void set(Session session, Keyring keyring) throws Fault, IOException {
        var secret = name();
        if (keyring.program().isEmpty()) {
            throw noKeyring(secret);
        }
        var value = value(secret);
        if (value.isEmpty()) {
            throw Fault.usage("usage", "The value is empty.", "Type it, or pipe it into the command.");
        }
        keyring.set(secret, value);
        if (session.isJson()) {
            session.document(new Fields().with("secret", secret).with("stored", true));
        } else {
            session.say("Stored " + secret + " in the keyring.");
        }
    }

    /// Reads the value from the terminal, unseen, or from the pipe up to its end.
    private static String value(String secret) throws IOException {
        var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            var typed = terminal.get().readPassword("Value of %s (not shown): ", secret);
            return typed == null ? "" : new String(typed);
        }
        var text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1).replaceFirst("\r$", "") : text;
    }

    private void list(Session session, Keyring keyring) throws IOException {
        var found = new TreeMap<String, String>();
        if (keyring.program().isPresent()) {
            keyring.names().forEach(each -> found.put(each, "keyring"));
        }
        session.surroundings().environment().keySet().stream()
                .filter(each -> each.startsWith(PREFIX) && each.length() > PREFIX.length())
                .forEach(each -> found.put(each.substring(PREFIX.length()), "environment"));
        if (session.isJson()) {
            var secrets = new ArrayList<Fields>();
            found.forEach((secret, source) ->
                    secrets.add(new Fields().with("name", secret).with("source", source)));
            session.document(new Fields().with("secrets", List.copyOf(secrets)));
            return;
        }
        if (found.isEmpty()) {
            session.say("No secrets." + (keyring.program().isEmpty() ? " There is no keyring here." : ""));
            return;
        }
        var table = new TextTable("SECRET", "FROM");
        found.forEach(table::row);
        table.print(session.out(), session.isColoured());
    }

    private void remove(Session session, Keyring keyring) throws Fault, IOException {
        var secret = name();
        if (keyring.program().isEmpty()) {
            throw noKeyring(secret);
        }
        if (!keyring.remove(secret)) {
            throw Fault.usage(
                    "no-such-secret",
                    "There is no secret " + secret + " in the keyring.",
                    "slipway secret list shows those there are.");
        }
        if (session.isJson()) {
            session.document(new Fields().with("secret", secret).with("stored", false));
        } else {
            session.say("Removed " + secret + " from the keyring.");
        }
    }

    private static Fault noKeyring(String secret) {
        return Fault.world(
                "no-keyring",
                "There is no keyring on this machine that Slipway can use (secret-tool or macOS's security).",
                "Set the environment variable " + PREFIX + secret + " instead, or install secret-tool"
                        + " (libsecret-tools).");
    }
}
