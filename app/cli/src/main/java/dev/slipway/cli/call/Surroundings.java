package dev.slipway.cli.call;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// What a command is called in. Immutable.
///
/// @param folder the current folder, absolute
/// @param environment the environment variables; copied
/// @param out takes the result and nothing else, in UTF-8
/// @param err takes progress, logs and messages, in UTF-8
/// @param terminals which of the two are terminals
public record Surroundings(
        Path folder, Map<String, String> environment, PrintStream out, PrintStream err, Terminals terminals) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// @param out whether the result goes to a terminal
    /// @param err whether messages go to a terminal
    public record Terminals(boolean out, boolean err) {
        /// Neither is one.
        public static final Terminals NONE = new Terminals(false, false);
    }
}
