package dev.slipway.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command takes.
final class Common {
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
}
