package dev.slipway.cli.call;

import java.util.List;

/// One command: a class with picocli's annotations, made anew for each call.
public interface Command {
    /// Does it and returns the exit code. Interrupting the thread ends it cleanly.
    ///
    /// @throws Fault for exit codes 2 and 3
    /// @throws Exception for what `Faults` names
    int run(Session session) throws Exception;

    /// Takes `argument`, which is no option and all that was given, and returns true. Picocli would take it the same
    /// way, but needs as long as all else that a short command does.
    ///
    /// @return false if picocli is to read it
    default boolean takes(String argument) {
        return false;
    }

    /// Returns `arguments` as picocli is to read them.
    default List<String> arrange(List<String> arguments) {
        return arguments;
    }
}
