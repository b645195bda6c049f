package dev.slipway.cli.call;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command takes.
public final class Common {
    @Option(names = "--json", description = "Print exactly one JSON document.")
    boolean json;

    @Option(names = "-C", paramLabel = "DIR", description = "Use the workspace of DIR.")
    @Nullable
    String folder;

    @Option(names = "--offline", description = "Never use the network.")
    boolean offline;

    @Option(names = "--debug", description = "Show stack traces of Slipway itself.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            description = "Show this help.")
    boolean help;

    /// Returns the options of a command that takes `--json` only.
    ///
    /// @param arguments as given
    public static Common of(Iterable<String> arguments) {
        var common = new Common();
        for (var argument : arguments) {
            common.json |= argument.equals("--json");
        }
        return common;
    }

    /// Tells whether the network is forbidden.
    public boolean isOffline() {
        return offline;
    }

    /// Tells whether the person asked for help.
    public boolean isHelp() {
        return help;
    }
}
